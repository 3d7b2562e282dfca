/**
 * Files whose heads are sound and whose pictures are not: found before a format would have to leave one out.
 */
import type { ImageFile } from '../document/inputs.js'
import { untilEnd } from './bytes.js'
import { decodersOf, type Decoder } from './decoders.js'
import { isReadableJpeg, readJpeg, type Jpeg } from './jpeg/read.js'
import { drawingOf } from './svg/drawing.js'
import { readPng, type Png } from './png/read.js'
import { isWholePng } from './png/unpack.js'

/** Those of `files` that no program here can decode or draw, by path, with what is there instead. */
export async function undrawable(
  files: readonly ImageFile[],
): Promise<ReadonlyMap<string, string>> {
  const decoders = await decodersOf(new Set(files.map(({ format }) => format)))
  const found = new Map<string, string>()
  for (const file of files) {
    if (file.format === 'svg') {
      const drawing = await drawingOf(file)
      if (drawing.kind === 'none') found.set(file.path, drawing.reason)
    } else if (!(await isDrawable(file, decoders.get(file.format))))
      found.set(file.path, 'a picture that cannot be decoded')
  }
  return found
}

async function isDrawable(
  { format, bytes }: ImageFile,
  decoder: Decoder | undefined,
): Promise<boolean> {
  switch (format) {
    case 'png':
      return isWhole(untilEnd(() => readPng(bytes)))
    case 'jpeg':
      return isReadable(untilEnd(() => readJpeg(bytes)))
    case 'pdf':
      return Boolean(await (await import('./pdf/draw.js')).drawPdf(bytes, 16))
    default:
      return decoder ? Boolean(decoder(bytes)) : true
  }
}

const isWhole = (png: Png | string | undefined): boolean =>
  typeof png === 'object' && isWholePng(png)
const isReadable = (jpeg: Jpeg | string | undefined): boolean =>
  typeof jpeg === 'object' && isReadableJpeg(jpeg)
