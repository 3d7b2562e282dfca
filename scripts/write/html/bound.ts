/** What stands on one line: numbers with their units, labels with their numbers, as the PDF holds them together. */
import type { Element, ElementContent, Text } from 'hast'
import { h } from 'hastscript'
import { bondedStretches, longestStretch } from '../bonds.js'

type Stretches = ReadonlyArray<readonly [from: number, to: number]>

/** Parts of a line of text; every other element is a block or stands by itself. */
const inline = new Set(
  'a abbr b bdi br cite code del em i img ins mark math s small span strong sub sup svg u'.split(
    ' ',
  ),
)
/** One sign each, whatever is in them. */
const opaque = new Set(['code', 'img', 'math', 'svg'])
/** Neither is text that a browser breaks into lines. */
const kept = new Set(['pre', 'math', 'svg', 'code', 'script', 'style'])
/** Spans that are a part of the sentence; any other with a class is a part of the page. */
const ofText = new Set(['citation', 'small-caps'])

/** The element with its bonds in spans of the class `bound`; no character of the text is another. */
export function bound(element: Element): Element {
  if (kept.has(element.tagName)) return element
  return { ...element, children: lines(element.children).flatMap(boundLine) }
}

/** Children in lines: neighbours that are text and parts of text are one, each block is by itself. */
function lines(children: readonly ElementContent[]): ElementContent[][] {
  const found: ElementContent[][] = []
  let open: ElementContent[] | undefined
  for (const child of children) {
    const isPart = child.type === 'text' || (child.type === 'element' && isInline(child))
    if (isPart && open) open.push(child)
    else {
      const line = [child]
      found.push(line)
      open = isPart ? line : undefined
    }
  }
  return found
}

function boundLine(line: ElementContent[]): ElementContent[] {
  const [first] = line
  if (first?.type === 'element' && !isInline(first)) return [bound(first)]
  const stretches = bondedStretches(line.map(textOf).join(''))
  return stretches.length > 0 ? held(line, 0, stretches) : line
}

const isInline = ({ tagName, properties }: Element): boolean =>
  inline.has(tagName) &&
  (tagName !== 'span' || classesOf(properties.className).every((name) => ofText.has(String(name))))

const classesOf = (names: unknown): unknown[] => (Array.isArray(names) ? names : [])

/** The text as it is broken into lines, with a letter for a picture or formula. */
function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.properties.ariaHidden === 'true') return ''
  if (node.tagName === 'br') return '\n'
  if (opaque.has(node.tagName)) return 'x'
  return node.children.map(textOf).join('')
}

/** A node and where its text stands in that of its line. */
interface Placed {
  node: ElementContent
  from: number
  to: number
}

/** `nodes`, whose text begins at `start`, with those parts wrapped that are in one of `stretches`. */
function held(
  nodes: readonly ElementContent[],
  start: number,
  stretches: Stretches,
): ElementContent[] {
  const parts = placed(nodes, start, stretches)
  const found: ElementContent[] = []
  for (let index = 0; index < parts.length;) {
    const part = parts[index]!
    const stretch = stretches[after(stretches, part.from)]
    let end = index + 1
    if (!stretch || stretch[0] >= part.to) {
      found.push(part.node)
      index = end
      continue
    }
    while (end < parts.length && parts[end]!.from < stretch[1]) end++
    const run = parts.slice(index, end)
    const whole =
      (run.length > 1 || part.node.type === 'text') &&
      run.every(({ node, from, to }) => node.type === 'text' || to - from <= longestStretch)
    if (whole) found.push(wrapped(run))
    else for (const one of run) found.push(inside(one, stretches))
    index = end
  }
  return found
}

const wrapped = (run: readonly Placed[]): Element =>
  h(
    'span',
    { className: ['bound'] },
    run.map(({ node }) => node),
  )

const inside = ({ node, from }: Placed, stretches: Stretches): ElementContent =>
  node.type === 'element' && !kept.has(node.tagName)
    ? { ...node, children: held(node.children, from, stretches) }
    : node

/** The nodes with their places, texts cut where a stretch begins or ends. */
function placed(nodes: readonly ElementContent[], start: number, stretches: Stretches): Placed[] {
  let at = start
  return nodes.flatMap((node): Placed[] => {
    const from = at
    at += textOf(node).length
    if (node.type !== 'text') return [{ node, from, to: at }]
    const cuts = [from]
    for (let next = after(stretches, from); (stretches[next]?.[0] ?? at) < at; next++)
      for (const cut of stretches[next]!) if (cut > from && cut < at) cuts.push(cut)
    return cuts.map((cut, index) => {
      const to = cuts[index + 1] ?? at
      const text: Text = { type: 'text', value: node.value.slice(cut - from, to - from) }
      return { node: text, from: cut, to }
    })
  })
}

/** The index of the first of `stretches` that ends after `offset`. */
function after(stretches: Stretches, offset: number): number {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (stretches[middle]![1] > offset) high = middle
    else low = middle + 1
  }
  return low
}
