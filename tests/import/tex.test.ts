/** A LaTeX project as a folder that galley builds: what its commands become, what is told, and that a stranger's text does no harm. */
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../scripts/build.js'
import { importTex } from '../../scripts/import/tex/index.js'
import { memoryProject } from '../../scripts/project/project.js'
import { steps } from '../steps.js'

const encoder = new TextEncoder()

function imported(files: Readonly<Record<string, string>>, main = 'main.tex') {
  const made = importTex(main, (path) =>
    Object.hasOwn(files, path) ? encoder.encode(files[path]) : undefined,
  )!
  const text = (path: string): string => made.files.get(path) as string
  return {
    ...made,
    md: text('manuscript/text.md').trim(),
    yaml: parse(text('manuscript/manuscript.yaml')) as Record<string, unknown>,
    bib: text('references.bib'),
  }
}

const paper = (body: string, preamble = ''): Record<string, string> => ({
  'main.tex': `\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`,
})
const md = (body: string, preamble = ''): string => imported(paper(body, preamble)).md

test.each<[string, string, string]>([
  ['comments', 'One % gone\ntwo.', 'One two.'],
  ['looks', '\\textbf{a} {\\it b} \\emph{c}\\textsuperscript{2}', '**a** *b* *c*^2^'],
  ['signs of Markdown', 'a*b_c [d] \\$5 \\& 3\\% \\#1', 'a\\*b\\_c \\[d\\] \\$5 & 3% #1'],
  ['accents and signs', 'na\\"{\\i}ve caf\\\'e \\o{} \\ss\\ x', 'naïve café ø ß x'],
  ['quotes and blanks', "``high''~and `low'", '"high"\u00a0and \'low\''],
  ['citations', 'As \\citet{a} and \\citep[see][p.~4]{b,c}', 'As @a and [see @b; @c, p.\u00a04]'],
  ['formulas', 'Of $x^2$ and \\(y\\).', 'Of $x^2$ and $y$.'],
  [
    'addresses',
    '\\href{https://a.example.org/x%20y}{here} \\url{https://b.example.org/a_b}',
    '[here](https://a.example.org/x%20y) <https://b.example.org/a_b>',
  ],
  ['notes', 'Word\\footnote{A \\emph{note}.} more', 'Word^[A *note*.] more'],
  ['quantities', '\\SI{5}{\\milli\\gram} of it', '\\SI{5}{\\milli\\gram} of it'],
  [
    'lists',
    '\\begin{itemize}\\item one\\begin{enumerate}\\item two\\end{enumerate}\\item three\\end{itemize}',
    '- one\n\n  1. two\n- three',
  ],
  ['quotes', '\\begin{quote}Said.\n\nTwice.\\end{quote}', '> Said.\n>\n> Twice.'],
  ['code', '\\begin{verbatim}\nx_1 % y\n\\end{verbatim}', '```\nx_1 % y\n```'],
  [
    'sections',
    '\\section*{One}\\label{sec:a}\nText of \\S\\ref{sec:a}.',
    '# One {#sec:a}\n\nText of §@sec:a.',
  ],
  ['chapters', '\\chapter{One}\\section{Two}', '# One\n\n## Two'],
  ['letters behind a reference', '\\section{A}\\label{a} \\ref{a}b', '# A {#sec:a}\n\n@{sec:a}b'],
  [
    'a table',
    '\\begin{table}[t]\\caption{Signs}\\label{tab:s}\\begin{tabular}{l|r}\\hline A & B\\\\ \\hline 1 & \\textbf{2}\\\\\\end{tabular}\\end{table}',
    '| A | B |\n| --- | --: |\n| 1 | **2** |\n\n: Signs {#tbl:s}',
  ],
  [
    'an equation',
    '\\begin{equation}\\label{energy} E=mc^2 % c\n\\end{equation} See \\eqref{energy}.',
    '\\begin{equation}\\label{eq:energy} E=mc^2 \n\\end{equation}\n\nSee @eq:energy.',
  ],
  [
    'a theorem',
    '\\begin{thm}[Name]\\label{t} So. \\end{thm}',
    '::: {.theorem #sec:t name="Name"}\n\nSo.\n\n:::',
  ],
  ['what is switched off', 'a\\iffalse b \\ifx c \\fi d \\fi e', 'ae'],
])('%s', (_, tex, wanted) => {
  expect(md(tex, '\\newtheorem{thm}{Theorem}')).toBe(wanted)
})

test('the author’s commands are what they stand for, in formulas as definitions', () => {
  const preamble =
    '\\newcommand{\\drug}[2][aspirin]{#1 (#2)}\n\\def\\R{\\mathbb{R}}\n\\newcommand{\\unused}{x}'
  expect(md('\\drug{5} or \\drug[b]{6} in $\\R$', preamble)).toBe(
    '\\newcommand{\\R}{\\mathbb{R}}\n\naspirin (5) or b (6) in $\\R$',
  )
})

