/**
 * `leftover-markup`: the printed text of every part, read for what still looks like markup. Whatever the reader did not
 * understand and nobody has told yet is told here, at its place.
 */
import type { InlineCode } from 'mdast'
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { Article, Xref } from '../../document/tree.js'
import { report } from '../../report.js'
import type { Stage } from '../../stage.js'
import { printedLines } from '../../tree/prose.js'
import { visit } from '../../tree/visit.js'
import { placeOf } from '../places.js'
import { isMeant } from './meant.js'
import { leftoversIn, sentence } from './signs.js'
import { checkRaised, checkTypedCitations } from './typed-citations.js'

export const checkLeftovers: Stage = (inputs) => (article, file) => {
  const told = toldPlaces(file)
  let cites = false
  visit(article, (node) => {
    cites ||= node.type === 'xref' && (node as Xref).kind === 'bibliography'
  })
  for (const line of printedLines(article)) {
    for (const { sign, words, start } of leftoversIn(line.text)) {
      const place = placeOf(line, start, words, inputs)
      if (isMeant(place, inputs) || told(place)) continue
      report(file, 'leftover-markup', place, sentence(sign, words), {
        severity: sign.surely && 'error',
      })
    }
    checkTypedCitations(line, { cites, inputs, file })
  }
  if (cites) checkRaised(article, file)
  checkCode(article, file)
  checkNames(article, file)
}

/** Whether a message stands at a place already; what is told once is not told again. */
function toldPlaces(file: VFile): (place: Position | undefined) => boolean {
  const ranges = new Map<string, ToldRange[]>()
  for (const message of file.messages) {
    if (message.ruleId !== 'unsupported-markup' && message.ruleId !== 'invalid-expression') continue
    const place = message.place as Position | undefined
    if (!place || !('start' in place)) continue
    const own = ranges.get(message.file ?? '') ?? []
    own.push({ from: order(place.start), to: order(place.end) })
    ranges.set(message.file ?? '', own)
  }
  for (const own of ranges.values()) {
    own.sort((left, right) => left.from - right.from)
    for (const [index, range] of own.entries())
      range.to = Math.max(range.to, own[index - 1]?.to ?? 0)
  }
  return (place) =>
    place !== undefined && isIn(ranges.get(place.path ?? '') ?? [], order(place.start))
}

/** Of places in the order of a text; `to` is the last of this range and of those before it. */
interface ToldRange {
  from: number
  to: number
}

/** A place as one number, for no line has a billion columns. */
const order = ({ line, column }: Position['start']): number => line * 1e9 + column

/** Whether a place is in one of `ranges`, of which as many are looked at as a search by halves needs. */
function isIn(ranges: readonly ToldRange[], at: number): boolean {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle]!.from <= at) low = middle + 1
    else high = middle
  }
  return low > 0 && ranges[low - 1]!.to >= at
}

/** Code of R or Python in running text, which would have become a number. */
function checkCode(article: Article, file: VFile): void {
  visit(article, (node) => {
    const { value } = node as InlineCode
    if (node.type !== 'inlineCode' || !/^(?:r|\{(?:r|python|julia)\})\s+\S/.test(value)) return
    report(
      file,
      'leftover-markup',
      node,
      `Unexpected code \`${value.slice(0, 60)}\` in place of its result, expected the text as it was knitted (\`keep_md: true\`, \`quarto render --to md\`), or a \`:value\` from the data`,
      { severity: 'error' },
    )
  })
}

/** Marks of notes and markup that were left in names, affiliations and keywords. */
function checkNames({ children: [{ metadata }] }: Article, file: VFile): void {
  const look = (text: string | undefined, place: Position | undefined): void => {
    for (const { sign, words } of leftoversIn(text ?? ''))
      report(file, 'leftover-markup', place, sentence(sign, words))
  }
  for (const author of metadata.authors) {
    const name = author.kind === 'group' ? author.name : `${author.given ?? ''} ${author.family}`
    look(`${name} ${author.note ?? ''}`, author.position)
  }
  for (const [index, { institution }] of metadata.affiliations.entries())
    look(institution, metadata.positions.get(`affiliations.${index}`))
  for (const [index, keyword] of metadata.keywords.entries())
    look(keyword, metadata.positions.get(`keywords.${index}`) ?? metadata.positions.get('keywords'))
}
