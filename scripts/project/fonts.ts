/**
 * What a font file says of itself (OpenType 1.9): whether it may be embedded, and the characters it has. Only tables that
 * say so are read, no outline; a file whose tables lead out of it is found all the same.
 */
import type { CodeRange } from '../document/inputs.js'
import { append } from '../lists.js'

/** The ranges of characters of a font in `bytes`; else what is wrong with it, and what was expected. */
export type FontFacts = { ranges: CodeRange[] } | { found: string; expected: string }

/** Tables without which no page can be set, by the kind of outlines. */
const needed = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name']
const outlines: readonly string[][] = [['glyf', 'loca'], ['CFF ']]

const otherKinds: Readonly<Record<string, string>> = {
  wOFF: 'a web font (WOFF)',
  wOF2: 'a web font (WOFF2)',
  ttcf: 'a collection of fonts',
}

export function readFont(bytes: Uint8Array): FontFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return factsOf(view)
  } catch (error) {
    if (error instanceof RangeError)
      return {
        found: 'a font that ends too early',
        expected: 'a whole TrueType or OpenType file (.ttf, .otf)',
      }
    throw error
  }
}

function factsOf(view: DataView): FontFacts {
  const kind = view.byteLength < 4 ? '' : tagAt(view, 0)
  const other = otherKinds[kind]
  if (other) return { found: other, expected: 'one TrueType or OpenType file (.ttf, .otf)' }
  if (!['\0\x01\0\0', 'true', 'OTTO'].includes(kind))
    return { found: 'a file of another kind', expected: 'a TrueType or OpenType font (.ttf, .otf)' }
  const tables = tablesOf(view)
  const missing = [
    ...needed.filter((name) => !tables.has(name)),
    ...(outlines.some((all) => all.every((name) => tables.has(name))) ? [] : ['glyf']),
  ]
  if (missing.length > 0)
    return {
      found: `a font without its table \`${missing[0]!.trim()}\``,
      expected: 'a whole TrueType or OpenType file with outlines',
    }
  const refused = tables.has('OS/2') ? refusal(tables.get('OS/2')!) : undefined
  if (refused) return refused
  const ranges = rangesOf(tables.get('cmap')!)
  return ranges.length > 0
    ? { ranges }
    : {
        found: 'a font without characters of Unicode',
        expected: 'one with a Unicode character map',
      }
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)))

/** Each table by its name; one that leads out of the file throws a RangeError. */
function tablesOf(view: DataView): Map<string, DataView> {
  const tables = new Map<string, DataView>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + index * 16
    const [from, length] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (from + length > view.byteLength) throw new RangeError()
    tables.set(tagAt(view, at), new DataView(view.buffer, view.byteOffset + from, length))
  }
  return tables
}

/** What `OS/2` § fsType says against a subset of the font in a document; nothing when it says nothing. */
function refusal(table: DataView): FontFacts | undefined {
  const rights = table.getUint16(8)
  if ((rights & 0x000f) === 0x0002)
    return {
      found: 'a font whose licence forbids embedding',
      expected: 'one that may be embedded in a document',
    }
  if (rights & 0x0100)
    return {
      found: 'a font whose licence forbids embedding a part of it',
      expected: 'one that may be embedded as a subset',
    }
  if (rights & 0x0200)
    return {
      found: 'a font that may be embedded as bitmaps alone',
      expected: 'one whose outlines may be embedded',
    }
  return undefined
}

/** Formats of subtables that fonts have for Unicode, the widest first (OpenType, `cmap`). */
function rangesOf(table: DataView): CodeRange[] {
  const found: CodeRange[] = []
  for (let index = 0; index < Math.min(table.getUint16(2), 16); index++) {
    const [platform, encoding] = [table.getUint16(4 + index * 8), table.getUint16(6 + index * 8)]
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue
    const at = table.getUint32(8 + index * 8)
    const format = table.getUint16(at)
    if (format === 4) append(found, segments(table, at))
    else if (format === 12) append(found, groups(table, at))
  }
  return merged(found)
}

/** Format 4: segments of the Basic Multilingual Plane. */
function segments(table: DataView, at: number): CodeRange[] {
  const double = table.getUint16(at + 6)
  const [ends, starts] = [at + 14, at + 16 + double]
  const [deltas, offsets] = [starts + double, starts + 2 * double]
  const found: CodeRange[] = []
  let after = -1
  for (let index = 0; index < double; index += 2) {
    const [start, end] = [table.getUint16(starts + index), table.getUint16(ends + index)]
    if (start <= after || end < start) continue // out of order, as no sound font is
    after = end
    const [delta, offset] = [table.getUint16(deltas + index), table.getUint16(offsets + index)]
    for (let point = start; point <= end; point++) {
      const place = offsets + index + offset + (point - start) * 2
      const own = offset === 0 ? point : place + 1 < table.byteLength ? table.getUint16(place) : 0
      if (own !== 0 && ((own + delta) & 0xffff) !== 0) add(found, point, point)
    }
  }
  return found
}

/** Format 12: groups of all planes. */
function groups(table: DataView, at: number): CodeRange[] {
  const found: CodeRange[] = []
  for (let index = 0, place = at + 16; index < table.getUint32(at + 12); index++, place += 12) {
    const [start, end] = [table.getUint32(place), table.getUint32(place + 4)]
    const none = table.getUint32(place + 8) === 0 ? 1 : 0 // the first is the glyph for what is missing
    if (end <= 0x10ffff && start + none <= end) add(found, start + none, end)
  }
  return found
}

function add(ranges: CodeRange[], from: number, to: number): void {
  const last = ranges.at(-1)
  if (last && last[1] === from - 1) ranges[ranges.length - 1] = [last[0], to]
  else ranges.push([from, to])
}

function merged(ranges: CodeRange[]): CodeRange[] {
  const found: Array<[number, number]> = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}
