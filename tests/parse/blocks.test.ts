import { describe, expect, it, test } from 'vitest'
import { all, draw, drawn, paper, place } from './sketch.js'

const png = {
  'a.png': Uint8Array.from(
    atob(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    ),
    (letter) => letter.charCodeAt(0),
  ),
}
const files = { ...png, 'b.png': png['a.png'], 'c.png': png['a.png'] }
const blocks = (text: string, metadata?: string): Promise<string> => drawn(text, metadata, files)

describe('figures', () => {
  test.each([
    [
      'an image alone with a caption',
      '![A *caption* [@doe].](a.png){#fig:x width=85mm alt="What it shows"}',
      'figure(figure, identifier=fig:x, caption(p("A ", em("caption"), " ", cite(doe), ".")), image(url=a.png, alt=What it shows))',
    ],
    [
      'without identifier',
      '![Cap](a.png)',
      'figure(figure, caption(p("Cap")), image(url=a.png, alt=))',
    ],
    [
      'without caption, with identifier',
      '![](a.png){#fig:x}',
      'figure(figure, identifier=fig:x, image(url=a.png, alt=))',
    ],
    [
      'attributes over two lines',
      '![Cap](a.png){#fig:x\nalt="b"}',
      'figure(figure, identifier=fig:x, caption(p("Cap")), image(url=a.png, alt=b))',
    ],
    [
      'by reference',
      '![Cap][ref]{#fig:x}\n\n[ref]: a.png',
      'figure(figure, identifier=fig:x, caption(p("Cap")), image(url=a.png, alt=))',
    ],
    [
      'with a LaTeX label',
      '![Cap.\\label{fig:x}](a.png)',
      'figure(figure, identifier=fig:x, caption(p("Cap.")), image(url=a.png, alt=))',
    ],
    [
      'decoration',
      '![Cap](a.png){alt=""}',
      'figure(figure, caption(p("Cap")), image(decorative, url=a.png, alt=))',
    ],
    [
      'several in a paragraph stay in a line',
      '![A](a.png) ![B](b.png)',
      'p(image(url=a.png, alt=A), " ", image(url=b.png, alt=B))',
    ],
    [
      'several in a paragraph with an identifier are figures',
      '![A](a.png){#fig:a}\n![B](b.png)',
      'figure(figure, identifier=fig:a, caption(p("A")), image(url=a.png, alt=)), figure(figure, caption(p("B")), image(url=b.png, alt=))',
    ],
    ['without caption and identifier', '![](a.png)', 'p(image(url=a.png, alt=))'],
    [
      'in a line of text',
      'see ![an *icon*](a.png) here',
      'p("see ", image(url=a.png, alt=an icon), " here")',
    ],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))

  test.each([
    [
      ':::figure{#fig:s}\n![](a.png){alt="x"}\n![Two.](b.png)\n\n**a** One.\n\nMore.\n:::',
      'figure(figure, identifier=fig:s, caption(p(b("a"), " One."), p("More.")), panel(identifier=fig:s.a, letter=a, image(url=a.png, alt=x)), panel(identifier=fig:s.b, letter=b, image(url=b.png, alt=), caption(p("Two."))))',
    ],
    [
      'Text\n::: figure\n![](a.png)\n\n![](b.png)\n\n![](c.png)\n:::\nmore',
      'p("Text"), figure(figure, panel(letter=a, image(url=a.png, alt=)), panel(letter=b, image(url=b.png, alt=)), panel(letter=c, image(url=c.png, alt=))), p("more")',
    ],
    [
      '::: {#fig:s .figure}\n![Own.](a.png)\n:::',
      'figure(figure, identifier=fig:s, caption(p("Own.")), image(url=a.png, alt=))',
    ],
    [
      '::: note\n:::figure{#fig:s}\n![Own.](a.png)\n:::\n:::',
      'box(note, h("Note"), figure(figure, identifier=fig:s, caption(p("Own.")), image(url=a.png, alt=)))',
    ],
  ])('in panels: %j', async (text, expected) => expect(await blocks(text)).toBe(expected))

  it('that never close are told, their images kept', async () => {
    const { body, messages } = await paper(':::figure{#fig:s}\n![Cap](a.png)\n\n# Next', '', files)
    expect(messages).toEqual([
      '5:1 unsupported-markup: Unexpected `:::figure` that is never closed, expected a line `:::` after its last paragraph',
    ])
    expect(draw(body.children)).toBe(
      'figure(figure, caption(p("Cap")), image(url=a.png, alt=)), section(h("Next"))',
    )
  })

  it('know the place of figure, caption and panel', async () => {
    const { body } = await paper(
      '![Cap](a.png){#fig:x}\n\n:::figure{#fig:s}\n![](a.png){alt="x"}\n![](b.png)\n\nAll.\n:::',
      '',
      files,
    )
    expect(
      [...all('figure', body), ...all('caption', body), ...all('panel', body)].map(place),
    ).toEqual(['5:1-5:22', '7:1-12:4', '5:3-5:6', '11:1-11:5', '8:1-8:20', '9:1-9:11'])
  })

  it('read widths in every unit', async () => {
    const { body } = await paper(
      ['85mm', '8.5cm', '3in', '80%', '300', '300px', '0.5\\\\textwidth', 'x', '0mm']
        .map((width) => `![C](a.png){width="${width}"}`)
        .join('\n\n'),
      '',
      files,
    )
    expect(
      all<{ type: string; width?: { value: number; unit: string } }>('figure', body).map(
        ({ width }) => width && `${width.value}${width.unit}`,
      ),
    ).toEqual(['85mm', '8.5cm', '3in', '80%', '300px', '300px', '50%', undefined, undefined])
  })
})

