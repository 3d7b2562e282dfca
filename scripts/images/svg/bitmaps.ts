/** Bitmaps inside a drawing: whole, and no more of them than a figure has. */
import { untilEnd } from '../bytes.js'
import { isReadableJpeg, readJpeg } from '../jpeg/read.js'
import { readPng } from '../png/read.js'
import { isWholePng } from '../png/unpack.js'
import { mostPixels } from '../samples.js'
import { eachNode, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

/** Throws an `XmlFault` for a bitmap that cannot be decoded; what stands elsewhere is told by its address. */
export function checkBitmaps(root: SvgNode): void {
  const seen = new Set<string>()
  let pixels = 0
  eachNode(root, (node) => {
    const address = node.name === 'image' ? node.attributes.get('href') : undefined
    if (address === undefined || seen.has(address)) return
    seen.add(address)
    const data = /^\s*data:image\/(png|jpe?g);base64,([^]*)$/i.exec(address)
    if (!data) return
    const bytes = new Uint8Array(Buffer.from(data[2]!, 'base64'))
    const found = pixelsOf(bytes, /^png$/i.test(data[1]!))
    if (found === undefined)
      throw new XmlFault(`line ${node.line}: a bitmap that cannot be decoded`)
    pixels += found
    if (pixels > mostPixels) throw new XmlFault(`bitmaps of more than ${mostPixels} pixels`)
  })
}

/** How many a bitmap has; nothing of one that is not whole. */
function pixelsOf(bytes: Uint8Array, isPng: boolean): number | undefined {
  const image = untilEnd(() => (isPng ? readPng(bytes) : readJpeg(bytes)))
  if (image === undefined || typeof image === 'string') return undefined
  if (!('coding' in image) && !(image.width * image.height <= mostPixels)) return undefined
  const isSound = 'coding' in image ? isReadableJpeg(image) : isWholePng(image)
  return isSound ? image.width * image.height : undefined
}