test('included files stand in their places, and messages in theirs', () => {
  const { md, remarks } = imported({
    ...paper('Start. \\input{parts/one} \\include{absent} \\input{../secret} End.'),
    'parts/one.tex': 'One.\n\n  \\strange[x]{two} \\input{main}',
  })
  expect(md).toBe('Start.\n\nOne.\n\ntwo\n\nEnd.')
  expect(remarks.filter((one) => one.includes('.tex:'))).toEqual([
    'parts/one.tex:3:20: `main.tex` includes itself',
    'main.tex:4:26: there is no file `absent`',
    'main.tex:4:43: `../secret` leads out of the folder',
    'parts/one.tex:3:3: `\\strange` was not understood; its words are kept',
  ])
})

test('figures with their pictures, also in parts', () => {
  const files = {
    ...paper(
      '\\begin{figure}[ht]\\centering\\includegraphics[width=\\textwidth]{plot}\\caption[Short]{A \\emph{plot}.}\\label{fig:p}\\end{figure}\n' +
        '\\begin{figure}\\begin{subfigure}{0.5\\textwidth}\\includegraphics{a.png}\\caption{Left}\\label{l}\\end{subfigure}\\subfloat[Right]{\\includegraphics{img/b}}\\caption{Both}\\label{both}\\end{figure}\nSee Fig.~\\ref{fig:p}.',
      '\\graphicspath{{img/}}',
    ),
    'img/plot.pdf': '%PDF',
    'img/b.png': 'png',
  }
  const { md, files: made, remarks } = imported(files)
  expect(md).toBe(
    '![A *plot*.](figures/plot.pdf){#fig:p}\n\n:::figure{#fig:both}\n![](figures/a.png)\n![](figures/b.png)\n\nBoth\n**a** Left\n**b** Right\n:::\n\nSee Fig.\u00a0@fig:p.',
  )
  expect([...made.keys()].slice(3)).toEqual([
    'manuscript/figures/plot.pdf',
    'manuscript/figures/b.png',
  ])
  expect(remarks.map((one) => one.replace(/^main.tex:5:\d+/, 'main.tex:5'))).toContain(
    'main.tex:5: there is no picture `a.png`',
  )
})

const people = {
  authors: [
    { name: 'Jane Doe', affiliations: ['1'], email: 'jane@example.org' },
    { name: 'Richard Roe', affiliations: ['1', '2'] },
  ],
  affiliations: [
    { id: '1', institution: 'Example Hospital, Berlin' },
    { id: '2', institution: 'Example University' },
  ],
}
test.each<[string, string]>([
  [
    'authblk',
    '\\author[1]{Jane Doe\\thanks{jane@example.org}}\\author[1,2]{Richard Roe}\\affil[1]{Example Hospital, Berlin}\\affil[2]{Example University}',
  ],
  [
    'elsarticle',
    '\\author[a]{Jane Doe}\\ead{jane@example.org}\\author[a,b]{Richard Roe}\\affiliation[a]{organization={Example Hospital}, city={Berlin}}\\address[b]{Example University}',
  ],
  [
    'llncs',
    '\\author{Jane Doe\\inst{1} \\and Richard Roe\\inst{1,2}}\\institute{Example Hospital, Berlin \\email{jane@example.org} \\and Example University}',
  ],
  [
    'raised numbers',
    '\\author{Jane Doe$^{1}$\\thanks{jane@example.org}, Richard Roe$^{1,2}$ \\\\ $^1$Example Hospital, Berlin \\\\ $^2$ Example University}',
  ],
  [
    'sn-jnl',
    '\\author*[1]{\\fnm{Jane} \\sur{Doe}}\\email{jane@example.org}\\author[1,2]{\\fnm{Richard} \\sur{Roe}}\\affil[1]{\\orgname{Example Hospital}, \\orgaddress{\\city{Berlin}}}\\affil[2]{\\orgname{Example University}}',
  ],
])('authors of %s', (_, tex) => {
  const { yaml } = imported(
    paper(
      '',
      `\\title{A \\emph{title}\\thanks{x}}${tex}\\begin{abstract}Short.\\end{abstract}\\keywords{a, b}`,
    ),
  )
  expect(yaml).toEqual({ title: 'A *title*', ...people, abstract: 'Short.', keywords: ['a', 'b'] })
})

test('authors of IEEEtran and revtex', () => {
  const ieee = imported(
    paper(
      '',
      '\\title{T}\\author{\\IEEEauthorblockN{Jane Doe}\\IEEEauthorblockA{Example Hospital \\\\ jane@example.org}\\and\\IEEEauthorblockN{Richard Roe}\\IEEEauthorblockA{Example University}}',
    ),
  )
  const revtex = imported(
    paper(
      '',
      '\\title{T}\\author{Jane Doe}\\email{jane@example.org}\\affiliation{Example Hospital}\\author{Richard Roe}\\affiliation{Example University}',
    ),
  )
  const wanted = {
    title: 'T',
    authors: [
      { name: 'Jane Doe', affiliations: ['1'], email: 'jane@example.org' },
      { name: 'Richard Roe', affiliations: ['2'] },
    ],
    affiliations: [
      { id: '1', institution: 'Example Hospital' },
      { id: '2', institution: 'Example University' },
    ],
  }
  expect(ieee.yaml).toEqual(wanted)
  expect(revtex.yaml).toEqual(wanted)
})

