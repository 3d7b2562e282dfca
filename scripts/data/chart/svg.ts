/**
 * SVG as text: what every reader of ours can draw (no filters, no foreignObject, no currentColor, no style sheets).
 */
import { xmlText } from '../../xml-text.js'

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element; numbers are written with two decimals at most. Children are markup. */
export function svgElement(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined
        ? []
        : ` ${key}="${typeof value === 'number' ? digits(value) : escape(value)}"`,
    )
    .join('')
  return children.length
    ? `<${name}${written}>${children.join('')}</${name}>`
    : `<${name}${written}/>`
}

/** A line of text; `anchor` is where `x` is. */
export function svgLabel(
  x: number,
  y: number,
  text: string,
  attributes: Attributes & { anchor?: 'start' | 'middle' | 'end' } = {},
): string {
  const { anchor, ...rest } = attributes
  return svgElement(
    'text',
    { x, y, 'text-anchor': anchor === 'start' ? undefined : anchor, ...rest },
    escape(text),
  )
}

/** A whole drawing of `width` by `height` CSS pixels. */
export function drawing(
  width: number,
  height: number,
  title: string,
  children: readonly string[],
): string {
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${digits(width)} ${digits(height)}`,
    role: 'img',
  }
  return `${svgElement('svg', root, svgElement('title', {}, escape(title)), svgElement('rect', { width, height, fill: '#ffffff' }), svgElement('g', { 'font-family': "'Source Sans 3', sans-serif", 'font-size': fontSize, fill: ink }, `\n${children.join('\n')}\n`))}\n`
}

export const fontSize = 12
export const lineHeight = 15
export const ink = '#222222'
export const soft = '#666666'
export const faint = '#d9d9d9'
/** Colours that readers with any colour vision tell apart (Okabe and Ito 2008), darker first. */
export const colours: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#8a5a83',
  '#b07d00',
  '#3a3a3a',
]
export const colour = (index: number): string => colours[index % colours.length] ?? ink

const digits = (value: number): string => String(Math.round(value * 100) / 100 + 0)

const escape = (text: string): string =>
  xmlText(text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, ''))