describe('images', () => {
  it('that are missing, unsafe, elsewhere or no images carry their fault', async () => {
    const { body } = await paper(
      '![A](x.png)\n\n![B](../secret.png)\n\n![C](https://example.org/c.png)\n\n![D](notes.txt)',
      '',
      { 'notes.txt': 'text' },
    )
    expect(
      all<{ type: string; fault: { rule: string; reason: string } }>('image', body).map(
        ({ fault }) => `${fault.rule}: ${fault.reason}`,
      ),
    ).toEqual([
      'missing-image: Unexpected image `x.png`, expected a file; there is none at `x.png`',
      "unsafe-path: Unexpected path out of the manuscript's folder, `../secret.png`, expected a copy of the file inside it",
      "unsafe-path: Unexpected address of an image elsewhere, `https://example.org/c.png`, expected a file in the manuscript's folder; download it",
      expect.stringMatching(/^invalid-image: /),
    ])
  })

  it('named with backslashes are told how to be written', async () => {
    const { body } = await paper('![A](x\\b.png){fig-alt="B"}', '', { 'x/b.png': png['a.png'] })
    expect(
      all<{ type: string; alt: string; fault: { suggestions?: string[] } }>('image', body).map(
        ({ alt, fault }) => [alt, fault.suggestions],
      ),
    ).toEqual([['B', ['x/b.png']]])
  })

  it('that are missing are told at their name, with names alike', async () => {
    const { body } = await paper(
      '![A\n*b*](x/scan.jpg "t"){#fig:x}\n\n\\begin{figure}\n\\includegraphics{none.png}\n\\end{figure}',
      '',
      { 'x/Scan.png': png['a.png'] },
    )
    const faults = all<{ type: string; fault: { position: unknown; suggestions?: string[] } }>(
      'image',
      body,
    ).map(({ fault }) => `${place(fault as never)} ${String(fault.suggestions)}`)
    expect(faults).toEqual(['6:6-6:16 x/Scan.png', '9:18-9:26 '])
  })

  it('get names of their own in the outputs', async () => {
    const { inputs } = await paper(
      '![A](x/a%20b.png) ![B](y/a.png) ![C](x/a.png) ![D](x/A.png)',
      '',
      {
        'x/a b.png': png['a.png'],
        'y/a.png': png['a.png'],
        'x/a.png': png['a.png'],
        'x/A.png': png['a.png'],
      },
    )
    expect(
      [...inputs.images.values()].map(({ path, output, width }) => `${path} ${output} ${width}`),
    ).toEqual([
      'x/a b.png figures/a-b.png 1',
      'y/a.png figures/a.png 1',
      'x/a.png figures/a-2.png 1',
      'x/A.png figures/A-3.png 1',
    ])
  })

  it('without an extension get that of their form in the outputs', async () => {
    const { inputs } = await paper('![A](scan)', '', { scan: png['a.png'] })
    expect([...inputs.images.values()].map(({ output }) => output)).toEqual(['figures/scan.png'])
  })
})

