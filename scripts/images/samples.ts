/**
 * Decoded bitmaps.
 */

/** 8 bits a sample, red, green and blue; none when the file cannot be decoded. */
export interface Samples {
  width: number
  height: number
  samples: Uint8Array
}

/** More than any figure has; a file that states more is a mistake or an attack. */
export const mostPixels = 150e6

/** Red, green and blue of samples that have an alpha, set on white. */
export function onWhite(width: number, height: number, rgba: Uint8Array): Samples {
  const samples = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < samples.length; from += 4, to += 3) {
    const alpha = rgba[from + 3]!
    for (let channel = 0; channel < 3; channel++)
      samples[to + channel] =
        alpha === 255
          ? rgba[from + channel]!
          : Math.round((rgba[from + channel]! * alpha + 255 * (255 - alpha)) / 255)
  }
  return { width, height, samples }
}
