import { describe, expect, it, test } from 'vitest'
import { all, drawn, paper, place } from './sketch.js'

const none: ReadonlyArray<[string, string, string]> = []

describe.each<[string, ReadonlyArray<[what: string, text: string, expected: string]>]>([
  [
    'text that only looks like markup stays text',
    [
      [
        'a time, a ratio, an allele',
        'At 10:30, 3:1, HLA-B*27:05 and DRB1*04:01.',
        'p("At 10:30, 3:1, HLA-B*27:05 and DRB1*04:01.")',
      ],
      [
        'directives that are not ours',
        'note:see[@x]{y} :values{a} :claims[3]',
        'p("note:see", cite(x), "{y} :values{a} :claims[3]")',
      ],
      [
        'dollars before a formula',
        'Dollars ($) make math, e.g. $f(x)$, or $a $b$.',
        'p("Dollars ($) make math, e.g. ", tex("f(x)"), ", or $a ", tex("b"), ".")',
      ],
      ['prices', 'It costs $5 and $10.', 'p("It costs $5 and $10.")'],
      ['temperatures', 'At ~38 °C and ~40 °C.', 'p("At ~38 °C and ~40 °C.")'],
      ['approximate numbers in a row', 'about ~5/~10', 'p("about ~5/~10")'],
      ['products', 'x*y and z*w', 'p("x*y and z*w")'],
      ['inequalities', 'p<b and c>d, IL-6<x>y, 1 < 2', 'p("p<b and c>d, IL-6<x>y, 1 < 2")'],
      ['braces', 'the set {a} and f(x){y', 'p("the set {a} and f(x){y")'],
      ['an unmatched bracket', 'a] b [c', 'p("a] b [c")'],
      ['an undefined link', '[text][nowhere] [x]', 'p("[text][nowhere] [x]")'],
      ['an undefined footnote', 'a[^none]', 'p("a[^none]")'],
    ],
  ],
  [
    'emphasis',
    [
      [
        'alone and in a word',
        '*p* = 0.05, un*frigging*believable, K*i*',
        'p(em("p"), " = 0.05, un", em("frigging"), "believable, K", em("i"))',
      ],
      ['that closes inside a word', '*E. coli*O157', 'p(em("E. coli"), "O157")'],
      [
        'around an allele',
        '*HLA-B*27* and **DRB1*04**',
        'p(em("HLA-B*27"), " and ", b("DRB1*04"))',
      ],
      ['strong and struck', '**b** ~~d~~', 'p(b("b"), " ", del("d"))'],
    ],
  ],
  [
    'superscripts and subscripts',
    [
      [
        'in words',
        'H~2~O, m^2^, ^13^C, x^*n*^',
        'p("H", sub("2"), "O, m", sup("2"), ", ", sup("13"), "C, x", sup(em("n")))',
      ],
      ['of HTML', 'H<sub>2</sub>O m<sup>2</sup>', 'p("H", sub("2"), "O m", sup("2"))'],
      ['have no blank inside', 'x^a b^ and y~a b~', 'p("x^a b^ and y~a b~")'],
    ],
  ],
  [
    'math',
    [
      [
        'in a line',
        'where $t \\leq \\tau$ and $x$',
        'p("where ", tex("t \\\\leq \\\\tau"), " and ", tex("x"))',
      ],
      ['is not read as Markdown', '$a*b*c_d_@e$', 'p(tex("a*b*c_d_@e"))'],
      ['over two lines', '$a\n\\le b$', 'p(tex("a\\n\\\\le b"))'],
      ['with a dollar in it', '$\\$5$', 'p(tex("\\\\$5"))'],
      [
        'on its own',
        'Before\n\n$$\na\n= b\n- c\n$$ {#eq:x}\n\nafter',
        'p("Before"), math(identifier=eq:x, "a\\n= b\\n- c"), p("after")',
      ],
      [
        'on its own right after text',
        'Before\n$$\na\n- c\n$$\nafter',
        'p("Before"), math("a\\n- c"), p("after")',
      ],
      [
        'on its own inside a paragraph',
        'so $$x$$ {#eq:y} and',
        'p("so"), math(identifier=eq:y, "x"), p("and")',
      ],
      ['with a label', '$$ a \\label{eq:z} $$', 'math(identifier=eq:z, "a")'],
      ['that never closes', '$$\na\n\nb', 'p("$$ a"), p("b")'],
    ],
  ],
  [
    'HTML',
    [
      [
        'breaks and entities',
        'a<br>b&nbsp;c &lt;d&gt; &ndash;',
        'p("a", break(), "b\u00a0c <d> –")',
      ],
      [
        'elements that Markdown has too',
        '<i>a</i> <b>b</b> <em>c</em> <s>d</s> <code>e</code> <a href="https://example.org">f</a>',
        'p(em("a"), " ", b("b"), " ", em("c"), " ", del("d"), " ", code("e"), " ", link(url=https://example.org, "f"))',
      ],
      ['comments leave nothing', 'a <!-- *b* --> c\n\n<!-- d\n\ne -->\n\nf', 'p("a  c"), p("f")'],
      [
        'images',
        'a <img src="b.png" alt="c" width="80%"/>',
        'p("a ", image(url=b.png, alt=c)!missing-image)',
      ],
      [
        'small capitals',
        '<span style="font-variant: small-caps">a</span> [b]{.smallcaps}',
        'p(smallCaps("a"), " ", smallCaps("b"))',
      ],
      ['keeps Markdown inside', '<i>a [@b]</i>', 'p(em("a ", cite(b)))'],
    ],
  ],
  [
    'spans',
    [
      [
        'in another language',
        'the [mot *juste*]{lang=fr}',
        'p("the ", span(lang=fr, "mot ", em("juste")))',
      ],
      [
        'with a name',
        '[a [*b*]{#line:c}]{#care-5a}',
        'p(span(identifier=care-5a, "a ", span(identifier=line:c, em("b"))))',
      ],
      [
        'with a name and in another language',
        '[mot]{#x lang=fr}',
        'p(span(identifier=x, lang=fr, "mot"))',
      ],
      ['without meaning are their text', '[a]{.x} [b]{}', 'p("a b")'],
    ],
  ],
  [
    'links',
    [
      [
        'with text',
        '[a *b*](https://example.org/x_y)',
        'p(link(url=https://example.org/x_y, "a ", em("b")))',
      ],
      [
        'by reference',
        '[a][ref] and [ref]\n\n[ref]: https://example.org',
        'p(link(url=https://example.org, "a"), " and ", link(url=https://example.org, "ref"))',
      ],
      [
        'bare addresses',
        'See https://example.org/a_b(c). Or www.example.org, ann@example.org.',
        'p("See ", link(url=https://example.org/a_b(c), "https://example.org/a_b(c)"), ". Or ", link(url=https://www.example.org, "www.example.org"), ", ", link(url=mailto:ann@example.org, "ann@example.org"), ".")',
      ],
      [
        'addresses as the text of links',
        '[https://example.org](https://example.org)',
        'p(link(url=https://example.org, "https://example.org"))',
      ],
      [
        'in angle brackets',
        '<https://example.org/-->',
        'p(link(url=https://example.org/--, "https://example.org/--"))',
      ],
    ],
  ],
  [
    'values and claims',
    [
      [
        'values',
        'mean :value{of="$average(cases[sex=\'F\'].age)" format="0.0"} or :value{fact=n as=words}',
        'p("mean ", value(of=$average(cases[sex=\'F\'].age), format=0.0), " or ", value(fact=n, as=words))',
      ],
      [
        'claims',
        ':claim[*three* of [4]]{of="$count(x)"} cases',
        'p(claim(of=$count(x), em("three"), " of [4]"), " cases")',
      ],
      [
        'in a table, where | is escaped',
        '| a |\n|---|\n| :value{of="x \\| y"} |',
        'table(row(cell("a")), row(cell(value(of=x | y))))',
      ],
      [
        'that cannot be read',
        ':value{of="x} and :claim[3] :claim[4]{} :value{of=a fact=b}',
        'p(value()!invalid-expression, "{of=“x} and ", claim("3")!invalid-expression, " ", claim("4")!invalid-expression, " ", value(of=a, fact=b)!invalid-expression)',
      ],
      ['that never close', 'so :claim[three', 'p("so ", claim("three")!invalid-expression)'],
    ],
  ],
  [
    'typography',
    [
      [
        'quotes',
        "\"a\" 'b' \"'c' d\" it's the patients' ('x') '90s",
        'p("“a” ‘b’ “‘c’ d” it’s the patients’ (‘x’) ’90s")',
      ],
      [
        'quotes around markup',
        '"*a*" and "[b](https://example.org)", "`c`"',
        'p("“", em("a"), "” and “", link(url=https://example.org, "b"), "”, “", code("c"), "”")',
      ],
      ['primes after figures', '5\'-UTR and a 6" tube', 'p("5′-UTR and a 6″ tube")'],
      ['dashes and dots', 'a--b---c ... d', 'p("a–b—c … d")'],
      [
        'nothing in code, math and addresses',
        '`a--b "c"` $a--b$ https://example.org/a--b',
        'p(code("a--b \\"c\\""), " ", tex("a--b"), " ", link(url=https://example.org/a--b, "https://example.org/a--b"))',
      ],
    ],
  ],
  [
    'LaTeX',
    [
      [
        'definitions leave nothing',
        'a\\newcommand{\\ci}[2]{(CI #1)}\\renewcommand*{\\x}[1][d]{#1}b',
        'p("ab")',
      ],
      [
        'references with @ take it too',
        'Figure @fig:a, (Tables @tbl:b and @tbl:c), fig. [-@fig:a] and [see Fig. @fig:a]. A figure of @doe',
        'p(ref(fig:a), ", (", ref(tbl:b), " and ", ref(tbl:c), "), ", refs(fig:a), " and ", refs("see" / fig:a), ". A figure of ", textcite(doe))',
      ],
      [
        'references take the word before them',
        'Figure \\ref{fig:a}a, (Table~\\ref{tab:b}), \\autoref{fig:c} and Fig. \\ref{d}',
        'p(ref(fig:a), "a, (", ref(tbl:b), "), ", ref(fig:c), " and ", ref(d))',
      ],
      ['clusters', '\\cref{fig:a,fig:b}', 'p(refs(fig:a; fig:b))'],
      [
        'citations',
        '\\cite{a,b} \\citep[see][p. 3]{a} \\citet{b}',
        'p(cite(a; b), " ", cite("see" / a / "p. 3"), " ", textcite(b))',
      ],
      [
        'a tie before citations and references',
        'in~\\cite{a} and of ~\\ref{fig:a}, ~5 mg',
        'p("in\u00a0", cite(a), " and of\u00a0", ref(fig:a), ", ~5 mg")',
      ],
      [
        'formatting',
        '\\textit{a *b*} \\textbf{c} \\texttt{d} \\textsuperscript{2}',
        'p(em("a ", em("b")), " ", b("c"), " ", code("d"), " ", sup("2"))',
      ],
      ['signs and blanks', 'a\\ b, 5 \\% \\ldots, 3 \\textdegree C', 'p("a\u00a0b, 5 % …, 3 °C")'],
      ['footnotes', 'a\\footnote{b}', 'p("a", fn(identifier=note-1))'],
      [
        'figures of other works',
        'As in \\Figure 2a and \\Table S1, \\Fig. 3',
        'p("As in ", literal("Figure 2a"), " and ", literal("Table S1"), ", ", literal("Fig. 3"))',
      ],
    ],
  ],
])('%s', (_, cases) => {
  test.each([...cases, ...none])('%s', async (_what, text, expected) =>
    expect(await drawn(text)).toBe(expected),
  )
})

