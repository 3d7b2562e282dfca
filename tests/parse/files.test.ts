import { describe, expect, it, test } from 'vitest'
import { draw, manuscript, paper } from './sketch.js'

const yaml = 'title: T\nauthor: Jane Doe\n'

describe('a folder', () => {
  it('gives its sections in the order of the metadata, with footnotes of their own', async () => {
    const { body, back, messages, inputs } = await manuscript({
      'manuscript/manuscript.yaml': `${yaml}sections: [b.md, a.md]\n`,
      'manuscript/a.md': '# A\n\n[x][l]a[^1]\n\n[l]: https://example.org/a\n\n[^1]: In a.',
      'manuscript/b.md': '# B\n\n[x][l]b[^1]\n\n[l]: https://example.org/b\n\n[^1]: In b.\n',
      'references.bib': '',
    })
    expect(draw(body.children)).toBe(
      'section(h("B"), p(link(url=https://example.org/b, "x"), "b", fn(identifier=1))), section(h("A"), p(link(url=https://example.org/a, "x"), "a", fn(identifier=1-2)))',
    )
    expect(draw(back.children)).toBe(
      'footnotes(footnote(identifier=1, p("In b.")), footnote(identifier=1-2, p("In a.")))',
    )
    expect(body.children[1]!.position).toEqual({
      start: { line: 1, column: 1, offset: 0 },
      end: { line: 3, column: 12, offset: 16 },
      path: 'manuscript/a.md',
    })
    expect(messages).toEqual([])
    expect([...inputs.sources.keys()]).toEqual([
      'manuscript/manuscript.yaml',
      'manuscript/b.md',
      'manuscript/a.md',
      'references.bib',
    ])
    expect(inputs.settings.name).toBe('manuscript')
  })

  it('gives every Markdown file by name without an order', async () => {
    const { body } = await manuscript({
      'manuscript/manuscript.yaml': yaml,
      'manuscript/2.md': 'two',
      'manuscript/1.md': 'one',
      'manuscript/x/3.md': 'three',
    })
    expect(draw(body.children)).toBe('p("one"), p("two")')
  })

  it('tells what is missing, unsafe or has no metadata', async () => {
    expect(
      (
        await manuscript({
          'manuscript/manuscript.yaml': `${yaml}sections:\n  - a.md\n  - ../../b.md\nbibliography: c.bib\n`,
          'manuscript/d.md': '',
        })
      ).messages,
    ).toEqual([
      'manuscript/manuscript.yaml 4:5 missing-file: Unexpected section `a.md`, expected a file; there is none at `manuscript/a.md`',
      "manuscript/manuscript.yaml 5:5 unsafe-path: Unexpected path out of the manuscript's folder, `../../b.md`, expected a copy of the file inside it",
      'manuscript/manuscript.yaml 6:15 missing-file: Unexpected bibliography `c.bib`, expected a file; there is none at `manuscript/c.bib`',
    ])
    expect((await manuscript({ 'manuscript/a.md': 'a' })).messages[0]).toBe(
      'manuscript/manuscript.yaml 1:1 missing-file: Unexpected manuscript without `manuscript/manuscript.yaml`, expected one with its title and authors',
    )
  })

  it('takes the one .bib file beside the text that it cites, and says so', async () => {
    const bib = '@article{doe2020, author = {Doe, J.}, title = {A title}, year = {2020}}'
    const cited = { 'manuscript/manuscript.yaml': yaml, 'manuscript/a.md': 'As shown [@doe2020].' }
    const { inputs, messages } = await manuscript({ ...cited, 'library.bib': bib })
    expect([...inputs.references.keys()]).toEqual(['doe2020'])
    expect(messages).toEqual([
      'manuscript/manuscript.yaml 1:1 invalid-metadata: Unexpected metadata without a bibliography, expected `bibliography: ../library.bib`, the one .bib file beside the text; its works are printed',
    ])
    const without: Array<Record<string, string>> = [
      { 'library.bib': bib, 'manuscript/more.bib': bib },
      { 'library.bib': bib.replace('doe2020', 'roe2020') },
      { 'notes/library.bib': bib },
    ]
    for (const others of without)
      expect((await manuscript({ ...cited, ...others })).inputs.references.size).toBe(0)
  })

  it('reads the bibliography, data, tables, charts and facts beside it', async () => {
    const { inputs, messages } = await manuscript({
      'manuscript/manuscript.yaml': yaml,
      'references.bib': '@article{doe2020, author = {Doe, J.}, title = {A title}, year = {2020}}',
      'manuscript/data/datapackage.json':
        '{"name": "x", "resources": [{"name": "cases", "path": "cases.csv", "schema": {"fields": [{"name": "a", "type": "integer"}]}}]}',
      'manuscript/data/cases.csv': 'a\n1\n2\n',
      'manuscript/tables/t.yaml': 'source: cases\ncolumns:\n  - field: a\n',
      'manuscript/charts/c.yaml': 'source: cases',
      'manuscript/facts.yaml': 'n: $count(cases)\n"two words": 2\n',
    })
    expect(messages).toEqual([])
    expect([...inputs.references.keys()]).toEqual(['doe2020'])
    expect(inputs.resources.get('cases')!.rows.map(({ values }) => values)).toEqual([
      { a: 1 },
      { a: 2 },
    ])
    expect(inputs.tables.get('t')!.value).toEqual({ source: 'cases', columns: [{ field: 'a' }] })
    expect(inputs.tables.get('t')!.positions.get('columns.0.field')!.start).toEqual({
      line: 3,
      column: 12,
      offset: 34,
    })
    expect(inputs.charts.get('c')!.path).toBe('manuscript/charts/c.yaml')
    expect(
      [...inputs.facts].map(
        ([name, { expression, position }]) =>
          `${name} = ${expression} at ${position.start.line}:${position.start.column}`,
      ),
    ).toEqual(['n = $count(cases) at 1:4', 'two words = 2 at 2:14'])
    expect(inputs.sources.has('manuscript/data/cases.csv')).toBe(true)
  })

  it('tells faults of its YAML under the rule of each file', async () => {
    const { messages } = await manuscript({
      'manuscript/manuscript.yaml': yaml,
      'manuscript/tables/t.yaml': 'a: 1\na: 2\n',
      'manuscript/facts.yaml': 'a: "x\n',
      'manuscript/charts/c.yml': 'b: [1\n',
    })
    expect(messages).toEqual([
      'manuscript/tables/t.yaml 2:1 unresolved-table: Unexpected second `a`, expected each key once',
      'manuscript/charts/c.yml 2:1 unresolved-table: Unexpected end of a list or mapping in brackets, expected `]`',
      'manuscript/facts.yaml 2:1 invalid-expression: Unexpected end of a value in quotes, expected a closing quote',
    ])
  })
})