describe('tables', () => {
  const table = '| a | b |\n|:--|--:|\n| 1 | *2* |'
  const rows = 'table(row(cell("a"), cell("b")), row(cell("1"), cell(em("2"))))'
  test.each([
    ['alone', table, rows],
    [
      'with a caption line after it',
      `${table}\n\n: Cap [@d]. {#tbl:x}`,
      `figure(table, identifier=tbl:x, caption(p("Cap ", cite(d), ".")), ${rows})`,
    ],
    [
      'with a caption line right below it',
      `${table}\n: Cap | two {#tab:x}`,
      `figure(table, identifier=tbl:x, caption(p("Cap | two")), ${rows})`,
    ],
    [
      'with a caption line before it',
      `: Cap {#tbl:x}\n\n${table}`,
      `figure(table, identifier=tbl:x, caption(p("Cap")), ${rows})`,
    ],
    [
      'with pandoc’s word',
      `Table: Cap {#tbl:x}\n\n${table}`,
      `figure(table, identifier=tbl:x, caption(p("Cap")), ${rows})`,
    ],
    [
      'with a LaTeX label',
      `${table}\n\nTable: Cap \\label{tab:x}`,
      `figure(table, identifier=tbl:x, caption(p("Cap")), ${rows})`,
    ],
    [
      'two in a row',
      `${table}\n\n: One {#tbl:a}\n\n${table}\n\n: Two {#tbl:b}`,
      `figure(table, identifier=tbl:a, caption(p("One")), ${rows}), figure(table, identifier=tbl:b, caption(p("Two")), ${rows})`,
    ],
    [
      'with an empty cell',
      '| a | b |\n|---|---|\n|   | c |',
      'table(row(cell("a"), cell("b")), row(cell(), cell("c")))',
    ],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))

  it('know their alignment and the place of a cell', async () => {
    const { body } = await paper(table)
    expect(all<{ type: string; align: unknown }>('table', body)[0]!.align).toEqual([
      'left',
      'right',
    ])
    expect(all('tableCell', body).map(place)).toEqual([
      '5:1-5:5',
      '5:5-5:10',
      '7:1-7:5',
      '7:5-7:12',
    ])
  })

  test.each([
    ['::table{#tbl:x from=cases}', 'figure(table, identifier=tbl:x, dataTable(from=cases))'],
    [
      'Text\n::chart{#fig:t from=timeline}\nmore',
      'p("Text"), figure(figure, identifier=fig:t, chart(from=timeline)), p("more")',
    ],
    [
      '::table[Cap *x*]{#tbl:x from=y}',
      'figure(table, identifier=tbl:x, caption(p("Cap ", em("x"))), dataTable(from=y))',
    ],
    ['::table{#tbl:x}', 'figure(table, identifier=tbl:x, dataTable(from=)!unresolved-table)'],
    ['::table{#tbl:x from="y}', 'figure(table, dataTable(from=)!unresolved-table)'],
    ['::tables{from=y} a::b', 'p("::tables{from=y} a::b")'],
  ])('%s', async (text, expected) => expect(await blocks(text)).toBe(expected))
})

