/**
 * Text as operators of a content stream (ISO 32000-1 § 9.4): a span is one array of glyphs, with its spaces as they were
 * set.
 */
import type { TextLine, LineSpan } from '../text/line.js'
import { number, rgb } from './operators.js'
import { largest, smallest } from '../../../lists.js'

/** Operators that show a span of a line; `end` is what stands after it: the space where the line broke. */
export function letterOperators(
  span: LineSpan,
  { x, style, scale }: TextLine,
  baseline: number,
  end: string,
): string {
  const { font, size, rise, color } = span.look
  const { tracking = 0 } = style
  const percent = number(scale * 100)
  const operators = [
    `/${font.id} ${number(size)} Tf ${rgb(color)} rg${tracking === 0 ? '' : ` ${number(tracking)} Tc`}${percent === '100' ? '' : ` ${percent} Tz`} 1 0 0 -1 ${number(x + span.x)} ${number(baseline - rise)} Tm`,
  ]
  let codes = ''
  const show = (): void => {
    if (codes) operators.push(`[${codes}] TJ`)
    codes = ''
  }
  for (const part of span.parts) {
    for (const { codes: glyphs, rise: raised } of part.shaped.parts) {
      if (raised !== 0) {
        show()
        operators.push(`${number((raised * size) / 1000)} Ts`)
      }
      codes += glyphs
      if (raised !== 0) {
        show()
        operators.push('0 Ts')
      }
    }
    if (part.space?.added) codes += number((-part.space.added * 1000) / size)
  }
  codes += end
  show()
  // Both outlive the text object, and drawings that follow have text of their own.
  if (tracking !== 0) operators.push('0 Tc')
  if (percent !== '100') operators.push('100 Tz')
  return operators.join('\n')
}

/** A line through a span. */
export const strike = (span: LineSpan, x: number, baseline: number): string =>
  stroke(span, x, baseline - span.look.size * 0.22 - span.look.rise)

/** A hooked arrow before a line that goes on from the one above it, drawn: not every face has one, and it is no text. */
export function hook(line: TextLine, baseline: number): string {
  const { size, leftwards, color } = line.style
  const edge = leftwards
    ? largest(line.spans.map((span) => span.x + span.width))
    : smallest(line.spans.map((span) => span.x))
  const at = (across: number, up: number): string =>
    `${number(line.x + edge + (leftwards ? 1 : -1) * across * size)} ${number(baseline - up * size)}`
  const shaft = `${at(1.15, 0.62)} m ${at(1.15, 0.25)} l ${at(0.45, 0.25)} l`
  const head = `${at(0.65, 0.4)} m ${at(0.45, 0.25)} l ${at(0.65, 0.1)} l`
  return `${rgb(color)} RG 0.5 w ${shaft} ${head} S`
}

/** A line under a span. */
export const underline = (span: LineSpan, x: number, baseline: number): string =>
  stroke(span, x, baseline + span.look.size * 0.13)

function stroke({ look: { color }, x, width }: LineSpan, left: number, y: number): string {
  return `${rgb(color)} RG 0.5 w ${number(left + x)} ${number(y)} m ${number(left + x + width)} ${number(y)} l S`
}
