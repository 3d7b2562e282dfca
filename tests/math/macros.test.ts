import { expect, test } from 'vitest'
import { definitionAt, expand, type Macro } from '../../scripts/math/macros.js'

const macros = new Map<string, Macro>([
  ['R', { parameters: 0, body: '\\mathbb{R}' }],
  ['vect', { parameters: 1, body: '\\mathbf{#1}' }],
  ['norm', { parameters: 2, optional: '2', body: '\\|#2\\|_{#1}' }],
  ['both', { parameters: 0, body: '\\vect{\\R}' }],
  ['to', { parameters: 0, body: '\\rightarrow' }],
  ['loop', { parameters: 0, body: '\\loop\\loop' }],
])
const expanded = (tex: string): string => expand(tex, (name) => macros.get(name))

test.each([
  ['x \\in \\R', 'x \\in \\mathbb{R}'],
  ['\\vect{a + b}\\vect c', '\\mathbf{a + b}\\mathbf{c}'],
  ['\\norm{x} + \\norm[p]{x}', '\\|x\\|_{2} + \\|x\\|_{p}'],
  ['\\both', '\\mathbf{\\mathbb{R}}'],
  ['a\\to b', 'a\\rightarrow b'],
  ['\\Real \\\\R', '\\Real \\\\R'],
  ['\\vect', '\\vect'],
])('what macros stand for is put in: %s', (tex, expected) => expect(expanded(tex)).toBe(expected))

test('a macro that never ends is left as it is', () => {
  expect(expanded('a \\loop')).toBe('a \\loop')
})

test.each([
  [
    '\\newcommand{\\R}{\\mathbb{R}}',
    'R',
    { parameters: 0, optional: undefined, body: '\\mathbb{R}' },
  ],
  ['\\renewcommand*\\R[2][x]{#1 #2}', 'R', { parameters: 2, optional: 'x', body: '#1 #2' }],
  ['\\def\\pair#1#2{(#1, #2)}', 'pair', { parameters: 2, body: '(#1, #2)' }],
  [
    '\\DeclareMathOperator*{\\argmin}{arg\\,min}',
    'argmin',
    { parameters: 0, body: '\\operatorname*{arg\\,min}' },
  ],
  [
    '\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}',
    'abs',
    { parameters: 1, body: '\\lvert #1 \\rvert' },
  ],
])('a definition is read: %s', (text, name, macro) => {
  expect(definitionAt(text, 0)).toEqual({ name, macro, from: 0, to: text.length })
})

test('what does not end is no definition', () => {
  expect(definitionAt('\\newcommand{\\R}{\\mathbb{R}', 0)).toBeUndefined()
})