describe('definition lists', () => {
  test.each([
    [
      'a meaning on the next line',
      'DM\n: dermatomyositis',
      'dl(item(term("DM"), means(p("dermatomyositis"))))',
    ],
    [
      'meanings after blank lines',
      'DM\n\n:   dermatomyositis\n\n*CT*\n\n: computed\n  tomography',
      'dl(item(term("DM"), means(p("dermatomyositis"))), item(term(em("CT")), means(p("computed tomography"))))',
    ],
    [
      'several without a blank line',
      'DM\n: dermatomyositis\nCT\n: computed tomography',
      'dl(item(term("DM"), means(p("dermatomyositis"))), item(term("CT"), means(p("computed tomography"))))',
    ],
    [
      'two meanings of a term',
      'A\n: one\n: two',
      'dl(item(term("A"), means(p("one")), means(p("two"))))',
    ],
    [
      'text before it',
      'Text.\n\nDM\n: dermatomyositis\n\nMore.',
      'p("Text."), dl(item(term("DM"), means(p("dermatomyositis")))), p("More.")',
    ],
    ['a colon in a line is none', 'Two lines\nof text\n: more', 'p("Two lines of text : more")'],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))
})

describe('sections', () => {
  test.each([
    [
      'nest once',
      '# A\n\na\n\n## B\n\nb\n\n# C',
      'section(h("A"), p("a"), section(h("B"), p("b"))), section(h("C"))',
    ],
    [
      'close up skipped levels',
      '## A\n\n#### B\n\n### C\n\n# D',
      'section(h("A"), section(h("B")), section(h("C"))), section(h("D"))',
    ],
    ['take setext headings', 'A\n=\n\nB\n-\n\nb', 'section(h("A"), section(h("B"), p("b")))'],
    [
      'take attributes',
      '# A {#sec:a .methods}\n\n# B {-}',
      'section(role=methods, identifier=sec:a, h("A")), section(h("B"))',
    ],
    ['keep what stands before the first', 'a\n\n# B', 'p("a"), section(h("B"))'],
    [
      'have roles by their heading',
      '# Background\n\n# 2. Patients and Methods\n\n# Case report\n\n# Results\n\n# Discussion\n\n# Conclusions',
      'section(role=introduction, h("Background")), section(role=methods, h("2. Patients and Methods")), section(role=case-presentation, h("Case report")), section(role=results, h("Results")), section(role=discussion, h("Discussion")), section(role=conclusions, h("Conclusions"))',
    ],
    ['have no heading in a quote', '> # A\n>\n> b', 'quote(p(b("A")), p("b"))'],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))

  it('know their depth and reach', async () => {
    const { body } = await paper('# A\n\n### B\n\nb\n\n# C')
    expect(
      all<{ type: string; depth: number }>('section', body).map(
        (section) => `${section.depth} ${place(section)}`,
      ),
    ).toEqual(['1 5:1-9:2', '2 7:1-9:2', '1 11:1-11:4'])
    expect(all<{ type: string; depth: number }>('heading', body).map(({ depth }) => depth)).toEqual(
      [1, 2, 1],
    )
  })

  it('that declare something go to the back, appendices last, an empty "References" nowhere', async () => {
    const { body, back } = await paper(
      '# Appendix A\n\na\n\n# Competing interests\n\nNone.\n\n# Methods\n\n## Data availability\n\nb\n\n# Authors’ contributions\n\nc\n\n# Acknowledgments\n\nd\n\n# References\n\n::: {#refs}\n:::\n',
    )
    expect(draw(body.children)).toBe(
      'section(role=methods, h("Methods"), section(role=data-availability, h("Data availability"), p("b")))',
    )
    expect(draw(back.children)).toBe(
      'section(role=competing-interests, h("Competing interests"), p("None.")), section(role=contributions, h("Authors’ contributions"), p("c")), section(role=acknowledgements, h("Acknowledgments"), p("d")), section(role=appendix, h("Appendix A"), p("a")), bibliography()',
    )
  })

  test.each([
    ['ethics', 'Ethics approval and consent to participate'],
    ['ethics', 'Ethical considerations'],
    ['ethics', 'Ethics statement'],
    ['consent', 'Consent for publication'],
    ['consent', 'Informed consent'],
    ['consent', 'Patient consent'],
    ['data-availability', 'Availability of data and materials'],
    ['data-availability', 'Data and code availability'],
    ['data-availability', 'Data Availability Statement'],
    ['competing-interests', 'Conflict of interest'],
    ['competing-interests', 'Conflicts of Interest'],
    ['competing-interests', 'Declaration of competing interest'],
    ['competing-interests', 'Disclosures'],
    ['competing-interests', 'Financial disclosure'],
    ['funding', 'Funding'],
    ['funding', 'Sources of funding'],
    ['funding', 'Funding sources'],
    ['contributions', 'Author contributions'],
    ['contributions', 'CRediT authorship contribution statement'],
    ['acknowledgements', 'Acknowledgements'],
    ['abbreviations', 'List of abbreviations'],
    ['appendix', 'Appendix B: Search'],
    ['supplementary-material', 'Supporting information'],
    ['declarations', 'Declarations'],
    ['methods', 'Materials & Methods'],
    ['case-presentation', 'Case Presentation'],
    ['other', 'Statistical methods of others'],
    ['other', 'Financial burden'],
    ['other', 'Data'],
    ['other', 'Findings in detail'],
  ])('are %s when called "%s"', async (role, heading) => {
    const { article } = await paper(`# ${heading}\n\na`)
    expect(all<{ type: string; role: string }>('section', article)[0]!.role).toBe(role)
  })
})