describe('a single file', () => {
  test.each([
    [
      'CRLF and a byte order mark',
      '\ufeff---\r\ntitle: T\r\nauthor: Jane Doe\r\n---\r\n\r\n# A\r\n\r\nb [@c]\r\n',
    ],
    ['line ends of old Macs', '---\rtitle: T\rauthor: Jane Doe\r---\r\r# A\r\rb [@c]\r'],
    ['dots that end the front matter', '---\ntitle: T\nauthor: Jane Doe\n...\n\n# A\n\nb [@c]\n'],
  ])('may have %s', async (_, text) => {
    const { body, messages } = await manuscript({ 'paper.md': text }, 'paper.md')
    expect(draw(body.children)).toBe('section(h("A"), p("b ", cite(c)))')
    expect(body.children[0]!.position!.start).toMatchObject({ line: 6, column: 1 })
    expect(messages).toEqual([])
  })

  test.each([
    [
      'front matter that never ends',
      '---\ntitle: T\n\nText\n',
      [
        '1:1 invalid-metadata: Unexpected front matter that never ends, expected a line `---` after it',
        '1:1 invalid-metadata: Unexpected metadata without an author, expected `authors:` with a name each',
        '1:1 invalid-metadata: Unexpected metadata without a title, expected `title: …`',
      ],
    ],
    [
      'a colon in the title',
      '---\ntitle: A: b: c\nauthor: Jane Doe\n---\n',
      [
        '2:8 invalid-metadata: Unexpected `: ` inside a value without quotes, expected quotes around the value',
        '2:11 invalid-metadata: Unexpected `: ` inside a value without quotes, expected quotes around the value',
      ],
    ],
    [
      'a list as front matter',
      '---\n- a\n---\n',
      [
        '2:1 invalid-metadata: Unexpected text or list in place of the metadata, expected lines of `key: value`',
      ],
    ],
    [
      'a key twice',
      '---\ntitle: T\nauthor: Jane Doe\ntitle: U\n---\n',
      ['4:1 invalid-metadata: Unexpected second `title`, expected each key once'],
    ],
    [
      'Latin-1',
      Uint8Array.from('---\ntitle: caf\xe9\n', (letter) => letter.charCodeAt(0)),
      [
        '2:11 invalid-encoding: Unexpected bytes that are no UTF-8 text, expected a file saved as UTF-8',
      ],
    ],
    [
      'UTF-16',
      Uint8Array.from('\xff\xfea\0b\0', (letter) => letter.charCodeAt(0)),
      [
        '1:1 invalid-encoding: Unexpected bytes that are no UTF-8 text, expected a file saved as UTF-8; this one looks like UTF-16',
      ],
    ],
    [
      'a zero byte',
      'a\nb\0c',
      [
        '2:2 invalid-encoding: Unexpected bytes that are no UTF-8 text, expected a file saved as UTF-8; a zero byte is no text',
      ],
    ],
  ])('with %s is told where', async (_, text, messages) => {
    const parsed = await manuscript({ 'paper.md': text }, 'paper.md')
    expect(parsed.messages).toEqual(messages)
  })

  it('may end its name in capitals', async () => {
    expect(
      (await manuscript({ 'PAPER.MD': '---\ntitle: T\nauthor: Jane Doe\n---\n\na' }, 'PAPER.MD'))
        .messages,
    ).toEqual([])
  })

  it('may share an anchor in its metadata, but not without end', async () => {
    const { front, messages } = await manuscript(
      { 'paper.md': '---\ntitle: &t Text\nauthor: Jane Doe\nsubtitle: *t\n---\n' },
      'paper.md',
    )
    expect(draw(front.children)).toBe('title("Text"), title("Text")')
    expect(messages).toEqual([])
    expect(
      (
        await manuscript(
          { 'paper.md': '---\ntitle: T\nauthor: Jane Doe\nx: &x [*x, *y]\n---\n' },
          'paper.md',
        )
      ).messages,
    ).toEqual([
      '4:8 invalid-metadata: Unexpected alias `*x`, expected an anchor before it',
      '4:12 invalid-metadata: Unexpected alias `*y`, expected an anchor before it',
    ])
  })
})

