import { expect, test } from 'vitest'
import { resolve } from '../../scripts/resolve/index.js'
import { draw, paper } from '../parse/sketch.js'

/** What is printed of a text: its body and its footnotes. */
async function printed(text: string): Promise<string> {
  const { article, inputs, file } = await paper(text)
  const [, body, back] = (await resolve(article, inputs, file)).children
  return draw([...body.children, ...back.children])
}

const grid = '| a | b |\n|---|---|\n| 1[^n] | 2[^m] |\n\n: Caption.[^n] {#tbl:x}\n'

test('footnotes of a table are its notes, with marks of its own', async () => {
  expect(await printed(`${grid}\n[^n]: One.\n[^m]: Two.`)).toBe(
    'figure(table, identifier=tbl:x, caption(p("Caption.", xref(sup("a")))), table(row(cell("a"), cell("b")), row(cell("1", xref(sup("a"))), cell("2", xref(sup("b"))))), notes(note(p("One.")), note(p("Two."))))',
  )
})

test('one that the text calls too stays a footnote, and so does one that holds more than paragraphs', async () => {
  expect(await printed(`A[^n].\n\n${grid}\n[^n]: One.\n[^m]:\n    - Two.`)).toBe(
    'p("A", fn(identifier=n), "."), figure(table, identifier=tbl:x, caption(p("Caption.", fn(identifier=n))), table(row(cell("a"), cell("b")), row(cell("1", fn(identifier=n)), cell("2", fn(identifier=m))))), footnotes(footnote(identifier=n, p("One.")), footnote(identifier=m, list(li(p("Two.")))))',
  )
})

test('paragraphs below a table that begin with a mark of its are notes', async () => {
  expect(
    await printed(
      ': Caption. {#tbl:x}\n\n| a | b |\n|---|---|\n| 1^a^ | 2^†^ |\n\n^a^ One\ngoes on.\n^†^ *Two*.\n\nAbbreviations: DM, dermatomyositis.\n\n^18^F is none.',
    ),
  ).toBe(
    'figure(table, identifier=tbl:x, caption(p("Caption.")), table(row(cell("a"), cell("b")), row(cell("1", xref(sup("a"))), cell("2", xref(sup("†"))))), notes(note(p("One goes on.")), note(p(em("Two"), ".")), note(p("Abbreviations: DM, dermatomyositis.")))), p(sup("18"), "F is none.")',
  )
})

test('below a table without a caption, and behind other words, they are paragraphs', async () => {
  expect(await printed('| a^a^ |\n|---|\n| 1 |\n\n^a^ One.')).toBe(
    'table(row(cell("a", sup("a"))), row(cell("1"))), p(sup("a"), " One.")',
  )
})