describe('footnotes', () => {
  it('are gathered in order of first reference, with those in place', async () => {
    const { body, back, messages } = await paper(
      'a[^b] c^[in *place*] d[^a] e[^b]\n\n[^a]: First[^c].\n\n[^b]: Second\n\n    in two paragraphs.\n\n[^c]: Inner.\n\n[^d]: Lost.',
    )
    expect(draw(body.children)).toBe(
      'p("a", fn(identifier=b), " c", fn(identifier=note-2), " d", fn(identifier=a), " e", fn(identifier=b))',
    )
    expect(draw(back.children)).toBe(
      'footnotes(footnote(identifier=b, p("Second"), p("in two paragraphs.")), footnote(identifier=note-2, p("in ", em("place"))), footnote(identifier=a, p("First", fn(identifier=c), ".")), footnote(identifier=c, p("Inner.")))',
    )
    expect(messages).toEqual([
      '15:1 unsupported-markup: Unexpected footnote `[^d]` that the text never refers to, expected a reference to it; it is not printed',
    ])
  })

  it('may refer to themselves', async () => {
    const { back } = await paper('a[^a]\n\n[^a]: See[^a].')
    expect(draw(back.children)).toBe(
      'footnotes(footnote(identifier=a, p("See", fn(identifier=a), ".")))',
    )
  })
})

describe('other blocks', () => {
  test.each([
    ['lists', '1. a\n2. b\n   - [x] c', 'list(li(p("a")), li(p("b"), list(li(p("c")))))'],
    ['code', '```r\nx <- 1\n```\n\n```{r, eval=FALSE}\ny\n```', 'code("x <- 1"), code("y")'],
    ['quotes and rules', '> a\n\n---', 'quote(p("a")), thematicBreak()'],
    ['divisions of others', 'a\n\n:::: columns\n::: column\nc\n:::\n::::', 'p("a"), p("c")'],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))
})

