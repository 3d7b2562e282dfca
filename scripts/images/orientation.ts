/**
 * How a picture is to be turned (Exif 2.32 § 4.6.4, TIFF 6.0 § 8, tag 274), for a drawing engine that does not look.
 */

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
