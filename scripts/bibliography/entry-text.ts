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

/** The margin and the words of an entry. */
export function entryText(
  html: string,
  etAl: EtAl,
): { label?: string | undefined; children: Phrasing[] } {
  const margin = /<div class="csl-left-margin">([\s\S]*?)<\/div>/.exec(html)
  const words = html
    .replace(margin?.[0] ?? '', '')
    .replace(/<div class="csl-(?:entry|right-inline|block|indent)">/g, ' ')
    .replaceAll('</div>', ' ')
  const label = margin ? plain(htmlText(margin[1] ?? '')).trim() : undefined
  return {
    ...(label ? { label } : {}),
    children: linked(trimmed(spaced(htmlText(mended(words, etAl))))),
  }
}

const plain = (nodes: readonly Phrasing[]): string =>
  nodes
    .map((node) =>
      'value' in node ? node.value : 'children' in node ? plain(node.children as Phrasing[]) : '',
    )
    .join('')

/** What a style's parts make together: "and et al.", two stops, a blank before a stop. Tags may stand between. */
function mended(html: string, { words, italic }: EtAl): string {
  return html
    .replace(/\s{2,}/g, (run) => (run.includes('\u00A0') ? '\u00A0' : ' '))
    .replace(/&#60;(\/?(?:i|b|sup|sub|span))(?: class="nocase")?&#62;/g, '<$1>')
    .replace(/,?\s*(?:(?:&#38;|\p{L}{1,4})\s+)?\uE010/gu, (found) =>
      italic ? ` <i>${words}</i>` : /^,|\s/.test(found) ? `, ${words}` : words,
    )
    .replace(/\.((?:<\/[a-z]+>)*)\.(?!\.)/g, '.$1')
    .replace(/([?!])((?:<\/[a-z]+>)*[”’»]?)\.(?=\s|$)/g, '$1$2')
    .replace(
      /(\. )(?=(?:in press|forthcoming|submitted|in preparation|prepublished)\b)(\p{L})/gu,
      (_, stop: string, letter: string) => stop + letter.toUpperCase(),
    )
    .replace(/\s+((?:<\/[a-z]+>)*)([.,;])(?=\s|<|$)/g, '$1$2')
    .replace(/,((?:<\/[a-z]+>)*)\s*([.;,])(?=\s|$)/g, '$1$2')
    .replace(/;(?=\s*(?:<\/div>\s*)*$)/, '.')
    .replace(/;\s+(?=(?:doi|PMC?ID|https?):)/g, '. ')
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