describe('boxes', () => {
  test.each([
    [
      'of pandoc',
      '::: warning\na\n\n- b\n:::',
      'box(warning, h("Warning"), p("a"), list(li(p("b"))))',
    ],
    [
      'of Quarto, with a title as an attribute',
      '::: {.callout-tip title="A *title*" collapse="true"}\na\n:::',
      'box(tip, h("A ", em("title")), p("a"))',
    ],
    [
      'of Quarto, with a heading as its title',
      '::: {.callout-note #box-x}\n## A title {.unnumbered}\na\n\n### Part\n\nb\n:::\n\nc',
      'box(note, identifier=box-x, h("A title"), p("a"), p(b("Part")), p("b")), p("c")',
    ],
    [
      'of MyST, with options',
      ':::{admonition} Look *here*\n:class: caution\n:name: box:y\na\n:::',
      'box(caution, identifier=box:y, h("Look ", em("here")), p("a"))',
    ],
    [
      'in boxes',
      '::::{note}\na\n:::{hint}\nb\n:::\n::::\nc',
      'box(note, h("Note"), p("a"), box(tip, h("Tip"), p("b"))), p("c")',
    ],
    ['of GitHub', '> [!IMPORTANT]\n> a\n>\n> b', 'box(important, h("Important"), p("a"), p("b"))'],
    ['of no kind', '::: {.box}\na\n:::', 'box(p("a"))'],
    [
      'of key points',
      '::: key-points\n- a\n:::',
      'box(key-points, h("Key points"), list(li(p("a"))))',
    ],
    ['a quotation that begins like one', '> [!ELSE]\n> a', 'quote(p("[!ELSE] a"))'],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))

  it('are called by their kind in the language of the article', async () =>
    expect(await drawn('::: note\na\n:::', 'lang: fr')).toBe('box(note, h("Note"), p("a"))'))

  it('that are never closed are told, and what is in them is kept', async () => {
    const { body, messages } = await paper('::: note\na\n\n# Next\n\nb')
    expect(draw(body.children)).toBe('p("a"), section(h("Next"), p("b"))')
    expect(messages).toEqual([
      '5:1 unsupported-markup: Unexpected `::: note` that is never closed, expected a line `:::` after its last paragraph; only what stands in it is kept',
    ])
  })
})

describe('statements, verse and who is quoted', () => {
  test.each([
    [
      'Quarto',
      '::: {#thm-x}\n## A *name*\na\n:::',
      'statement(theorem, identifier=thm-x, h("A ", em("name")), p("a"))',
    ],
    [
      'bookdown',
      '::: {.lemma #lem:x name="A name"}\na\n:::',
      'statement(lemma, identifier=lem:x, h("A name"), p("a"))',
    ],
    [
      'MyST',
      ':::{prf:proof} A name\n:label: x\na\n:::',
      'statement(proof, identifier=x, h("A name"), p("a"))',
    ],
    [
      'LaTeX',
      '\\begin{definition}[A name]\\label{def:x}\na $x$\n\\end{definition}',
      'statement(definition, identifier=def:x, h("A name"), p("a ", tex("x")))',
    ],
    [
      'a question and its answer',
      '::: question\na?\n:::\n\n::: {.answer #b}\nc\n:::',
      'statement(question, p("a?")), statement(answer, identifier=b, p("c"))',
    ],
    [
      'verse',
      '::: verse\na *b*\nc\n\nd\n:::',
      'verse(verseLine("a ", em("b")), verseLine("c")), verse(verseLine("d"))',
    ],
    [
      'verse of LaTeX',
      '\\begin{verse}\na \\\\\nb\n\\end{verse}',
      'verse(verseLine("a"), verseLine("b"))',
    ],
    ['who is quoted', '> a\n>\n> --- Jane *Doe*', 'quote(p("a"), attribution("Jane ", em("Doe")))'],
    ['a dialogue', '> --- a\n>\n> --- b', 'quote(p("— a"), p("— b"))'],
    ['a dash alone', '> --- a', 'quote(p("— a"))'],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))
})

