/**
 * Files whose heads are sound and whose pictures are not: found before a format would have to leave one out.
 */
import type { ImageFile } from '../document/inputs.js'
import { doing } from '../doing.js'
import { untilEnd } from './bytes.js'
import { decodersOf } from './decoders.js'
import { isReadableJpeg, readJpeg, type Jpeg } from './jpeg/read.js'
import { drawingOf } from './svg/drawing.js'
import { readPng, type Png } from './png/read.js'
import { isWholePng } from './png/unpack.js'

const known = new WeakMap<Uint8Array, Promise<string | undefined>>()

/** Those of `files` that no program here can decode or draw, by path, with what is there instead. */
export async function undrawable(files: Iterable<ImageFile>): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const file of files) {
    doing(`decoding \`${file.path}\``)
    const asked = known.get(file.bytes) ?? whyNot(file)
    known.set(file.bytes, asked)
    const reason = await asked
    if (reason !== undefined) found.set(file.path, reason)
  }
  doing('checking')
  return found
}

async function whyNot(file: ImageFile): Promise<string | undefined> {
  if (file.format !== 'svg')
    return (await isDrawable(file)) ? undefined : 'a picture that cannot be decoded'
  const drawing = await drawingOf(file)
  return drawing.kind === 'none' ? drawing.reason : undefined
}

async function isDrawable({ format, bytes }: ImageFile): Promise<boolean> {
  switch (format) {
    case 'png':
      return isWhole(untilEnd(() => readPng(bytes)))
    case 'jpeg':
      return isReadable(untilEnd(() => readJpeg(bytes)))
    case 'pdf':
      return Boolean(await (await import('./pdf/draw.js')).drawPdf(bytes, 16))
    default: {
      const decode = (await decodersOf(new Set([format]))).get(format)
      return decode ? Boolean(decode(bytes)) : true
    }
  }
}

const isWhole = (png: Png | string | undefined): boolean =>
  typeof png === 'object' && isWholePng(png)
const isReadable = (jpeg: Jpeg | string | undefined): boolean =>
  typeof jpeg === 'object' && isReadableJpeg(jpeg)
