/**
 * Bitmaps whose pixels are to be seen as squares (`image-rendering: pixelated`), as heat maps are: programs differ in whether
 * they soften what is enlarged, so each pixel becomes a square of pixels, which none of them can soften.
 */
import { decodeJpeg } from '../jpeg/decode.js'
import { soundJpeg } from '../jpeg/read.js'
import { rgbaOf } from '../png/decode.js'
import { assemblePng, filtered, packed } from '../png/encode.js'
import { soundPng, type Png } from '../png/read.js'
import { computed } from './properties.js'
import { eachNode, type SvgNode } from './tree.js'

interface Pixels {
  width: number
  height: number
  channels: 3 | 4
  data: Uint8Array
}

/** Pixels along the longer side that are wanted, and in all that are made. */
const wanted = 1200
const most = 4e6

export async function keepPixels(root: SvgNode): Promise<void> {
  const images: SvgNode[] = []
  eachNode(root, (node) => {
    if (node.name === 'image' && computed(node, 'image-rendering') === 'optimizeSpeed')
      images.push(node)
  })
  for (const { attributes } of images) {
    const data = /^\s*data:image\/(png|jpe?g);base64,([^]*)$/i.exec(attributes.get('href') ?? '')
    if (!data) continue
    const bytes = new Uint8Array(Buffer.from(data[2]!, 'base64'))
    const png = /^png$/i.test(data[1]!) ? ofPng(soundPng(bytes)) : await ofJpeg(bytes)
    if (!png) continue
    attributes.set('href', `data:image/png;base64,${Buffer.from(png).toString('base64')}`)
    attributes.set('image-rendering', 'optimizeQuality')
  }
}

function ofPng(png: Png): Uint8Array | undefined {
  const times = timesOf(png)
  const data = times > 1 ? rgbaOf(png) : undefined
  return data && enlarged({ ...png, channels: 4, data }, times)
}

async function ofJpeg(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const times = timesOf(soundJpeg(bytes))
  const decoded = times > 1 ? await decodeJpeg(bytes) : undefined
  return decoded && enlarged({ ...decoded, channels: 3, data: decoded.samples }, times)
}

/** How many pixels each becomes, across and down; 1 where there are enough. */
const timesOf = ({ width, height }: { width: number; height: number }): number =>
  Math.max(
    1,
    Math.min(
      Math.ceil(wanted / Math.max(width, height)),
      Math.floor(Math.sqrt(most / (width * height))),
    ),
  )

function enlarged({ width, height, channels, data }: Pixels, times: number): Uint8Array {
  const stride = width * times * channels
  const lines = new Uint8Array(stride * height * times)
  for (let y = 0, to = 0; y < height; y++, to += times * stride) {
    for (let x = 0, at = to; x < width; x++)
      for (let time = 0; time < times; time++)
        for (let channel = 0; channel < channels; channel++)
          lines[at++] = data[(y * width + x) * channels + channel]!
    for (let time = 1; time < times; time++) lines.copyWithin(to + time * stride, to, to + stride)
  }
  return assemblePng(
    { width: width * times, height: height * times, bits: 8, color: channels === 4 ? 6 : 2 },
    packed(filtered(lines, stride)),
  )
}
