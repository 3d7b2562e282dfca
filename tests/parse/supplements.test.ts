import { expect, test } from 'vitest'
import { draw, paper } from './sketch.js'

const files = { 'data/a.csv': 'x\n1\n', 'film.mp4': Uint8Array.from([0, 255]) }

test('a supplement has a file, a caption in Markdown and, if the author wants, a label', async () => {
  const { body, inputs, messages } = await paper(
    '::supplement[The *samples* [@doe].]{#supp:a file=data/a.csv}\n\n::supplement{#supp:f file=film.mp4 label="Video 1"}',
    '',
    files,
  )
  expect(messages).toEqual([])
  expect(draw(body.children)).toBe(
    'supplement(identifier=supp:a, caption(p("The ", em("samples"), " ", cite(doe), "."))), supplement(identifier=supp:f)',
  )
  expect(
    body.children.map((node) => node.type === 'supplement' && [node.path, node.label]),
  ).toEqual([
    ['data/a.csv', undefined],
    ['film.mp4', 'Video 1'],
  ])
  expect([...inputs.supplements]).toEqual([
    ['data/a.csv', new TextEncoder().encode('x\n1\n')],
    ['film.mp4', Uint8Array.from([0, 255])],
  ])
})

test.each([
  [
    '::supplement[A]{#supp:a file=none.csv}',
    '5:1 missing-file: Unexpected supplement `none.csv`, expected a file; there is none at `none.csv`',
  ],
  [
    '::supplement[A]{#supp:a file=../a.csv}',
    "5:1 unsafe-path: Unexpected path out of the manuscript's folder, `../a.csv`, expected a copy of the file inside it",
  ],
  [
    '::supplement[A]{#supp:a}',
    '5:1 missing-file: Unexpected `::supplement` without `file=…`, expected `::supplement[Caption.]{#supp:name file=data/name.csv}`',
  ],
  [
    '::supplement[A]{#supp:a',
    '5:1 missing-file: Unexpected `::supplement` without readable braces, expected `::supplement[Caption.]{#supp:name file=data/name.csv}`',
  ],
])('%s is told', async (text, message) =>
  expect((await paper(text, '', files)).messages).toEqual([message]),
)

test('inside a figure a table or chart gives its caption to it, and a supplement stands behind it', async () => {
  const { body } = await paper(
    ':::figure{#fig:x}\n::chart[The course.]{from=course}\n\n::supplement[Its data.]{#supp:a file=data/a.csv}\n\nMore words.\n:::',
    '',
    files,
  )
  expect(draw(body.children)).toBe(
    'figure(figure, identifier=fig:x, caption(p("The course."), p("More words.")), chart(from=course)), supplement(identifier=supp:a, caption(p("Its data.")))',
  )
})

test('a caption of a data-bound table may cite', async () => {
  expect(draw((await paper('::table[Cases [@doe].]{#tbl:x from=cases}')).body.children)).toBe(
    'figure(table, identifier=tbl:x, caption(p("Cases ", cite(doe), ".")), dataTable(from=cases))',
  )
})
