/**
 * Exif 2.32 (CIPA DC-008): what a camera says of a picture, and the little of it that decides how the picture is shown.
 */
import type { ImageFact } from '../document/inputs.js'
import { joined } from './bytes.js'
import { fact, decodedText } from './cleaned.js'
import { append } from '../lists.js'

const kinds: Readonly<Record<number, readonly [ImageFact['kind'], string]>> = {
  0x010e: ['text', 'ImageDescription'],
  0x010f: ['camera', 'Make'],
  0x0110: ['camera', 'Model'],
  0x013b: ['person', 'Artist'],
  0x013c: ['person', 'HostComputer'],
  0x8298: ['person', 'Copyright'],
  0x829a: ['camera', 'ExposureTime'],
  0x829d: ['camera', 'FNumber'],
  0x9003: ['text', 'DateTimeOriginal'],
  0x9286: ['text', 'UserComment'],
  0xa430: ['person', 'CameraOwnerName'],
  0xa431: ['camera', 'BodySerialNumber'],
  0xa420: ['text', 'ImageUniqueID'],
  0x9c9b: ['text', 'XPTitle'],
  0x9c9c: ['text', 'XPComment'],
  0x9c9d: ['person', 'XPAuthor'],
  0x9c9e: ['text', 'XPKeywords'],
  0x9c9f: ['text', 'XPSubject'],
}

export interface Exif {
  facts: ImageFact[]
  /** 1–8 (tag 274); 1 when absent. */
  orientation: number
  /** Tags 282, 283 and 296: numerator and denominator across and down, and the unit. */
  resolution?: { x: [number, number]; y: [number, number]; unit: number } | undefined
}

export interface ExifEntry {
  tag: number
  type: number
  count: number
  at: number
  bytes: Uint8Array
}

const sizes: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
}
/** A directory has a few dozen entries; one of thousands is none. */
const mostEntries = 4096

/** The entries of the directory at `start` of a TIFF structure, and where the next begins (0: nowhere). A value outside the structure is empty. */
export function directory(
  view: DataView,
  start: number,
): { entries: ExifEntry[]; next: number; little: boolean } {
  const little = view.getUint16(0) === 0x4949
  const count = view.getUint16(start, little)
  if (count > mostEntries) throw new RangeError('Too many entries')
  const entries = Array.from({ length: count }, (_, index): ExifEntry => {
    const at = start + 2 + index * 12
    const [type, number] = [view.getUint16(at + 2, little), view.getUint32(at + 4, little)]
    const length = (sizes[type] ?? 0) * number
    const from = length <= 4 ? at + 8 : view.getUint32(at + 8, little)
    const isInside = from + length <= view.byteLength
    return {
      tag: view.getUint16(at, little),
      type,
      count: number,
      at,
      bytes: new Uint8Array(
        view.buffer,
        view.byteOffset + (isInside ? from : at),
        isInside ? length : 0,
      ),
    }
  })
  const end = start + 2 + count * 12
  return { entries, next: end + 4 <= view.byteLength ? view.getUint32(end, little) : 0, little }
}

/** What Exif data (from their TIFF header on) say; broken data say nothing. */
export function readExif(bytes: Uint8Array): Exif {
  const exif: Exif = { facts: [], orientation: 1 }
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const first = view.getUint32(4, view.getUint16(0) === 0x4949)
    const { entries, little } = directory(view, first)
    append(exif.facts, factsOf(entries))
    const value = (tag: number): DataView | undefined => {
      const found = entries.find((entry) => entry.tag === tag)?.bytes
      return found && found.length > 0
        ? new DataView(found.buffer, found.byteOffset, found.length)
        : undefined
    }
    const turn = value(274)?.getUint16(0, little) ?? 1
    if (turn >= 1 && turn <= 8) exif.orientation = turn
    const [x, y] = [value(282), value(283)]
    if (x && y)
      exif.resolution = {
        x: [x.getUint32(0, little), x.getUint32(4, little)],
        y: [y.getUint32(0, little), y.getUint32(4, little)],
        unit: value(296)?.getUint16(0, little) ?? 2,
      }
    for (const tag of [0x8769, 0x8825]) {
      const below = value(tag)?.getUint32(0, little)
      if (below !== undefined && below !== first)
        append(
          exif.facts,
          tag === 0x8825
            ? locationFacts(directory(view, below).entries)
            : factsOf(directory(view, below).entries),
        )
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  return exif
}

/** Pixels an inch; unit 3 is the centimetre, 1 none. */
export function densityOf({ resolution }: Exif): number | undefined {
  if (!resolution || resolution.unit === 1) return undefined
  const [value, divisor] = resolution.x
  return Math.round((value / divisor) * (resolution.unit === 3 ? 254 : 100)) / 100
}

/** What entries of the first or the Exif directory say. */
export const factsOf = (entries: readonly ExifEntry[]): ImageFact[] =>
  entries.flatMap(({ tag, type, bytes }) => {
    const known = kinds[tag]
    if (!known) return []
    const said =
      tag >= 0x9c9b && tag <= 0x9c9f
        ? new TextDecoder('utf-16le').decode(bytes.subarray(0, 4000))
        : type === 2 || type === 7
          ? decodedText(bytes)
          : 'a number'
    const found = fact(known[0], `Exif ${known[1]}`, said.replace(/^(?:ASCII|UNICODE)\0+/, ''))
    return found.value ? [found] : []
  })

/** GPSLatitude and GPSLongitude; a GPS directory without them says no place. */
export const locationFacts = (entries: readonly ExifEntry[]): ImageFact[] =>
  entries.some(({ tag, count }) => (tag === 2 || tag === 4) && count > 0)
    ? [fact('place', 'Exif GPS', 'latitude and longitude')]
    : []

/** A TIFF structure that holds the orientation and the resolution, and nothing else; empty when both are as without it. */
export function essentials({ orientation, resolution }: Exif, withResolution: boolean): Uint8Array {
  const entries: number[][] = []
  const tail: number[] = []
  const wantsResolution = withResolution && resolution !== undefined
  const count = (orientation === 1 ? 0 : 1) + (wantsResolution ? 3 : 0)
  if (count === 0) return new Uint8Array()
  const after = 8 + 2 + count * 12 + 4
  if (orientation !== 1)
    entries.push([...short(274), ...short(3), ...long(1), ...short(orientation), 0, 0])
  if (wantsResolution) {
    entries.push(
      [...short(282), ...short(5), ...long(1), ...long(after)],
      [...short(283), ...short(5), ...long(1), ...long(after + 8)],
      [...short(296), ...short(3), ...long(1), ...short(resolution.unit), 0, 0],
    )
    append(tail, [...resolution.x, ...resolution.y].flatMap(long))
  }
  return joined([
    new Uint8Array([0x4d, 0x4d, 0, 42, ...long(8), ...short(count)]),
    ...entries.map((entry) => new Uint8Array(entry)),
    new Uint8Array([0, 0, 0, 0, ...tail]),
  ])
}

const short = (value: number): number[] => [(value >> 8) & 255, value & 255]
const long = (value: number): number[] => [
  (value >>> 24) & 255,
  (value >>> 16) & 255,
  (value >>> 8) & 255,
  value & 255,
]