test('a title that is only large, as in the template of PLOS', () => {
  const { yaml, remarks } = imported(
    paper(
      '\\begin{flushleft}{\\Large\\textbf\\newline{A large title}}\\newline\\\\ Jane Doe\\textsuperscript{1},\nRichard Roe\\textsuperscript{1,2}\\\\\\bigskip\\textbf{1} Example Hospital\\\\\\textbf{2} Example University\\\\\\end{flushleft}\\section*{Abstract}Text.',
    ),
  )
  expect(yaml).toMatchObject({
    title: 'A large title',
    authors: [
      { name: 'Jane Doe', affiliations: ['1'] },
      { name: 'Richard Roe', affiliations: ['1', '2'] },
    ],
    affiliations: [{ institution: 'Example Hospital' }, { institution: 'Example University' }],
  })
  expect(remarks).toContain('the title and the authors were guessed from large words at the start')
})

test('bibliographies go along, an entry once; a typed list is to be checked', () => {
  const files = {
    ...paper('\\cite{a}\\bibliography{one,two,gone}'),
    'one.bib': '@article{a, title={A}}',
    'two.bib': '@article{a, title={Other}}\n@book{b, title={B}}',
  }
  const { bib, remarks } = imported(files)
  expect(bib).toBe('@article{a, title={A}}\n\n@book{b, title={B}}\n')
  expect(remarks).toContain('there is no bibliography `gone` in the folder')
  const typed = imported(
    paper(
      '\\cite{k}\\begin{thebibliography}{9}\\bibitem[D(2020)]{k} Doe, J. \\emph{Title}. doi:10.99999/x.1.\\end{thebibliography}',
    ),
  )
  expect(typed.bib).toContain('@misc{k,')
  expect(typed.bib).toContain('doi = {10.99999/x.1}')
})

test('what is imported builds', async () => {
  const { files } = imported({
    ...paper(
      '\\maketitle\\begin{abstract}Short.\\end{abstract}\\section{Results}\\label{r}See \\cref{r}, Table~\\ref{t} and Eq.~\\eqref{e} \\cite{a}.\n\\begin{align}x&=1\\label{e}\\\\y&=\\half\\label{f}\\end{align}\n\\begin{table}\\caption{C}\\label{t}\\begin{tabular}{lc}A&\\multicolumn{2}{c}{B}\\\\\\midrule 1&2&3\\end{tabular}\\end{table}',
      '\\title{A title}\\author{Jane Doe\\thanks{Corresponding author: jane@example.org}\\\\Example Hospital}\\newcommand{\\half}{\\frac12}',
    ),
    'refs.bib': '@article{a, author={Doe, Jane}, title={A}, journal={J}, year={2020}}',
    'main.bbl': '',
  })
  files.set(
    'references.bib',
    '@article{a, author={Doe, Jane}, title={A}, journal={J}, year={2020}}',
  )
  const { file, outputs } = await build(memoryProject(files), {
    formats: new Set(['jats', 'docx']),
  })
  expect(file.messages.filter(({ fatal }) => fatal).map(String)).toEqual([])
  expect(outputs.length).toBeGreaterThan(1)
}, 30_000)

test.each<[string, string]>([
  ['a command that makes itself', '\\newcommand{\\a}{\\a\\a}\\a'],
  ['one that doubles', '\\newcommand{\\a}[1]{#1#1}\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}'],
  ['open ends', '{{{ \\begin{itemize} \\item $x \\footnote{ \\begin{tabular}{ll} a & b'],
  ['closed twice', '}}} \\end{quote} \\) \\] \\right'],
  ['names of objects', '\\constructor \\toString{x} \\__proto__ \\begin{valueOf}x\\end{valueOf}'],
  [
    'no arguments',
    '\\section \\cite \\ref \\textbf \\newcommand \\def \\includegraphics \\multicolumn \\SI',
  ],
])('%s is read to its end', (_, body) => {
  expect(() => imported(paper(body))).not.toThrow()
})

test.each([
  ['braces', (n: number) => '{'.repeat(n)],
  ['dollars', (n: number) => '$a$ $b '.repeat(n)],
  ['brackets', (n: number) => '\\foo['.repeat(n)],
  ['open formulas', (n: number) => '\\[ x \\( '.repeat(n)],
  ['macros', (n: number) => `\\newcommand{\\a}{b}${'\\a '.repeat(n)}`],
  ['environments', (n: number) => '\\begin{center}'.repeat(n)],
  ['cells', (n: number) => `\\begin{tabular}{l}${'a & '.repeat(n)}\\end{tabular}`],
])(
  'the cost of %s grows with the text',
  async (_, made) => {
    const cost = async (n: number) => steps(() => imported(paper(made(n))))
    const [small, large] = [await cost(500), await cost(2000)]
    expect(large / small).toBeLessThan(8)
  },
  30_000,
)