describe('markup that is not understood', () => {
  test.each([
    [
      'HTML',
      'a <u>b</u> <font color="red">c</font>',
      'p("a b c")',
      [
        '5:3 unsupported-markup: Unexpected HTML `<u>`, expected Markdown; its text is kept, its markup is not',
        '5:12 unsupported-markup: Unexpected HTML `<font color="red">`, expected Markdown; its text is kept, its markup is not',
      ],
    ],
    [
      'LaTeX',
      'a \\textcolor{red}{new *b*}',
      'p("a new ", em("b"))',
      [
        '5:3 unsupported-markup: Unexpected LaTeX `\\textcolor{red}{new *b*}`, expected Markdown; its text is kept, its markup is not',
      ],
    ],
    [
      'a raw block',
      '```{=latex}\n\\foo\n```',
      '',
      ['5:1 unsupported-markup: Unexpected raw latex block, expected Markdown; it is left out'],
    ],
    [
      'a style',
      '<style>\np { color: red }\n\nb {}\n</style>',
      '',
      [
        '5:1 unsupported-markup: Unexpected HTML script or style, expected Markdown; it is left out',
      ],
    ],
    [
      'a footnote that is nowhere',
      'a[^b] and [^18^F]FDG',
      'p("a[^b] and [", sup("18"), "F]FDG")',
      [
        '5:2 unsupported-markup: Unexpected footnote `[^b]` without a text, expected a line `[^b]: …`; it is printed as it stands',
      ],
    ],
  ])('%s is told, its text kept', async (_, text, expected, messages) => {
    const parsed = await paper(text)
    expect((await import('./sketch.js')).draw(parsed.body.children)).toBe(expected)
    expect(parsed.messages).toEqual(messages)
  })
})

