/** Formulas as Word has them, where a reader shows a sign for what it misses. */
import { beforeAll, expect, test } from 'vitest'
import { mathReader, type MathElement, type MathReader } from '../../scripts/math/mathml.js'
import { omml } from '../../scripts/write/docx/omml.js'

let read: MathReader
beforeAll(async () => {
  read = await mathReader()
})
const written = (tex: string): string => omml(read(tex, true) as MathElement)
/** Words of the formula's runs; what has no width is `_`. */
const runs = (tex: string): string =>
  Array.from(written(tex).matchAll(/<m:t[^>]*>([^<]*)<\/m:t>/g), ([, text = '']) => text)
    .join(' ')
    .replaceAll('\u200b', '_')
    .replaceAll('&lt;', '<')

test.each([
  ['< 0.05', '_ < 0.05'],
  ['x =', 'x = _'],
  ['-5', '− 5'],
  ['\\begin{aligned} &= x \\\\ a &= b \\end{aligned}', '_ _ = x a _ = b'],
])('a relation stands between two: %s', (tex, expected) => {
  expect(runs(tex)).toBe(expected)
})

test('an empty place holds words, which no reader takes for a sign', () => {
  expect(written('< 5')).toContain('<m:r><m:rPr><m:nor/></m:rPr><m:t>\u200b</m:t></m:r>')
})

test('\\boxed has a box', () => {
  expect(written('\\boxed{E}')).toMatch(/^<m:oMath><m:borderBox>/)
})
