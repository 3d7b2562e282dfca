import { expect, test } from 'vitest'
import { layoutStyleOf } from '../../../scripts/write/pdf/style.js'
import type { TextLine } from '../../../scripts/write/pdf/text/line.js'
import type { Run, TextStyle } from '../../../scripts/write/pdf/text/run.js'
import { hook, letterOperators } from '../../../scripts/write/pdf/print/letters.js'
import { growth } from '../../steps.js'
import { printed, typesetter, words } from './pages.js'

const body: TextStyle = { ...layoutStyleOf('article').text.opening, indent: 0 }
const set = async (text: string | Run[], width = 220, style = body): Promise<string[]> =>
  (await typesetter())
    .lines(typeof text === 'string' ? [{ text }] : text, style, width)
    .map(printed)

test('justified lines all end at the edge, the last excepted', async () => {
  const lines = (await typesetter()).lines([{ text: words(120) }], body, 220)
  const ends = lines.map((line) => {
    const last = line.spans.at(-1)!
    return last.x + last.width
  })
  for (const end of ends.slice(0, -1)) expect(Math.abs(end - 220)).toBeLessThan(body.size * 0.4) // a hyphen or stop hangs out a little
  expect(ends.at(-1)!).toBeLessThan(221)
})

test('the letters of justified lines give a fiftieth at most, and spaces stay near their own width', async () => {
  const lines = (await typesetter()).lines([{ text: words(400) }], body, 380).slice(0, -1)
  const scales = lines.map((line) => line.scale)
  expect(Math.max(...scales) - Math.min(...scales)).toBeGreaterThan(0.01)
  for (const scale of scales) expect(Math.abs(scale - 1)).toBeLessThanOrEqual(0.02 + 1e-9)
  const own = 2.5 // about a quarter of the size
  const spaces = lines.flatMap((line) =>
    line.spans.flatMap((span) =>
      span.parts.flatMap((part) => (part.space ? [(own + part.space.added) * line.scale] : [])),
    ),
  )
  expect(Math.max(...spaces)).toBeLessThan(own * 1.7)
  expect(Math.min(...spaces)).toBeGreaterThan(own * 0.55)
})

test('the scale and the tracking of a line are over where it ends, for the text of drawings behind it', async () => {
  const setter = await typesetter()
  const line = setter
    .lines([{ text: words(400) }], { ...body, tracking: 0.1 }, 380)
    .find(({ scale }) => scale > 1.001)!
  const operators = letterOperators(line.spans[0]!, line, 100, '')
  expect(operators).toMatch(/ 0\.1 Tc 10[\d.]+ Tz 1 0 0 -1 /)
  expect(operators.endsWith('0 Tc\n100 Tz')).toBe(true)
  const [plain] = setter.lines([{ text: 'plain' }], body, 380)
  expect(letterOperators(plain!.spans[0]!, plain!, 100, '')).not.toMatch(/Tc|Tz/)
})

test('lines that are not justified have their letters as drawn', async () => {
  for (const line of (await typesetter()).lines(
    [{ text: words(60) }],
    { ...body, align: 'left' },
    220,
  ))
    expect(line.scale).toBe(1)
})

test('a title of several lines has lines of about one length, and no more of them', async () => {
  const style = layoutStyleOf('article').text.title
  const setter = await typesetter()
  const title = [
    {
      text: 'Liver metastasis of rectal cancer revealed by a flare of dermatomyositis and resected: a case report and review of the literature',
    },
  ]
  const [plain, balanced] = [
    setter.lines(title, { ...style, balanced: false }, 495),
    setter.lines(title, style, 495),
  ]
  const spread = (lines: readonly TextLine[]): number =>
    Math.max(...lines.map((line) => line.width)) - Math.min(...lines.map((line) => line.width))
  expect(balanced.length).toBe(plain.length)
  expect(spread(balanced)).toBeLessThan(spread(plain) / 3)
})

test('in lines that are not justified an address begins a line rather than being divided, unless none can hold it', async () => {
  const style: TextStyle = { ...body, align: 'left', hyphenate: false }
  expect(await set('Available from: https://www.example.org/some/path.', 180, style)).toEqual([
    'Available from:',
    'https://www.example.org/some/path.',
  ])
  expect(await set('Available from: https://www.example.org/some/path.', 120, style)).toEqual([
    'Available from:',
    'https://www.example.',
    'org/some/path.',
  ])
})

