import type { Node } from 'unist'

type Leaf = Node & { value: string }
type Inner = Node & { value?: string; children?: Node[]; prefix?: Node[]; suffix?: Node[] }

/**
 * Makes a blank of every line end, tab and other break inside running text, so that how the source is wrapped and which
 * line ends it has shows in no output. Between two letters of a script that parts no words with blanks, a line end is
 * none.
 */
export function unwrapLines(root: Node): void {
  const texts: Array<Leaf | undefined> = []
  gather(root, texts)
  texts.forEach((text, index) => {
    if (!text || !/[\r\n\t\v\f\u0085\u2028\u2029]/.test(text.value)) return
    const before = texts[index - 1]?.value ?? ''
    const after = texts[index + 1]?.value ?? ''
    text.value = text.value
      .replace(/\r\n?|\n/g, (end, at: number, all: string) =>
        unparted.test(lastOf(all.slice(0, at) || before)) &&
        unparted.test(firstOf(all.slice(at + end.length) || after))
          ? ''
          : ' ',
      )
      .replace(/[\t\v\f\u0085\u2028\u2029]+/g, ' ')
  })
}

/** Han, kana and the signs that are set with them; Korean parts its words. */
const unparted =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}]|[\u3001-\u303f\u30fb-\u30ff\uff01-\uffee])$/u
const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? ''
const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? ''

/** Texts in their order, and nothing where something else stands between them. */
function gather(node: Inner, found: Array<Leaf | undefined>): void {
  if (node.type === 'text' && node.value !== undefined) found.push(node as Leaf)
  else if (!spans.has(node.type)) found.push(undefined)
  for (const children of [node.prefix, node.children, node.suffix])
    for (const child of children ?? []) gather(child, found)
  if (!spans.has(node.type) && node.type !== 'text') found.push(undefined)
}

/** What words of one line are in. */
const spans: ReadonlySet<string> = new Set([
  'emphasis',
  'strong',
  'delete',
  'link',
  'span',
  'superscript',
  'subscript',
  'smallCaps',
])