it('curls quotes by the language, or not at all', async () => {
  expect(await drawn('"a" \'b\'', 'lang: de')).toBe('p("„a“ ‚b‘")')
  expect(await drawn('"a"', 'lang: fr')).toBe('p("«\u202fa\u202f»")')
  expect(await drawn('"a" -- b', 'smart: false')).toBe('p("\\"a\\" -- b")')
})

it('keeps the title of a link', async () => {
  const { body } = await paper('[a](https://example.org "b") [c]\n\n[c]: https://example.org (d)')
  expect(all<{ type: string; title?: string }>('link', body).map(({ title }) => title)).toEqual([
    'b',
    'd',
  ])
})

it('knows the place of what is inside a line', async () => {
  const { body } = await paper(
    'a :value{of="x"} and\n:claim[b]{of=y} $c$ ^d^ [e]{lang=fr} `f` \\autoref{g}',
  )
  expect(
    ['value', 'claim', 'inlineMath', 'superscript', 'span', 'inlineCode', 'crossReference'].map(
      (type) => place(all(type, body)[0]),
    ),
  ).toEqual([
    '5:3-5:17',
    '6:1-6:16',
    '6:17-6:20',
    '6:21-6:24',
    '6:25-6:37',
    '6:38-6:41',
    '6:42-6:53',
  ])
})

it('gives every node a place in its file', async () => {
  const { article } = await paper(
    '# A {#sec:a}\n\nb [see @c, *d*] "e" ^f^ `g` $h$ <i>j</i> \\textbf{k}[^l]\n\n| m |\n|---|\n| n |\n\n: O {#tbl:o}\n\n- p\n\n![q](r.png)\n\n$$s$$\n\nt\n: u\n\n[^l]: v',
  )
  const lost: string[] = []
  const visit = (node: {
    type: string
    position?: { path?: string }
    children?: unknown[]
  }): void => {
    if (
      !['article', 'body', 'back', 'footnotes'].includes(node.type) &&
      node.position?.path !== 'paper.md'
    )
      lost.push(node.type)
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(article as never)
  expect(lost).toEqual([])
})
