/**
 * What the recommendations for JATS ask of a reference: enough to find the work.
 */
import type { Reference } from '../document/references.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** `incomplete-reference`, `reversed-pages`, for the entries that are cited. */
export const checkReferences: Stage = (inputs) => (article, file) => {
  for (const node of article.children[2].children) {
    if (node.type !== 'bibliography') continue
    for (const { identifier } of node.children) {
      const reference = inputs.references.get(identifier)
      const lacking = reference ? lackingIn(reference) : []
      const reversed = reference && reversedIn(reference)
      if (reversed)
        report(
          file,
          'reversed-pages',
          reference.fields.get('pages')?.position ?? reference.position,
          `Unexpected pages \`${reversed}\` of \`${identifier}\`, which end before they begin, expected the first page first (JATS4R Citations)`,
        )
      if (reference && lacking.length > 0)
        report(
          file,
          'incomplete-reference',
          reference.position,
          `Unexpected entry \`${identifier}\` without ${inWords(lacking)}, expected what a reader needs to find the work (JATS4R Citations)`,
        )
    }
  }
}

/** Pages whose last is below the first; one written short ("1234–41") is not. */
function reversedIn({ item }: Reference): string | undefined {
  const written = typeof item['page'] === 'string' ? item['page'] : ''
  const [, first = '', last = ''] = /^\s*(\d+)\s*[-–—]+\s*(\d+)\s*$/.exec(written) ?? []
  return last.length >= first.length && Number(last) < Number(first) ? written : undefined
}

/** Fields of BibTeX, by what they are for. An author is none of them: a web page, a law, an editorial may have none. */
function lackingIn({ item, entryType, fields }: Reference): string[] {
  const has = (...names: string[]): boolean =>
    names.some((name) => item[name] !== undefined && item[name] !== '')
  const found = has('DOI', 'URL', 'PMID', 'PMCID') || fields.has('eprint')
  const wants: Array<[boolean, string]> = [
    [has('title'), '`title`'],
    [has('issued') || has('status', 'accessed'), '`year`'],
    [
      has('container-title') ||
        !['article-journal', 'chapter'].includes(item.type) ||
        entryType === 'unpublished',
      item.type === 'chapter' ? '`booktitle`' : '`journal`',
    ],
    [
      found ||
        !['webpage', 'dataset', 'article', 'software'].includes(item.type) ||
        entryType === 'unpublished',
      '`url` or `doi`',
    ],
    [has('publisher') || item.type !== 'thesis', '`school`'],
    [has('number') || item.type !== 'patent', '`number`'],
    [has('publisher', 'publisher-place') || found || item.type !== 'book', '`publisher`'],
  ]
  return wants.filter(([met]) => !met).map(([, name]) => name)
}

const inWords = (list: readonly string[]): string =>
  list.length > 1 ? `${list.slice(0, -1).join(', ')} and ${list.at(-1)}` : (list[0] ?? '')
