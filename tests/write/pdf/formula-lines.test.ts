import { beforeAll, expect, test } from 'vitest'
import { inLines, inParts } from '../../../scripts/write/pdf/pictures/formula-lines.js'
import {
  loadFormulas,
  type Formula,
  type Formulas,
} from '../../../scripts/write/pdf/pictures/formulas.js'

let formulas: Formulas
beforeAll(async () => {
  formulas = await loadFormulas()
})
const display = (tex: string): Formula => formulas(tex, true)!
const joints = (tex: string): string[] =>
  display(tex).joints.map(({ kind, depth }) => `${kind} ${depth}`)
/** How many lines a formula is, by its height. */
const count = (whole: Formula, set: Formula): number =>
  Math.round((set.height + set.depth + 350) / (whole.height + whole.depth + 350))

test('a formula may be divided at relations, operators and commas, with the brackets around them', () => {
  expect(joints('a = b + (c - d), e')).toEqual(['relation 0', 'binary 0', 'binary 1', 'comma 0'])
})

test('fractions, roots and stretched brackets are not divided, nor a sign from its number', () => {
  expect(joints('\\frac{a+b}{c} = \\sqrt{d+e}')).toEqual(['relation 0'])
  expect(joints('\\left(a+b\\right)')).toEqual([])
  expect(joints('a = -b')).toEqual(['relation 0'])
  expect(joints('-b')).toEqual([])
})

test('what fits stays on one line', () => {
  const formula = display('a = b + c')
  expect(inLines(formula, formula.width)).toBe(formula)
})

test('lines fit, all shapes are there, and what follows a relation stands below what follows it', () => {
  const formula = display('y = a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8')
  const set = inLines(formula, 8000)
  expect(count(formula, set)).toBe(4)
  expect(set.width).toBeLessThanOrEqual(8000)
  expect(set.shapes).toHaveLength(formula.shapes.length)
  const leading = formula.height + formula.depth + 350
  const second = set.shapes.find((shape) => shape.transform[5] >= leading)!
  expect(second.transform[4]).toBeCloseTo(formula.joints[0]!.after, 6)
})

test('a line ends at a relation rather than an operator', () => {
  const formula = display('y = a + b + c + d = e + f + g')
  const relations = formula.joints.filter(({ kind }) => kind === 'relation')
  const set = inLines(formula, formula.width - 500)
  const first = set.shapes.filter((shape) => shape.transform[5] < formula.height + formula.depth)
  expect(first).toHaveLength(relations[1]!.shape)
})

test('what cannot be divided stays whole', () => {
  const formula = display('\\frac{a+b+c+d+e+f+g+h}{i}')
  expect(inLines(formula, 3000)).toBe(formula)
})

test('in a text a long formula is in parts that make it up, a short one is whole', () => {
  const long = formulas('y_i = \\beta_0 + \\beta_1 x_1 + \\beta_2 x_2', false)!
  const parts = inParts(long)
  expect(parts).toHaveLength(4)
  expect(parts.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(long.width, 6)
  expect(parts.flatMap(({ shapes }) => shapes)).toHaveLength(long.shapes.length)
  expect(inParts(formulas('a = b', false)!)).toHaveLength(1)
})