test('nothing runs out of the column: what holds together gives way where the column is too narrow for it', async () => {
  const setter = await typesetter()
  const address: Run[] = [
    { text: 'See ' },
    { text: 'https://www.example.org/some/long/path', link: { url: 'https://www.example.org' } },
    { text: '.' },
  ]
  const full = setter.width(address.slice(1, 2), body)
  for (const style of [body, { ...body, align: 'left', hyphenate: false }] satisfies TextStyle[]) {
    for (const runs of [
      address,
      [{ text: 'was as rare as (p < 0.0000000001) seen' }],
      [{ text: 'stage III by Doe et al. [1, 2] in 10 000 000 000' }],
    ]) {
      for (const width of [full - 2, full + 1, 90, 60])
        for (const line of setter.lines(runs, style, width))
          expect(line.width).toBeLessThan(width + 4)
    }
  }
})

test('a paragraph does not end with half a word alone on a line', async () => {
  const setter = await typesetter()
  const texts = Array.from({ length: 60 }, (_, index) => words(40 + index))
  const ends = texts
    .map((text) => setter.lines([{ text }], body, 240))
    .filter((lines) => lines.at(-2)!.spans.at(-1)!.divided && lines.at(-1)!.width < 240 * 0.14)
  expect(ends).toEqual([])
})

test('a divided word has its hyphen at the end of the line, and reads as one word', async () => {
  const lines = (await typesetter()).lines([{ text: words(120) }], body, 120)
  const cut = lines.findIndex((line) => printed(line).endsWith('-'))
  expect(cut).toBeGreaterThanOrEqual(0)
  const word = lines[cut]!.spans.at(-1)!.divided!
  expect(lines[cut + 1]!.spans[0]!.divided).toBe(word)
  expect(
    printed(lines[cut]!).split(' ').at(-1)!.slice(0, -1) + printed(lines[cut + 1]!).split(' ')[0]!,
  ).toBe(word.text)
})

test('no soft hyphen reaches a line, and hyphens stay', async () => {
  expect(
    (await set('im\u00admuno\u00adlogical and well-known β2-microglobulin', 1000)).join(''),
  ).toBe('immunological and well-known β2-microglobulin')
})

test('a number and its unit stand on one line at every width', async () => {
  for (let width = 54; width < 200; width += 7)
    expect(
      (await set('The dose was then 60 mg daily for 3 months in all.', width)).filter((line) =>
        /(?:^| )(?:60|3)$/.test(line),
      ),
    ).toEqual([])
})

test('a superscript is set without a space before it, by the letters that the font has for it', async () => {
  const [line] = (await typesetter()).lines(
    [{ text: 'rare' }, { text: '6', position: 'superior' }, { text: '.' }],
    body,
    220,
  )
  const [, six] = line!.spans
  expect([six!.x, six!.look.features, six!.look.rise]).toEqual([line!.spans[0]!.width, ['sups'], 0])
})

test('a superscript that the font has no letters for is set smaller and higher', async () => {
  const [line] = (await typesetter()).lines([{ text: '3+', position: 'superior' }], body, 220)
  expect(line!.spans[0]!.look.size).toBeLessThan(body.size)
  expect(line!.spans[0]!.look.rise).toBeGreaterThan(0)
})

test('bold inside italics inside a link is all three', async () => {
  const [line] = (await typesetter()).lines(
    [{ text: 'a' }, { text: 'b', bold: true, italics: true, link: { url: 'https://example.org' } }],
    body,
    220,
  )
  const span = line!.spans[1]!
  expect(span.look.font).toBe(
    (await typesetter()).faces.face('Serif', true, true) && span.look.font,
  )
  expect([span.run.link, span.run.bold, span.run.italics]).toEqual([
    { url: 'https://example.org' },
    true,
    true,
  ])
})

test('a character that the face lacks is set in a face behind it', async () => {
  const { faces } = await typesetter()
  expect(
    faces
      .stretches('37 ℃ → ∞', 'Serif')
      .map(({ text, font }) => [text, font === faces.face('Serif')]),
  ).toEqual([
    ['37 ', true],
    ['℃', false],
    [' → ∞', true],
  ])
})

test('a character that no face has stands as its code, never as a box', async () => {
  const stretches = (await typesetter()).faces.stretches('a \u{1F9EC} b', 'Serif')
  expect(stretches.map(({ text }) => text).join('')).toBe('a [U+1F9EC] b')
})

