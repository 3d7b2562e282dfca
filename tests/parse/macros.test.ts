import { expect, test } from 'vitest'
import { draw, drawn, manuscript, paper, place, all } from './sketch.js'

test('definitions on lines of their own are applied and not printed', async () => {
  expect(
    await drawn(
      '\\newcommand{\\R}{\\mathbb{R}}\n\\DeclareMathOperator{\\Var}{Var}\n\n$x \\in \\R$\n\n$$\\Var x$$',
    ),
  ).toBe('p(tex("x \\\\in \\\\mathbb{R}")), math("\\\\operatorname{Var} x")')
})

test('in math of their own, and in the metadata', async () => {
  expect(await drawn('$$\n\\def\\a{b}\n$$\n\n$\\a$')).toBe('p(tex("b"))')
  expect(await drawn('$\\R$', 'math:\n  macros: {"\\\\R": "\\\\mathbb{R}"}')).toBe(
    'p(tex("\\\\mathbb{R}"))',
  )
  expect(await drawn('$\\R$', 'math: {"\\\\R": "\\\\mathbb{R}"}')).toBe('p(tex("\\\\mathbb{R}"))')
  expect(await drawn('$\\v x$', 'header-includes:\n  - \\newcommand{\\v}[1]{\\vec{#1}}')).toBe(
    'p(tex("\\\\vec{x}"))',
  )
})

test('the last before a formula holds, from file to file', async () => {
  const { body } = await manuscript({
    'manuscript/manuscript.yaml': 'title: A\nauthors: Jane Doe\nsections: [one.md, two.md]\n',
    'manuscript/one.md': '\\newcommand{\\a}{b}\n$\\a$\n',
    'manuscript/two.md': '$\\a$\n\n\\renewcommand{\\a}{c}\n$\\a$\n',
  })
  expect(draw(body.children)).toBe('p(tex("b")), p(tex("b")), p(tex("c"))')
})

test('code keeps what it shows, and places stay', async () => {
  const { body } = await paper(
    '```tex\n\\newcommand{\\a}{b}\n```\n\n\\newcommand{\\c}{d} text $\\c$',
  )
  expect(draw(body.children)).toBe('code("\\\\newcommand{\\\\a}{b}"), p("text ", tex("d"))')
  expect(place(all('inlineMath', body)[0])).toBe('9:25-9:29')
})

test('tags, labels of several lines, and marks of none', async () => {
  expect(await drawn('$$x = 1 \\tag{A.1}$$ {#eq:t}')).toBe('math(identifier=eq:t, "x = 1")')
  expect(
    await drawn(
      '\\begin{align}\na &= b \\label{eq:a} \\\\\nc &= \\frac{d}{e} \\label{eq:c} \\nonumber\n\\end{align}',
    ),
  ).toBe(
    'math(identifier=eq:a, "\\\\begin{aligned}\\na &= b  \\\\end{aligned}"), math(identifier=eq:c, "\\\\begin{aligned}\\nc &= \\\\frac{d}{e}  \\n\\\\end{aligned}")',
  )
  expect(
    await drawn(
      '\\begin{subequations}\\label{eq:all}\n\\begin{equation}\na\n\\end{equation}\n\\end{subequations}',
    ),
  ).toBe('math("a")')
})
