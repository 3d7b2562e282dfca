/** Commands × contents: no formula ends a build, and none is lost in a format. */
import { expect, test } from 'vitest'
import { thorough } from '../thorough.js'
import { build } from '../../scripts/build.js'
import { mathReader } from '../../scripts/math/mathml.js'
import { memoryProject } from '../../scripts/project/project.js'
import { loadFormulas } from '../../scripts/write/pdf/pictures/formulas.js'
import { commands, contents } from './table.js'

const formulas = commands.flatMap((command) =>
  contents.map((content) => command.replaceAll('#', () => content)),
)
/** A prime on a power is an error of LaTeX itself. */
const doubled = ["x^2'", "x_i^2'", "\\mathbf{A}^{-1}'"]
const sound = formulas.filter((formula) => !doubled.includes(formula))

test('the table has at least a hundred commands, and 25 contents', () => {
  expect(commands.length).toBeGreaterThan(99)
  expect(contents).toHaveLength(25)
})

test('every formula is read', async () => {
  const read = await mathReader()
  const unread = formulas.filter((formula) =>
    [true, false].some((display) => typeof read(formula, display) === 'string'),
  )
  expect(unread).toEqual(doubled)
})

/** Every second one inline, the others displayed: the elements are the same, the styles differ. */
test('every formula is valid in JATS and present in Word', async () => {
  const text = sound.map((formula, index) =>
    index % 2 === 0 ? `Here $${formula}$ ends.` : `$$${formula}$$`,
  )
  const paper = `---\ntitle: Formulas\nauthor: [Jane Doe]\n---\n\n${text.join('\n\n')}\n`
  const { file, outputs } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    formats: new Set(['jats', 'docx']),
  })
  expect(file.messages.map(String)).toEqual([])
  expect(outputs.map(({ path }) => path)).toContain('paper.xml')
})

/** A tenth of them: drawing is what takes time; ALL_FORMULAS=1 draws all. */
test('formulas are drawn in the PDF', async () => {
  const draw = await loadFormulas()
  const some = process.env['ALL_FORMULAS']
    ? sound
    : sound.filter((_, index) => index % (thorough ? 11 : 33) === 0)
  expect(some.filter((formula) => !draw(formula, false))).toEqual([])
})
