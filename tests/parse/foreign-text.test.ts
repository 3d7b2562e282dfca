import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { drawn, paper } from './sketch.js'

test.each([
  ['\\SI{5}{\\milli\\gram}', '"5\u00a0mg"'],
  ['\\qty{2.5}{\\milli\\gram\\per\\kilo\\gram}', '"2.5\u00a0mg\u00a0kg", sup("−1")'],
  ['\\SI{37}{\\celsius}', '"37\u00a0°C"'],
  ['\\num{1e-3}', '"1\u00a0×\u00a010", sup("−3")'],
  ['\\SIrange{3}{5}{\\mg}', '"3–5\u00a0mg"'],
  ['\\ce{H2O}', '"H", sub("2"), "O"'],
  ['\\ce{Ca^{2+}}', '"Ca", sup("2+")'],
  ['\\SI{3}{\\unknownunit}', '"3\u00a0\\\\unknownunit"'],
])('%s', async (text, expected) => {
  expect(await drawn(`${text}\n`)).toBe(`p(${expected})`)
})

test('references of bookdown and MyST are references', async () => {
  const { messages } = await paper('See Figure \\@ref(fig:a) and {numref}`fig-a`.\n')
  expect(messages).toEqual([])
  expect(await drawn('See Figure \\@ref(fig:a) and {numref}`fig-a`.\n')).toBe(
    'p("See ", ref(fig:a), " and ", ref(fig-a), ".")',
  )
})

test('raw output for one format is left out and told', async () => {
  const { messages } = await paper('Text `\\newpage`{=latex} end.\n')
  expect(messages).toEqual([expect.stringMatching(/unsupported-markup: Unexpected raw latex/)])
  expect(await drawn('Text `\\newpage`{=latex} end.\n')).toBe('p("Text  end.")')
})

test('a comment between two lines does not part a paragraph; between two paragraphs it does', async () => {
  expect(await drawn('One\n<!-- no -->\ntwo.\n')).toBe('p("One  two.")')
  expect(await drawn('One.\n\n<!-- no -->\n\nTwo.\n')).toBe('p("One."), p("Two.")')
})

test('attributes of a heading need no blank', async () => {
  expect(await drawn('# Steps{#sec:m}\n\nText.\n')).toContain('identifier=sec:m')
})

test('small fractions and scripts in a formula are valid MathML', async () => {
  const { outputs, file } = await build(
    memoryProject(
      new Map([
        [
          'paper.md',
          '---\ntitle: T\nauthor: Jane Doe\n---\n\nIn $a_{\\frac12}$, $\\frac{\\frac{a+b}{b}}{c}$, $\\scriptstyle x$, $a_{\\scriptstyle b}$, $\\scriptstyle 1$ and $\\tfrac{1}{2}\\dfrac{\\scriptstyle a+b}{\\textstyle c}$.\n',
        ],
      ]),
      'paper.md',
    ),
    { formats: new Set(['jats']) },
  )
  expect(file.messages.filter(({ fatal }) => fatal)).toEqual([])
  expect(outputs.length).toBeGreaterThan(0)
})
