/** The picture that an image file has, as pixels. */
import type { ImageFile } from '../../document/inputs.js'
import { decodersFor } from '../../images/decoders.js'
import { decodeJpeg } from '../../images/jpeg/decode.js'
import { decodePng } from '../../images/png/decode.js'
import { soundPng } from '../../images/png/read.js'
import type { Samples } from '../../images/samples.js'
import { drawingOf } from '../../images/svg/drawing.js'

/** Pixels across a drawing. */
const across = 600

/** None of one that cannot be decoded, which a check tells. */
export async function seen(file: ImageFile): Promise<Samples | undefined> {
  switch (file.format) {
    case 'png':
      return decodePng(soundPng(file.bytes))
    case 'jpeg':
      return decodeJpeg(file.bytes)
    case 'pdf':
      return (await import('../../images/pdf/draw.js')).drawPdf(file.bytes, across)
    case 'svg':
      return drawn(file)
    default:
      return (await decodersFor([file])).get(file.format)?.(file.bytes)
  }
}

async function drawn(file: ImageFile): Promise<Samples | undefined> {
  const drawing = await drawingOf(file)
  if (drawing.kind === 'bitmap') return drawing.samples
  if (drawing.kind === 'none') return undefined
  const { painter } = await import('../../images/svg/resvg.js')
  return (await painter())(drawing.outlines, across)
}
