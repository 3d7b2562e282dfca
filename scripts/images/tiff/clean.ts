import type { Cleaner } from '../cleaned.js'
import { directory, factsOf, locationFacts, type ExifEntry } from '../exif.js'
import { iptcFacts, xmpFacts } from '../packets.js'
import { append } from '../../lists.js'

/** Tags that say nothing of the picture's samples: description, camera, program, time, person, XMP, IPTC, Photoshop's, Exif's and GPS's directories. */
const dropped: ReadonlySet<number> = new Set([
  0x010d, 0x010e, 0x010f, 0x0110, 0x011d, 0x0131, 0x0132, 0x013b, 0x013c, 0x02bc, 0x4746, 0x4749,
  0x8298, 0x83bb, 0x8649, 0x8769, 0x8825, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f, 0xc614, 0xc62f,
  0xea1c,
])
const exifDirectory = 0x8769
const gpsDirectory = 0x8825
/** A file of more pages is none of an article. */
const mostPages = 1000

/** TIFF 6.0 § 2, in place: entries are taken out of every directory and their values made zero, so that nothing moves. */
export const cleanTiff: Cleaner = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = view.getUint16(0) === 0x4949
  const clean = bytes.slice()
  const facts: ReturnType<Cleaner>['facts'] = []
  const kept: Uint8Array[] = []
  const seen = new Set<number>()
  let said = 0
  for (
    let start = view.getUint32(4, little);
    start !== 0 && !seen.has(start) && seen.size < mostPages;
  ) {
    seen.add(start)
    const { entries, next } = directory(view, start)
    said += entries.reduce((sum, entry) => sum + entry.bytes.length, 12 * entries.length)
    if (said > 4 * bytes.length) throw new RangeError('Values that lie over each other')
    append(
      facts,
      factsOf(entries),
      entries.flatMap(({ tag, bytes: value }) =>
        tag === 0x02bc ? xmpFacts(value) : tag === 0x83bb ? iptcFacts(value) : [],
      ),
    )
    for (const entry of entries.filter(({ tag }) => dropped.has(tag))) {
      append(facts, emptied(entry, view, clean))
      blank(clean, bytes, entry.bytes)
    }
    const rest = entries.filter(({ tag }) => !dropped.has(tag))
    append(
      kept,
      rest.map((entry) => entry.bytes),
    )
    rewrite(clean, bytes, start, entries, rest, next, little)
    start = next
  }
  for (const value of kept)
    if (value.length > 4) clean.set(value, value.byteOffset - bytes.byteOffset)
  return { bytes: clean, facts }
}

/** The directory below an entry, with all its values, made zero. */
function emptied(
  { tag, bytes: value }: ExifEntry,
  view: DataView,
  clean: Uint8Array,
): ReturnType<Cleaner>['facts'] {
  if ((tag !== exifDirectory && tag !== gpsDirectory) || value.length < 4) return []
  const start = new DataView(value.buffer, value.byteOffset, 4).getUint32(
    0,
    view.getUint16(0) === 0x4949,
  )
  const entries = entriesAt(view, start)
  if (entries.reduce((sum, entry) => sum + entry.bytes.length, 0) > 4 * view.byteLength)
    throw new RangeError('Values that lie over each other')
  for (const entry of entries)
    clean.fill(
      0,
      entry.bytes.byteOffset - view.byteOffset,
      entry.bytes.byteOffset - view.byteOffset + entry.bytes.length,
    )
  if (entries.length > 0) clean.fill(0, start, start + 2 + entries.length * 12 + 4)
  return tag === gpsDirectory ? locationFacts(entries) : factsOf(entries)
}

function entriesAt(view: DataView, start: number): ExifEntry[] {
  try {
    return directory(view, start).entries
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}

const blank = (clean: Uint8Array, bytes: Uint8Array, value: Uint8Array): void =>
  void clean.fill(
    0,
    value.byteOffset - bytes.byteOffset,
    value.byteOffset - bytes.byteOffset + value.length,
  )

/** The directory at `start` with fewer entries, the next one's place behind them, zeros up to where it ended. */
function rewrite(
  clean: Uint8Array,
  bytes: Uint8Array,
  start: number,
  all: readonly ExifEntry[],
  rest: readonly ExifEntry[],
  next: number,
  little: boolean,
): void {
  const view = new DataView(clean.buffer, clean.byteOffset, clean.byteLength)
  const end = start + 2 + all.length * 12
  clean.fill(0, start, Math.min(clean.length, end + 4))
  view.setUint16(start, rest.length, little)
  rest.forEach(({ at }, index) => clean.set(bytes.subarray(at, at + 12), start + 2 + index * 12))
  const place = start + 2 + rest.length * 12
  if (place + 4 <= clean.length) view.setUint32(place, next, little)
}