describe('LaTeX environments', () => {
  test.each([
    [
      'equations',
      '\\begin{equation}\\label{eq:x}\na = b\n\\end{equation}',
      'math(identifier=eq:x, "a = b")',
    ],
    [
      'aligned equations',
      '\\begin{align*}\na &= b \\\\\nc &= d\n\\end{align*}',
      'math("\\\\begin{aligned}\\na &= b \\\\\\\\\\nc &= d\\n\\\\end{aligned}")',
    ],
    [
      'a table',
      '\\begin{table}[h]\n\\centering\n\\caption{\\label{tab:x}Cap \\texttt{x}.}\n\\begin{tabular}{l|rr}\n\\toprule\n & \\multicolumn{2}{c}{B}\\\\\nA & 1 & 2\\\\\n\\midrule\n5\\% & $x$ & \\textbf{y} \\\\\n\\bottomrule\n\\end{tabular}\n\\end{table}',
      'figure(table, identifier=tbl:x, caption(p("Cap ", code("x"), ".")), table(row(cell(), cell("B")), row(cell("A"), cell("1"), cell("2")), row(cell("5%"), cell(tex("x")), cell(b("y")))))',
    ],
    [
      'a figure',
      '\\begin{figure}\n\\includegraphics[width=0.5\\textwidth]{a.png}\n\\caption{Cap.}\\label{fig:x}\n\\end{figure}',
      'figure(figure, identifier=fig:x, caption(p("Cap.")), image(url=a.png, alt=))',
    ],
    [
      'a figure of two',
      '\\begin{figure}\n\\begin{subfigure}{0.4\\textwidth}\\includegraphics{a}\\caption{One}\\label{fig:one}\\end{subfigure}\n\\begin{subfigure}{0.4\\textwidth}\\includegraphics{b.png}\\end{subfigure}\n\\caption{Both}\\label{fig:x}\n\\end{figure}',
      'figure(figure, identifier=fig:x, caption(p("Both")), panel(identifier=fig:one, letter=a, image(url=a, alt=), caption(p("One"))), panel(identifier=fig:x.b, letter=b, image(url=b.png, alt=)))',
    ],
    [
      'lists',
      '\\begin{itemize}\n\\item a *b*\n\\item c\n\\begin{enumerate}\\item d\n\\end{enumerate}\n\\end{itemize}',
      'list(li(p("a ", em("b"))), li(p("c"), list(li(p("d")))))',
    ],
    [
      'right below text',
      'Text\n\\begin{equation}\na\n\\end{equation}\nmore',
      'p("Text"), math("a"), p("more")',
    ],
  ])('%s', async (_, text, expected) => expect(await blocks(text)).toBe(expected))

  it('that are not understood keep their content', async () => {
    const { body, messages } = await paper(
      '\\begin{threeparttable}\na *b*\n\nc\n\\end{threeparttable}',
    )
    expect(draw(body.children)).toBe('p("a ", em("b")), p("c")')
    expect(messages).toEqual([
      '5:1 unsupported-markup: Unexpected LaTeX environment `threeparttable`, expected Markdown; its content is kept',
    ])
  })

  it('that only place their content pass in silence', async () => {
    const { body, messages } = await paper('\\begin{center}\na *b*\n\nc\n\\end{center}')
    expect(draw(body.children)).toBe('p("a ", em("b")), p("c")')
    expect(messages).toEqual([])
  })

  it('know the place of cells, spans and what is in them', async () => {
    const { body } = await paper(
      '\\begin{tabular}{lr}\na & [@b]\\\\\n\\multicolumn{2}{c}{c @d}\\\\\n\\end{tabular}',
    )
    expect(all('tableCell', body).map(place)).toEqual(['6:1-6:2', '6:5-6:9', '7:20-7:24'])
    expect(all('citationItem', body).map(place)).toEqual(['6:6-6:8', '7:22-7:24'])
    expect(all<{ type: string; colspan?: number }>('tableCell', body)[2]!.colspan).toBe(2)
  })
})

test('how a paragraph is wrapped, and with which line ends, does not show', async () => {
  const wrapped = [
    'Text that is wrapped, [see @doe2020] *and* more.',
    'Text that\nis wrapped, [see\n@doe2020] *and*\nmore.',
    'Text that\r\nis wrapped, [see @doe2020] *and*\r\nmore.',
  ]
  const [first, ...others] = await Promise.all(wrapped.map((text) => blocks(text)))
  expect(others).toEqual([first, first])
})
