/**
 * How a JPEG is to be turned (Exif 2.32 § 4.6.4, tag 274), for a drawing engine that does not look.
 */

/** 1–8 as Exif has it; 1 when the file does not say. */
export function jpegOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 2; at + 10 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda;) {
    const length = view.getUint16(at + 2)
    if (bytes[at + 1] === 0xe1 && view.getUint32(at + 4) === 0x45786966)
      return orientationIn(view, at + 10, Math.min(bytes.length, at + 2 + length))
    at += bytes[at + 1] === 0xff ? 1 : 2 + Math.max(2, length)
  }
  return 1
}

/** The first directory of the TIFF structure that begins at `start`. */
function orientationIn(view: DataView, start: number, end: number): number {
  if (start + 8 > end) return 1
  const little = view.getUint16(start) === 0x4949
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > end) return 1
  const count = view.getUint16(directory, little)
  for (let index = 0, at = directory + 2; index < count && at + 12 <= end; index++, at += 12) {
    const value = view.getUint16(at + 8, little)
    if (view.getUint16(at, little) === 274) return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** SVG's matrix that turns a picture drawn at the origin so that it fills `w` by `h`; from 5 on its sides are swapped. */
export function turning(orientation: number, w: number, h: number): string {
  const matrices: Readonly<Record<number, string>> = {
    2: `-1 0 0 1 ${w} 0`,
    3: `-1 0 0 -1 ${w} ${h}`,
    4: `1 0 0 -1 0 ${h}`,
    5: '0 1 1 0 0 0',
    6: `0 1 -1 0 ${w} 0`,
    7: `0 -1 -1 0 ${w} ${h}`,
    8: `0 -1 1 0 0 ${h}`,
  }
  return matrices[orientation] ?? '1 0 0 1 0 0'
}
