/**
 * Every rule, once: its severity, what it means, an example, and the mend. `galley explain`, the reporters and
 * `docs/rules.md` read this table; nothing else lists rules. Names are public and stable.
 */
export interface Rule {
  /** A hint is told only where it is asked for (`check --numbers`), and never stops anything. */
  severity: 'error' | 'warning' | 'hint'
  /** An error that `--draft` does not turn into a warning: the input is no text, or the use is wrong. */
  fatal?: true
  /** What it means to the author, in a sentence or two. */
  meaning: string
  /** Source that breaks the rule. */
  example: string
  /** What to do about it. */
  mend: string
}

const error = (meaning: string, example: string, mend: string): Rule => ({
  severity: 'error',
  meaning,
  example,
  mend,
})
const warning = (meaning: string, example: string, mend: string): Rule => ({
  severity: 'warning',
  meaning,
  example,
  mend,
})

const hint = (meaning: string, example: string, mend: string): Rule => ({
  severity: 'hint',
  meaning,
  example,
  mend,
})

export const rules = {
  // References to things
  'unresolved-citation': error(
    'A citation names a key that the bibliography does not have.',
    'As shown [@doe2021].',
    'Correct the key, or add the entry to the .bib file.',
  ),
  'unresolved-cross-reference': error(
    'A reference, written as `@fig:x` or typed as "Figure 7", names something that the manuscript does not have.',
    'See @fig:skni, or Figure 7 of three.',
    "Correct the name, or give the target that identifier; write `\\Figure 7` when another work's figure is meant.",
  ),
  'unknown-panel': error(
    'A reference names a panel that its figure does not have.',
    '@fig:skin.d of a figure with panels a and b',
    'Correct the letter, or add the panel.',
  ),
  'duplicate-identifier': error(
    'Two things carry the same identifier, so that a reference to it could mean either.',
    '![One](a.png){#fig:x} … ![Two](b.png){#fig:x}',
    'Give one of them another identifier.',
  ),
  'unresolved-table': error(
    '`::table` or `::chart` names a specification that does not exist or cannot be used.',
    '::table{#tbl:x from=reprted-cases}',
    'Correct the name, or add the file to tables/ or charts/.',
  ),
  // Files
  'missing-image': error(
    'An image file does not exist.',
    '![Rash.](figures/rahs.png)',
    'Correct the path; names are case-sensitive everywhere.',
  ),
  'invalid-image': error(
    'A file is there but cannot be read as the image it should be.',
    'a text file named scan.png',
    'Export the image again, as PNG, JPEG, TIFF, SVG or PDF.',
  ),
  'invalid-font': error(
    'A font of the manuscript is no TrueType or OpenType file, is broken, or may not be embedded.',
    'fonts: {text: fonts/licensed-for-screens.ttf}',
    'Give another font, or the whole file from its maker.',
  ),
  'invalid-template': error(
    'The template of the Word file is no Word file, is damaged, or has no style of the name that is asked for.',
    'docx: {reference: template.pdf}',
    'Save it as .docx or .dotx, or name one of its styles.',
  ),
  'missing-file': error(
    'A file that the manuscript names (a section, bibliography, style, data) does not exist.',
    'bibliography: papr.bib',
    'Correct the path, or add the file.',
  ),
  'unsafe-path': error(
    "A path leads out of the manuscript's folder; nothing outside it is ever read.",
    '![x](../../secret.png)',
    "Copy the file into the manuscript's folder.",
  ),
  'invalid-encoding': {
    ...error(
      'A source is not UTF-8 text.',
      'a file saved as UTF-16 or Latin-1',
      'Save it as UTF-8.',
    ),
    fatal: true,
  },
  // Bibliography
  'duplicate-reference': error(
    'Two entries of the bibliography have one key.',
    '@article{doe2020, …} @book{doe2020, …}',
    'Rename or delete one of them.',
  ),
  'invalid-bibtex': error(
    'The bibliography has a mistake that would lose or change what it says.',
    '@article{doe2020, title = {Unclosed',
    'Mend the entry at the place named.',
  ),
  'raised-number-after-number': warning(
    'A raised citation number stands behind a digit, a unit, raised text or a formula, and is read as a part of it: 10⁴.',
    'A dose of 10 [@doe2020] in a style that raises its numbers',
    'Move the citation behind a word or the stop that follows, or name the authors: `@doe2020`.',
  ),
  'unread-field': warning(
    'A date, a DOI, an address, an ISBN or a command of TeX in the bibliography is none that can be read, so that it is not printed, or as it stands.',
    '@article{doe2020, …, date = {5/3/2020}, doi = {10/abc}}',
    'Write the date as year-month-day (`pubstate = {inpress}` without one), the whole DOI and address, the digits as they stand in the book, and words in place of the command.',
  ),
  'unbraced-organisation': warning(
    'An organisation among the authors has no braces, so that its last word is read as a family name: "Organization WH".',
    '@report{who2020, author = {World Health Organization}, …}',
    'Put braces around it: `author = {{World Health Organization}}`.',
  ),
  'same-work': warning(
    'Two keys seem to be one work: the same DOI, or the same title and year.',
    '@article{doe2020, doi={10.1/x}} @article{doe20, doi={10.1/x}}',
    'Keep one key and cite it everywhere.',
  ),
  'uncited-entry': warning(
    'An entry of the bibliography is never cited; it is not printed.',
    '@article{doe2020, …} without [@doe2020]',
    'Cite it or delete it.',
  ),
  'incomplete-reference': warning(
    'A cited entry lacks what a reader needs to find the work.',
    '@article{doe2020, title={…}} without journal and year',
    'Complete the entry from its source.',
  ),
  'reversed-pages': warning(
    "A cited entry's last page is below its first.",
    'pages = {109--101}',
    'Write the first page first; check them at the source.',
  ),
  // Metadata
  'invalid-metadata': error(
    'The front matter or manuscript.yaml cannot be read, or lacks or contradicts what a paper needs.',
    'affiliation: 3 where only 1 and 2 are defined',
    'Correct the field at the place named.',
  ),
  'unknown-country': warning(
    "An affiliation's country is none that ISO 3166 knows, so that archives cannot index it.",
    'country: Niederlande',
    "Write the country's English name, or its two letters.",
  ),
  'invalid-funder': warning(
    'A funder has no name, or its identifier is neither of the Open Funder Registry nor a ROR.',
    'funding: [{funder: Example Fund, id: EF-12}]',
    'Write the identifier that begins with 10.13039/ or https://ror.org/, or leave it out.',
  ),
  'single-equal-contribution': warning(
    'Only one author is said to have contributed equally.',
    'equal-contrib: true on one author',
    'Mark the others too, or none.',
  ),
  'placeholder-text': warning(
    'What `galley init` wrote for you to replace is still there, where something is made to be sent away; no package is written.',
    'title: "Placeholder title: write your own here"',
    'Write your own in its place, or delete it.',
  ),
  'missing-journal-metadata': warning(
    'The article is made ready for an archive or a journal, and lacks what only the journal knows: its ISSN, the date of publication, a page.',
    'galley package --for pmc without `journal: {issn: …}`',
    'Ask the journal and write it into the metadata; never invent it.',
  ),
  // Journals
  'journal-requirement': error(
    "The journal's own pages ask for something that the manuscript lacks, or forbid what it has; it would be sent back.",
    'galley check --journal surgical-case-reports, without "Funding"',
    'Do what the message asks; its note names the page and the day on which it was read.',
  ),
  'journal-advice': warning(
    'The journal asks for it, as far as a copy of its rules or a journal that quotes them says.',
    'galley check --journal bmj-case-reports, with "a case report" in the title',
    "Read the journal's own page, and do what it asks.",
  ),
  'invalid-profile': {
    ...error(
      "A journal's profile or a reporting checklist of your own is not as the program reads it.",
      'check: {kind: abstrct-words, most: 250}',
      'Correct what the message names; `galley journals NAME --out FILE.yaml` and `galley checklists NAME --out FILE.yaml` write one to begin with.',
    ),
    fatal: true,
  },
  'old-profile': warning(
    "The journal's profile was read more than a year before the manuscript's date; its rules may have changed.",
    'date: 2028-01-15 with a profile read in 2026',
    "Read the journal's own pages before you submit.",
  ),
  'checklist-item': warning(
    'A reporting checklist asks for something that is neither found in the manuscript nor excluded with a reason. Without a timeline, without a statement on consent, or with an exclusion that gives no reason, it is an error.',
    'checklist: {care: {12: {exclude: ""}}}',
    'Mark where it stands, as in `[She was 42.]{#care-5a}`; or say in the metadata where it is, `care: {7: "@fig:timeline"}`, or why it is not there, `care: {12: {exclude: the reason}}`.',
  ),
  'quoted-wording': error(
    'A response letter quotes a new wording that the manuscript does not have: the reviewer would look for it in vain.',
    'letter.md: [She recovered fully.]{.new} where the manuscript says “She recovered.”',
    'Quote the words as the manuscript prints them; `…` stands for what is left out.',
  ),
  // The patient
  'patient-identity': error(
    'A case report says who its patient is: a name, a number of the hospital, a date of birth, the day of an event, the place where a photograph was taken.',
    'Mrs Doe (MRN 00123456) was admitted on 12 March 2019.',
    'Take it out, or say it in relation to another event ("three days later"). What points to nobody is named in the metadata: `not-identifying: [words]`.',
  ),
  'identity-hint': warning(
    "A case report has what may point to its patient, above all together with other things: an age above 89, initials, the authors' own hospital, a day.",
    'JD, a 93-year-old woman, was seen in Example Hospital.',
    'Say it less exactly, or name it in the metadata as `not-identifying: [words]`.',
  ),
  'identifiable-image': error(
    'A photograph in a case report does not say whether the patient can be known by it, or can be and nothing says that the patient consented to its publication.',
    '![Rash.](rash.jpg){.photograph}',
    'Write {.photograph identifiable=no}; or `identifiable=yes`, with a consent that names the images.',
  ),
  'blind-trace': warning(
    'A blind build still has what says who the authors are, and only they can say it otherwise.',
    'galley build --blind with "in our previous report [@doe2020]"',
    "Write of your own work as of anybody's, and look through files that are sent as they are.",
  ),
  // Data and numbers
  'invalid-data': error(
    'A cell of the data is not what the Data Package says that it is, or the Data Package itself is wrong. A misspelt key of the package, or one category spelt in two ways, is a warning.',
    'age_years "fifty" in a column of integers',
    "Correct the cell, or the field's type or missing values.",
  ),
  'invalid-expression': error(
    'An expression cannot be evaluated, or names what the Data Package does not have.',
    ':value{of="$count(csaes)"}',
    'Correct the expression; names are those of the Data Package.',
  ),
  'claim-mismatch': error(
    'The words of a claim disagree with the data.',
    ':claim[three]{of="…"} where the data give 2',
    'Write what the data say, or correct the data.',
  ),
  'count-mismatch': error(
    'A number in the text counts a category of the data, and the rows contradict it.',
    '"three colon cancers" over two rows',
    'Write what the data say, correct the data, or bind the number with :claim.',
  ),
  'arithmetic-mismatch': error(
    'Numbers that stand together cannot all be right: a percentage beside its count, parts beside their whole, a mean and its range, an estimate and its interval, a test and its p, a quantity that the abstract and the text give two values. Or one cannot be at all: a p above 1, an interval or a range that runs backwards, more patients than all, 31 June.',
    '9 of 24 patients (40%)',
    'Compute it again, and correct the number that is wrong.',
  ),
  'number-hint': hint(
    'A number probably counts or sums up a column of the data, or belongs to numbers beside it, and does not fit. `check --numbers` shows it; it stops nothing.',
    '"the mean age was 45 years" over rows whose mean is 54',
    'Look at it; bind the number with :claim when the data can hold it, or mark it `[45]{.given}` when they cannot.',
  ),
  'unused-fact': warning(
    'A fact is named in facts.yaml and nothing uses it.',
    'old-count: $count(cases) without :value{fact=old-count}',
    'Use it or delete it.',
  ),
  // Text
  'missing-glyph': error(
    'No font at hand has a character of the text.',
    'a character of a rare script',
    'Use another character, give a font that has it (`fonts: {fallback: fonts/name.ttf}` in the metadata), or show it as an image.',
  ),
  'missing-language': warning(
    'The words of a language (of headings, labels, dates) are not known; English ones are printed.',
    '`lang: tlh`',
    'Use a language that has words (`docs/format.md`), or give those of labels yourself: `words: {figure: {one: …, many: …, label: …}}` in the metadata.',
  ),
  'doubled-word': warning(
    'A small word of an English text stands twice in a row.',
    'The measurements of the the first group are shown.',
    'Delete one of the two.',
  ),
  'unclosed-mark': warning(
    'A double quotation mark or a parenthesis has no other in its paragraph.',
    'The patients (all adults were followed for a year.',
    'Write the other, or take this one out.',
  ),
  'leftover-markup': warning(
    'The printed text still holds what looks like markup. Where a float, a citation or a value was surely meant, it is an error.',
    'The fee was :vlaue{of="…"}, see {#fig:x and [[Methods]].',
    'Write it as docs/format.md has it; put a backslash before a sign that is to be printed.',
  ),
  'unsupported-markup': warning(
    'Raw HTML or LaTeX is not understood; its text is kept, its markup is not.',
    '\\textcolor{red}{new}',
    'Write it in Markdown.',
  ),
  // Figures and tables
  'unreferenced-figure': warning(
    'A figure is never mentioned in the text.',
    '![Age.](age.png){#fig:age} without @fig:age',
    'Refer to it, or take it out.',
  ),
  'unreferenced-table': warning(
    'A table is never mentioned in the text.',
    ': Cases {#tbl:cases} without @tbl:cases',
    'Refer to it, or take it out.',
  ),
  'figure-order': warning(
    'Figures or tables are first mentioned in another order than they stand in.',
    '@fig:b before @fig:a, where a stands first',
    'Move the figure, or the sentence.',
  ),
  'undescribed-panel': warning(
    'A panel has no caption of its own and the main caption does not describe it.',
    'three panels, and a caption that speaks of **a** and **b**',
    'Describe it in the caption, or give the panel its own.',
  ),
  'image-in-part': warning(
    'An image file has more than the page shows: further pages, a film, finer colours than its turned copy.',
    'a scan of three pages as one TIFF',
    'Give each page as a figure of its own; turn a picture in a program that edits images, and export it again.',
  ),
  'template-in-part': warning(
    'The template of the Word file has more in its headers, footers or headings than can be taken from a file of others.',
    'a header with an embedded chart',
    'Take it out of the template, or put a picture (PNG, JPEG) in its place.',
  ),
  'missing-alt-text': warning(
    'An image has no alternative text for readers who cannot see it, or one that does not say what it shows: "image", "Figure 1", the name of the file.',
    '![Rash.](rash.png)',
    'Add {alt="what the image shows"}, or {alt=""} for decoration.',
  ),
  'missing-caption': warning(
    'A numbered figure or table has no caption.',
    '![](age.png){#fig:age}',
    'Say in a sentence what it shows.',
  ),
  'alt-text-is-caption': warning(
    'The alternative text of an image repeats its caption, which a reader who cannot see it has already.',
    '![Rash.](rash.png){alt="Rash."}',
    'Describe what the image looks like.',
  ),
  'repeated-picture': warning(
    'Two figures show one file.',
    '![Before.](a.png){#fig:before} … ![After.](a.png){#fig:after}',
    'Give the second figure its own picture, or refer to the first.',
  ),
  'formula-too-wide': error(
    'A formula is wider than the column, and has no sign outside of fractions, roots and brackets at which it could be divided.',
    'a fraction with twenty terms above its line',
    'Give a part of it a name of its own, or write it in lines (`\\begin{aligned} … \\\\ … \\end{aligned}`).',
  ),
  'table-too-wide': error(
    'A table is too wide for the PDF, even on a page on its side and in the smallest letters.',
    'forty columns of names',
    'Take columns out, shorten the longest words, make two tables of it, or give it as a supplement.',
  ),
  'missing-table-head': warning(
    'A table has no head that names its columns or rows.',
    'a pipe table whose first row is empty',
    'Name the columns in the first row.',
  ),
  'untitled-section': warning(
    'A section has no title.',
    '## {#sec:more}',
    'Give it a title, or take its heading out.',
  ),
  'empty-section': warning(
    'A section has a heading, and neither text nor a section below it.',
    '# Limitations, followed by # Conclusions',
    'Write its text, or take its heading out.',
  ),
} satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