it('takes bibliographies of other kinds, and says what is wrong in them', async () => {
  const read = await paper('a', 'bibliography: [a.bib, b.json, c.yaml]', {
    'a.bib': '',
    'b.json': '[{"id": "doe2020", "type": "book", "title": "A"}]',
    'c.yaml': '- id: roe2021\n  type: book\n- title: B\n',
  })
  expect([...read.inputs.references.keys()]).toEqual(['doe2020', 'roe2021'])
  expect(read.messages).toEqual([
    'c.yaml 3:3 invalid-bibtex: Unexpected item without an `id`, expected CSL data: `id`, `type`, `title` …',
  ])
})

describe('a citation style', () => {
  it('is a file or a bundled one', async () => {
    const xml =
      '<?xml version="1.0" encoding="utf-8"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>Example</title><id>http://example.org/own</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="citation-number"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>'
    expect((await paper('a', 'csl: own.csl', { 'own.csl': xml })).inputs.style).toEqual({
      path: 'own.csl',
      xml,
    })
    expect((await paper('a', 'csl: nature')).inputs.style!.xml).toMatch(/<style/)
    expect((await paper('a')).inputs.style).toBeUndefined()
  })

  it('that does not exist is told', async () => {
    expect((await paper('a', 'csl: nowhere')).messages).toEqual([
      '4:6 missing-file: Unexpected citation style `nowhere`, expected a path to a .csl file or the name of a bundled style',
    ])
    expect((await paper('a', 'csl: own.csl')).messages).toEqual([
      '4:6 missing-file: Unexpected citation style `own.csl`, expected a file; there is none at `own.csl`',
    ])
  })
})

it('reads one line of Markdown for others, at the place they give', async () => {
  const { inputs } = await paper('a')
  const position = {
    start: { line: 7, column: 5, offset: 60 },
    end: { line: 7, column: 40, offset: 95 },
    path: 'tables/t.yaml',
  }
  const nodes = inputs.markdown('1. *a* [@b] "c" :value{of=d}', position)
  expect(draw(nodes)).toBe('"1. ", em("a"), " ", cite(b), " “c” ", value(of=d)')
  expect(nodes[1]!.position).toEqual({
    start: { line: 7, column: 8, offset: 63 },
    end: { line: 7, column: 11, offset: 66 },
    path: 'tables/t.yaml',
  })
  expect(inputs.markdown('Plain words', position)).toEqual([
    { type: 'text', value: 'Plain words', position },
  ])
  expect(draw(inputs.markdown('# a', position))).toBe('"# a"')
})
