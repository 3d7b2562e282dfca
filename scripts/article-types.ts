/**
 * What an article is, and how another is related to it, in the words that JATS (1.3, `@article-type`,
 * `@related-article-type`) and the archive (PMC Tagging Guidelines) list.
 */
export const articleTypes: ReadonlySet<string> = new Set(
  'abstract addendum announcement article-commentary book-review books-received brief-report calendar case-report collection correction data-paper discussion dissertation editorial expression-of-concern guideline in-brief introduction letter meeting-report methods-article news obituary oration other partial-retraction preprint product-review protocol rapid-communication reply reprint research-article response retraction review-article systematic-review technical-report translation'.split(
    ' ',
  ),
)

export const relatedTypes: ReadonlySet<string> = new Set(
  'addended-article addendum alt-language article-reference commentary commentary-article companion concurrent-pub continued-by continues corrected-article correction-forward data-article dataset expression-of-concern in-this-issue letter object-of-concern original original-article partial-retraction peer-review peer-reviewed-article preprint protocol republication republished-article reply response retracted-article retraction-forward translated-article translation update updated-article'.split(
    ' ',
  ),
)
