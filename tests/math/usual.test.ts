/** Commands of LaTeX's math and of the usual packages: each is a formula in every format, or is told and is TeX in all. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { expand } from '../../scripts/math/macros.js'
import { mathReader, type MathReader } from '../../scripts/math/mathml.js'
import { packageMacro } from '../../scripts/math/packages.js'
import { quantityMacro } from '../../scripts/parse/latex/quantities.js'
import { memoryProject } from '../../scripts/project/project.js'
import { loadFormulas } from '../../scripts/write/pdf/pictures/formulas.js'
import { thorough } from '../thorough.js'

const formulas = readFileSync(join(import.meta.dirname, 'usual.txt'), 'utf8')
  .trim()
  .split('\n')
const expanded = (tex: string): string =>
  expand(tex, (name) => quantityMacro(name) ?? packageMacro(name))
const isRead = (read: MathReader, tex: string): boolean =>
  typeof read(expanded(tex), true) !== 'string'

/** All of them where there is time. */
const some = (all: readonly string[], each: number): string[] =>
  all.filter((_, index) => index % (thorough ? 1 : each) === 0)

const paper = (all: readonly string[]): string =>
  `---\ntitle: Formulas\nauthor: [Jane Doe]\n---\n\n${all.map((tex) => `$$${tex}$$`).join('\n\n')}\n`
const built = (all: readonly string[], formats: ReadonlySet<'jats' | 'docx'>) =>
  build(memoryProject(new Map([['paper.md', paper(all)]]), 'paper.md'), { formats })

test('at least 400 of some 530 commands are read', async () => {
  const read = await mathReader()
  expect(formulas.length).toBeGreaterThan(500)
  expect(formulas.filter((tex) => isRead(read, tex)).length).toBeGreaterThan(400)
})

test('what is read is valid in JATS and present in Word, without a message', async () => {
  const read = await mathReader()
  const { file, outputs } = await built(
    some(formulas, 5).filter((tex) => isRead(read, tex)),
    new Set(['jats', 'docx']),
  )
  expect(file.messages.map(String)).toEqual([])
  const xml = outputs.find(({ path }) => path === 'paper.xml')
  expect(String(Buffer.from(xml?.contents ?? []))).not.toContain('<tex-math')
})

test('what is not read is told, each at its place', async () => {
  const read = await mathReader()
  const unread = formulas.filter((tex) => !isRead(read, tex))
  const { file } = await built(unread, new Set(['jats']))
  const lines = file.messages
    .filter(({ ruleId }) => ruleId === 'unsupported-markup')
    .map(({ line }) => line)
  expect(lines).toEqual(unread.map((_, index) => 6 + 2 * index))
})

test('a command that nobody has defined is named, with how to define it', async () => {
  const { file } = await built(['\\foo{x}'], new Set(['jats']))
  expect(file.messages.map(({ reason, note }) => [reason, note])).toEqual([
    [
      "Unexpected command `\\foo` in a formula, which is printed as TeX, expected one of LaTeX's math or of its usual packages (JATS4R Math)",
      'What it stands for can be given in the metadata: `math: {macros: {"\\\\foo": "…"}}`.',
    ],
  ])
})

test('the PDF draws what the other formats read, and nothing else', async () => {
  const read = await mathReader()
  const draw = await loadFormulas()
  const other = some(formulas, 9).filter(
    (tex) => Boolean(draw(expanded(tex), true)) !== isRead(read, tex),
  )
  expect(other).toEqual([])
})

test.each([
  ['\\SI[per-mode=symbol]{5}{\\meter\\per\\second}', '{5\\,\\text{m}\\,\\text{s}^{-1}}'],
  ['\\num{1.2e3}', '{1.2\\,\\times \\,10^{3}}'],
  ['\\num{1,5}', '{1{,}5}'],
  ['\\qty(x)', '\\qty(x)'],
  ['\\SI{5}{\\unheardof}', '\\SI{5}{\\unheardof}'],
  ['\\mqty(a)', '\\mqty(a)'],
  ['\\begin{array}{@{}c|c@{}}', '\\begin{array}{c|c}'],
  ['\\begin{array}{c@{=}c}', '\\begin{array}{c@{=}c}'],
])('packages: %s', (tex, expected) => expect(expanded(tex)).toBe(expected))
