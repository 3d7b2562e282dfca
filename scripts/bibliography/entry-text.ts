/**
 * One entry of citeproc's HTML as phrasing: its number taken off, addresses linked, marks that fell together mended.
 */
import type { Phrasing } from '../document/tree.js'
import { htmlText } from './rich-text.js'

/** "et al." in the style's language, and whether the style slants it (then it follows a name without a comma). */
export interface EtAl {
  words: string
  italic: boolean
}

/**
 * The label and the words of an entry: a number or a label in brackets that a style puts into the margin. Other words there
 * (authors, a year) are words of the entry, and what a style puts aside later in it stays where it is.
 */
export function entryText(
  html: string,
  etAl: EtAl,
): { label?: string | undefined; children: Phrasing[] } {
  const found =
    /^\s*(?:<div class="csl-entry">\s*)?<div class="csl-left-margin">([^]*?)<\/div>/.exec(html)
  const margin =
    found && isLabel(found[1] ?? '', html.slice(found.index + found[0].length)) ? found : null
  const after = margin ? html.slice(margin.index + margin[0].length) : html
  // A style that numbers within a group has all of the entry in the margin.
  const whole = margin && !/[^\s>](?=[^<>]*(?:<|$))/.test(after.replace(/<[^<>]*>/g, ' '))
  const [number = '', words = ''] = whole ? [undefined, margin[1]] : [margin?.[1], after]
  return {
    ...labelOf(whole ? (leadingNumber.exec(words)?.[0] ?? '') : number),
    children: linked(
      trimmed(
        spaced(
          htmlText(
            mended(
              (whole ? words.replace(leadingNumber, '') : words)
                .replace(/<div class="csl-[a-z-]+">/g, ' ')
                .replaceAll('</div>', ' '),
              etAl,
            ),
          ),
        ),
      ),
    ),
  }
}

/** Whether a margin holds a number, a label in brackets, or with nothing after it a number and the whole entry. */
function isLabel(margin: string, after: string): boolean {
  const words = plain(htmlText(margin)).trim()
  if (/^\P{L}*$/u.test(words) && !/^\d{4}$/.test(words)) return true
  if (/^\[[^\s\]]*\]\P{L}*$/u.test(words)) return true
  return leadingNumber.test(margin) && plain(htmlText(after)).trim() === ''
}

const leadingNumber = /^\s*[[(]?\d+[\])]?[.:]?\s+/

function labelOf(html: string): { label?: string } {
  const label = plain(htmlText(html)).trim()
  return label ? { label } : {}
}

const plain = (nodes: readonly Phrasing[]): string =>
  nodes
    .map((node) =>
      'value' in node ? node.value : 'children' in node ? plain(node.children as Phrasing[]) : '',
    )
    .join('')

/** Letters of text that HTML writes as entities, while marks are mended: the `;` of an entity is no mark. */
const entities: ReadonlyArray<readonly [entity: string, letter: string]> = [
  ['&#38;', '\uE020'],
  ['&#60;', '\uE021'],
  ['&#62;', '\uE022'],
]

/** What a style's parts make together: "and et al.", two stops, a blank before a stop. Tags may stand between. */
function mended(html: string, { words, italic }: EtAl): string {
  const text = entities
    .reduce((all, [entity, letter]) => all.replaceAll(entity, letter), html)
    .replace(/\s{2,}/g, (run) => (run.includes('\u00A0') ? '\u00A0' : ' '))
    .replace(/\uE021(\/?(?:i|b|sup|sub|span))(?: class="nocase")?\uE022/g, '<$1>')
    .replace(/,?\s*(?:(?:\uE020|\p{L}{1,4})\s+)?\uE010/gu, (found) =>
      italic ? ` <i>${words}</i>` : /^,|\s/.test(found) ? `, ${words}` : words,
    )
    .replace(/(?<!\.)\.((?:<\/[a-z]+>)*)\.(?!\.)/g, '.$1')
    .replace(/([?!])((?:<\/[a-z]+>)*[”’»]?)\.(?=\s|$)/g, '$1$2')
    .replace(
      /(\. )(?=(?:in press|forthcoming|submitted|in preparation|prepublished)\b)(\p{L})/gu,
      (_, stop: string, letter: string) => stop + letter.toUpperCase(),
    )
    .replace(/\s+((?:<\/[a-z]+>)*)([.,])(?=\s|<|$)/g, '$1$2')
    .replace(/,((?:<\/[a-z]+>)*)\s*([.;,])(?=\s|$)/g, '$1$2')
    .replace(/;(?=\s*$)/, '.')
    .replace(/(?<=\d);\s+(?=(?:doi|PMC?ID|https?):)/g, '. ')
  return entities.reduce((all, [entity, letter]) => all.replaceAll(letter, entity), text)
}

/** One blank between words, across the ends of marked-up text too. */
function spaced(nodes: Phrasing[]): Phrasing[] {
  let blank = true
  const walk = (list: Phrasing[]): Phrasing[] =>
    list.flatMap((node): Phrasing[] => {
      if (node.type === 'text') {
        const value = node.value.replace(/[ \t\r\n]+/g, ' ').replace(blank ? /^ / : /^$/, '')
        if (value) blank = value.endsWith(' ')
        return value ? [{ ...node, value }] : []
      }
      return 'children' in node
        ? [{ ...node, children: walk(node.children as Phrasing[]) } as Phrasing]
        : [node]
    })
  return walk(nodes)
}

function trimmed(nodes: Phrasing[]): Phrasing[] {
  const end = nodes.at(-1)
  return end?.type === 'text'
    ? [...nodes.slice(0, -1), { ...end, value: end.value.trimEnd() }]
    : nodes
}

/** Addresses and DOIs as links; a stop or bracket behind one is no part of it. */
function linked(nodes: readonly Phrasing[]): Phrasing[] {
  return nodes.flatMap((node): Phrasing[] => {
    if (node.type !== 'text')
      return 'children' in node
        ? [{ ...node, children: linked(node.children as Phrasing[]) } as Phrasing]
        : [node]
    const parts: Phrasing[] = []
    let from = 0
    for (const { 0: all, index } of node.value.matchAll(
      /https?:\/\/[^\s<>"]+|\b10\.\d{4,9}\/[^\s"]+/g,
    )) {
      const words = all.slice(0, addressEnd(all))
      if (index > from) parts.push({ type: 'text', value: node.value.slice(from, index) })
      parts.push({
        type: 'link',
        url: words.startsWith('10.') ? `https://doi.org/${encodeDoi(words)}` : words,
        children: [{ type: 'text', value: words }],
      })
      from = index + words.length
    }
    if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) })
    return parts
  })
}

/** How much of `text` is the address: its last marks are not, nor a bracket that it did not open. */
function addressEnd(text: string): number {
  const surplus = {
    ')': count(text, ')') - count(text, '('),
    ']': count(text, ']') - count(text, '['),
  }
  for (let end = text.length; end > 0; end--) {
    const last = text[end - 1] ?? ''
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) return end
      surplus[last] -= 1
    } else if (!/[.,;:>]/.test(last)) return end
  }
  return 0
}

const count = (text: string, mark: string): number => text.split(mark).length - 1

const encodeDoi = (doi: string): string =>
  doi.replace(/[<>"#%{}|\\^`?]/g, (mark) => encodeURIComponent(mark))
