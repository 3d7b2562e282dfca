import { checkNumbers } from './numbers.js'
import { svgTree, type SvgNode } from './tree.js'
import { XmlFault, type XmlAttributes } from './xml.js'
import type { Measured, Reader } from '../reader.js'

/** SVG 2 § 8.2: `width` and `height` of the root, else its `viewBox`, else the 300 by 150 of a replaced element. */
export const readSvg: Reader = (bytes) => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return 'in another encoding than UTF-8'
  }
  let root: SvgNode
  try {
    root = svgTree(text)
    checkNumbers(root)
  } catch (error) {
    if (error instanceof XmlFault) return `that cannot be drawn (${error.message})`
    throw error
  }
  return root.name === 'svg'
    ? size(root.attributes)
    : `whose root is \`${root.name.slice(0, 40)}\` and not \`svg\``
}

function size(attributes: XmlAttributes): Measured {
  const width = pixels(attributes.get('width'))
  const height = pixels(attributes.get('height'))
  const box =
    attributes
      .get('viewBox')
      ?.trim()
      .split(/[\s,]+/)
      .map(Number) ?? []
  const [, , boxWidth = NaN, boxHeight = NaN] = box
  const ratio = boxWidth > 0 && boxHeight > 0 ? boxWidth / boxHeight : undefined
  if (width !== undefined && height !== undefined) return { width, height }
  if (ratio === undefined) return { width: width ?? 300, height: height ?? 150 }
  if (width !== undefined) return { width, height: width / ratio }
  return height === undefined
    ? { width: boxWidth, height: boxHeight }
    : { width: height * ratio, height }
}

const unitPixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
  em: 16,
  ex: 8,
}

/** A length in CSS pixels; nothing for a share (`100%`) or what is no length. */
function pixels(length: string | undefined): number | undefined {
  const found = /^\s*\+?([\d.]+(?:e[+-]?\d{1,3})?)\s*([a-z]*)\s*$/i.exec(length ?? '')
  const factor = found ? unitPixels[found[2]!.toLowerCase()] : undefined
  const value = Number(found?.[1])
  return factor === undefined || Number.isNaN(value) ? undefined : value * factor
}
