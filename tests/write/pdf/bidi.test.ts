import { expect, test } from 'vitest'
import type { TextLine } from '../../../scripts/write/pdf/text/line.js'
import { inOrder, isolated, levelsOf, partsOf } from '../../../scripts/write/bidi.js'
import type { TextStyle } from '../../../scripts/write/pdf/text/run.js'
import { blocksOfPdf as elements } from '../../../scripts/verify/pdf/index.js'
import { article, p, section, text } from '../../builders.js'
import { growth } from '../../steps.js'
import { pdf, typesetter } from './pages.js'

const style: TextStyle = {
  family: 'Serif',
  size: 10,
  leading: 12,
  color: '#000000',
  align: 'left',
  hyphenate: false,
}
const set = async (
  value: string,
  more: Partial<TextStyle> = {},
  width = 400,
): Promise<TextLine[]> =>
  (await typesetter()).lines([{ text: value }], { ...style, ...more }, width)
/** A line as the eye meets it from the left, word by word. */
const seen = (line: TextLine): string[] =>
  [...line.spans]
    .sort((a, b) => a.x - b.x)
    .flatMap((span) => span.parts.map((part) => part.text))
    .filter((part) => part.trim())

test('words from right to left stand so, and those around them from left to right', async () => {
  const [line] = await set('The name אחת שתיים שלוש is given')
  expect(seen(line!)).toEqual(['The', 'name', 'שלוש', 'שתיים', 'אחת', 'is', 'given'])
})

test('the line is painted in the order of the text', async () => {
  const [line] = await set('The name אחת שתיים is given')
  expect(line!.spans.flatMap((span) => span.parts.map((part) => part.text)).join('')).toBe(
    'The name אחת שתיים is given',
  )
})

test('spans of a line touch, whatever their order', async () => {
  const [line] = await set('The name אחת שתיים, (שלוש) 15 mg')
  const sorted = [...line!.spans].sort((a, b) => a.x - b.x)
  for (const [index, span] of sorted.entries())
    if (index > 0) expect(span.x).toBeCloseTo(sorted[index - 1]!.x + sorted[index - 1]!.width, 6)
})

test('a number inside goes from left to right, a bracket is turned round', async () => {
  const [line] = await set('שלום (24) עולם')
  expect(seen(line!)).toEqual(['עולם', ')', '24', '(', 'שלום'])
  const bracket = line!.spans.flatMap((span) => span.parts).find((part) => part.text === '(')!
  expect(bracket.shaped.reads).toBe(false)
})

test('letters of Arabic are joined, and parted by a joiner that says so', async () => {
  const { faces } = await typesetter()
  const glyphs = (value: string): number =>
    faces
      .stretches(value, 'Serif')
      .reduce((sum, { font, text: part }) => sum + faces.shape(font, part, [], 'rtl').width, 0)
  expect(glyphs('بب')).not.toBe(2 * glyphs('ب'))
  const parted = faces.stretches('ب\u200cب', 'Serif')
  expect(parted.map((one) => one.text)).toEqual(['ب\u200cب'])
  expect(glyphs('ب\u200cب')).toBeCloseTo(2 * glyphs('ب'), 3)
})

test('a justified paragraph of one such script ends at the left', async () => {
  const lines = await set('שלום עולם '.repeat(7), { align: 'justify' }, 200)
  const last = lines.at(-1)!
  expect(Math.max(...last.spans.map((span) => span.x + span.width))).toBeCloseTo(200, 6)
  expect(Math.min(...last.spans.map((span) => span.x))).toBeGreaterThan(1)
})

test('parts of a reference stand apart: the numbers after a title stay behind it', async () => {
  const parts = partsOf({
    id: 'a',
    type: 'article-journal',
    title: 'עולם',
    author: [{ family: 'כהן', given: 'דוד' }],
  })
  expect(parts).toEqual(['עולם', 'כהן ד', 'כהן'])
  const [line] = await set(isolated('כהן ד, Doe J. עולם. 2020;4:12–5.', parts))
  expect(seen(line!)).toEqual(['ד', 'כהן', ',', 'Doe', 'J.', 'עולם', '.', '2020;4:12–5.'])
})

test('a text without such letters has no levels, and costs none', () => {
  expect(levelsOf('plain', 'ltr').at(3)).toBe(0)
  const one = [{ level: 0 }, { level: 2 }]
  expect(inOrder(one)).toBe(one)
})

test('hostile text costs no more than its length', async () => {
  expect(
    await growth((times) => {
      levelsOf('א(1)\u202b([{'.repeat(2_000 * times), 'ltr')
    }),
  ).toBeLessThan(35)
})

test('a program that reads the file gets the words in their order, letters as they were written', async () => {
  const bytes = await pdf(
    article(section('Case', p(text('Name שלום עולם (2020) and التهاب المفاصل.')))),
  )
  expect(elements(bytes).map((element) => element.text)).toContain(
    'Name שלום עולם (2020) and التهاب المفاصل.',
  )
})

/** Left and right edge of each line's words, with what stands there. */
const edges = async (
  lang: string,
  value: string,
  more: Partial<TextStyle> = {},
): Promise<{ words: string[]; from: number; to: number }> => {
  const [line] = (await typesetter(lang)).lines([{ text: value }], { ...style, ...more }, 400)
  const spans = [...line!.spans].sort((a, b) => a.x - b.x)
  return { words: seen(line!), from: spans[0]!.x, to: spans.at(-1)!.x + spans.at(-1)!.width }
}

test('a paragraph of a Hebrew text goes from right to left, whatever letters it begins with', async () => {
  const { words, to } = await edges('he', 'Crohn היא מחלה (IBD) של 5 mg', { align: 'justify' })
  expect(words).toEqual(['mg', '5', 'של', ')', 'IBD', '(', 'מחלה', 'היא', 'Crohn'])
  expect(to).toBeCloseTo(400, 3)
})

test('the first line of one is indented at its right', async () => {
  expect((await edges('he', 'שלום', { align: 'justify', indent: 12 })).to).toBeCloseTo(388, 3)
})

test('a paragraph in English stands on the left of a Hebrew text, its title on the right', async () => {
  expect((await edges('he', 'In English.', { align: 'justify' })).from).toBeCloseTo(0, 3)
  expect((await edges('he', 'In English.', { align: 'left' })).to).toBeCloseTo(400, 3)
})

test('a Hebrew paragraph of an English text goes from right to left, a Hebrew word does not turn one', async () => {
  const whole = await edges('en', 'זו פסקה בעברית בלבד, עם Crohn אחד.', { align: 'justify' })
  expect(whole.words.at(-1)).toBe('זו')
  expect((await edges('en', 'שלום is a word of Hebrew', { align: 'justify' })).words[0]).toBe(
    'שלום',
  )
})

test('tabs and line separators are blanks; all hyphens are one', async () => {
  const { words } = await edges('en', 'One\ttwo\u2028three well\u2010known')
  expect(words).toEqual(['One', 'two', 'three', 'well-', 'known'])
})
