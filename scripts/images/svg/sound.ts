/**
 * Whether an SVG can be drawn in bounded time and space: it is not too deep, does not show more than there are atoms by
 * showing parts of itself again and again, and the bitmaps that it carries are whole.
 */
import { untilEnd } from '../bytes.js'
import { isReadableJpeg, readJpeg } from '../jpeg/read.js'
import { readPng } from '../png/read.js'
import { isWholePng } from '../png/unpack.js'

/** Elements inside each other; those of drawing programs are some twenty. */
const deepest = 256
/** Elements that are drawn in all, those shown again counted each time. */
const most = 500_000

interface Element {
  id: string | undefined
  count: number
  shown: string[]
}

export function isSoundSvg(source: string): boolean {
  const named = new Map<string, Element>()
  const root: Element = { id: undefined, count: 0, shown: [] }
  const open: Element[] = [root]
  for (const tag of tagsOf(source)) {
    const [, closing, name] = /^<(\/?)(?:[\w-]{1,40}:)?([a-z][\w-]{0,60})/i.exec(tag) ?? []
    if (!name) continue
    if (closing) {
      if (open.length > 1) close(open, named)
      continue
    }
    const element: Element = { id: attribute(tag, 'id'), count: 1, shown: referred(tag, name) }
    open.push(element)
    if (open.length > deepest) return false
    if (/^image$/i.test(name) && !isWholeImage(attribute(tag, '(?:xlink:)?href'))) return false
    if (tag.endsWith('/>')) close(open, named)
  }
  while (open.length > 1) close(open, named)
  return total(root, named, new Map(), 0) <= most
}

/** Each tag from `<` to `>`; none after one that does not end. */
function* tagsOf(source: string): Generator<string> {
  for (let at = source.indexOf('<'); at >= 0;) {
    const end = source.startsWith('<!--', at) ? source.indexOf('-->', at) + 2 : endOf(source, at)
    if (end <= at) return
    if (source[at + 1] !== '!') yield source.slice(at, end + 1)
    at = source.indexOf('<', end)
  }
}

/** Where the tag that begins at `start` ends, past the signs in its attributes. */
function endOf(source: string, start: number): number {
  const sign = /["'>]/g
  sign.lastIndex = start
  for (let found = sign.exec(source); found; found = sign.exec(source)) {
    if (found[0] === '>') return found.index
    const close = source.indexOf(found[0], found.index + 1)
    if (close < 0) return -1
    sign.lastIndex = close + 1
  }
  return -1
}

/** What an element has shown in its place: what it uses, its pattern, mask or marker. */
const referred = (tag: string, name: string): string[] => [
  ...(/^use$/i.test(name) ? [attribute(tag, '(?:xlink:)?href')?.replace(/^#/, '') ?? ''] : []),
  ...[...tag.matchAll(/url\(\s{0,9}["']?#([^)"']{1,200})/g)].map(([, id]) => id!),
]

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((value) => value !== undefined)

/** Ends the innermost element: it is part of the one around it. */
function close(open: Element[], named: Map<string, Element>): void {
  const element = open.pop()!
  const around = open.at(-1)!
  if (element.id) named.set(element.id, element)
  around.count += element.count
  for (const id of element.shown) around.shown.push(id)
}

/** Elements that an element draws; one that shows itself is drawn once more, as programs do. */
function total(
  element: Element,
  named: ReadonlyMap<string, Element>,
  known: Map<Element, number>,
  depth: number,
): number {
  const before = known.get(element)
  if (before !== undefined) return before
  if (depth > deepest) return Infinity
  known.set(element, element.count)
  let sum = element.count
  for (const id of element.shown) {
    const shown = named.get(id)
    if (shown && sum <= most) sum += total(shown, named, known, depth + 1)
  }
  known.set(element, sum)
  return sum
}

/** Bitmaps inside the file; a reference to anything else is told elsewhere. */
function isWholeImage(address: string | undefined): boolean {
  const data = /^\s*data:image\/(png|jpe?g);base64,([^]*)$/i.exec(address ?? '')
  if (!data) return true
  const bytes = new Uint8Array(Buffer.from(data[2]!, 'base64'))
  const isPng = /^png$/i.test(data[1]!)
  const image = untilEnd(() => (isPng ? readPng(bytes) : readJpeg(bytes)))
  if (image === undefined || typeof image === 'string') return false
  return 'coding' in image ? isReadableJpeg(image) : isWholePng(image)
}