test('a sign in bold that only a regular face has is found there', async () => {
  const { faces } = await typesetter()
  expect(faces.stretches('ℵ', 'Serif', true).map(({ text }) => text)).toEqual(['ℵ'])
})

test('an address is divided after its signs and without a hyphen', async () => {
  const lines = await set('See https://example.org/a/very/long/path/to/some/file.html there.', 130)
  expect(lines.join('').replaceAll(' ', '')).toBe(
    'Seehttps://example.org/a/very/long/path/to/some/file.htmlthere.',
  )
})

test('a word wider than the column is divided, and no letter is lost', async () => {
  const gene = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.repeat(4)
  const lines = await set(gene, 100)
  expect(lines.length).toBeGreaterThan(3)
  expect(lines.join('')).toBe(gene)
})

test('code keeps its spaces', async () => {
  const style: TextStyle = { ...layoutStyleOf('article').text.code }
  expect(await set([{ text: '  if (x)   return', verbatim: true }], 400, style)).toEqual([
    '  if (x)   return',
  ])
})

test('a line of code that goes on says so, farther in than it began; one that fits does not', async () => {
  const style: TextStyle = { ...layoutStyleOf('article').text.code, hanging: 40, marked: true }
  const setter = await typesetter()
  const long = setter.lines([{ text: `    ${'value, '.repeat(30)}`, verbatim: true }], style, 220)
  expect(long.length).toBeGreaterThan(2)
  expect(long.map(({ continued }) => continued)).toEqual(long.map((_, index) => index > 0))
  expect(long.slice(1).every(({ spans }) => spans[0]!.x === 40)).toBe(true)
  // The mark is drawn, between where the line began and where it goes on.
  expect(hook(long[1]!, 100)).not.toMatch(/T[jJmf]/)
  const across = [...hook(long[1]!, 100).matchAll(/([\d.]+) [\d.]+ [ml]/g)].map(([, x]) =>
    Number(x),
  )
  expect(Math.min(...across)).toBeGreaterThan(24)
  expect(Math.max(...across)).toBeLessThan(40)
  const [short, none] = setter.lines([{ text: '    value', verbatim: true }], style, 220)
  expect([short!.continued, none]).toEqual([false, undefined])
  const prose = setter.lines([{ text: words(60) }], body, 220)
  expect(prose.some(({ continued }) => continued)).toBe(false)
})

test('a decomposed letter is one letter with its accent', async () => {
  const [line] = (await typesetter()).lines([{ text: 'Ishii\u0301' }], body, 220)
  expect(printed(line!)).toBe('Ishii\u0301')
})

test('numbers between glyphs are kept apart', async () => {
  const { faces } = await typesetter()
  const { parts } = faces.shape(faces.face('Serif'), 'xe\u030b,')
  expect(parts.map(({ codes }) => codes).join('')).toMatch(/^(?:<[0-9a-f]+>|\s-?\d+\s)+$/)
})

test('a letter and its accent are set in one face', async () => {
  const { faces } = await typesetter()
  expect(faces.stretches('a ∝\u0302 b', 'Serif').map(({ text }) => text)).toEqual([
    'a ',
    '∝\u0302',
    ' b',
  ])
})

test('text without spaces is justified between its letters', async () => {
  const lines = (await typesetter('ja')).lines(
    [{ text: '皮膚筋炎は筋肉と皮膚の炎症を特徴とする自己免疫疾患である。'.repeat(4) }],
    body,
    223,
  )
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines.slice(0, -1)) expect(line.width).toBeCloseTo(223, 0)
})

test('cost grows with the length of a paragraph alone', async () => {
  const setter = await typesetter()
  expect(
    await growth((times) => setter.lines([{ text: words(3_000 * times) }], body, 370)),
  ).toBeLessThan(35)
})

test.each([
  ['letters', 'x'],
  ['slashes', '/'],
  ['an unfinished address', 'a.'],
])('cost grows with the length of a word of %s alone', async (_, unit) => {
  // A typesetter of its own each time: one that has seen the word remembers its shape.
  const setters = await Promise.all(Array.from({ length: 4 }, () => typesetter()))
  for (const setter of setters) setter.lines([{ text: 'warm' }], body, 370)
  let next = 0
  expect(
    await growth((times) =>
      setters[next++]!.lines([{ text: unit.repeat(3_000 * times) }], body, 370),
    ),
  ).toBeLessThan(40)
})
