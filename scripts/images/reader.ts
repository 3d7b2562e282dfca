/** Size in pixels (bitmaps) or CSS pixels (vectors), and pixels an inch where the file states it. */
export interface Measured {
  width: number
  height: number
  density?: number | undefined
  /** Of a bitmap: bytes a pixel when it is unpacked; 4 where none are given. */
  depth?: number
  /** Pages, or pictures of a film; 1 where none are given. */
  pictures?: number
}

/**
 * What a file of one format says of itself, or the rest of a sentence on what is wrong with it ("a PNG file …").
 * Reading outside `view` throws a RangeError, which means a file that was cut off.
 */
export type Reader = (bytes: Uint8Array, view: DataView) => Measured | string
