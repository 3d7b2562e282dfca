/**
 * What commands of the usual packages stand for where temml has no name of its own for them, written as TeX defines
 * them. Commands that only their author can know (`\E`, `\Var`) are none of these.
 */
import { definitionAt, environmentAt, type Macro } from './macros.js'

/** Of a command, or of `begin{NAME}` and `end{NAME}`; read when a formula first asks. */
export function packageMacro(name: string): Macro | undefined {
  known ??= read()
  return known.get(name)
}

let known: ReadonlyMap<string, Macro> | undefined

function read(): ReadonlyMap<string, Macro> {
  const macros = new Map<string, Macro>()
  for (const line of definitions.trim().split('\n')) {
    const found = definitionAt(line, 0)
    if (found) macros.set(found.name, { ...found.macro, braced: isBraced(found.name) })
    for (const [key, macro] of environmentAt(line)) macros.set(key, macro)
  }
  return macros.set('begin{array}', { parameters: 1, braced: true, body: plainArray })
}

/** `\mqty(…)` draws its own brackets. */
const isBraced = (name: string): true | undefined => (name.endsWith('mqty') ? true : undefined)

/** Columns without what only changes the blank between them: `@{}c@{\,}c`. */
function plainArray([columns = '']: readonly string[]): string | undefined {
  const plain = columns.replace(/[@!]\{\s*(?:\\[,;:! ]|\\q?quad|\\hspace\{[^{}]*\})?\s*\}/g, '')
  return plain === columns ? undefined : `\\begin{array}{${plain}}`
}

const operators =
  'sech csch arcsec arccsc arccot arcsech arccsch arccoth arsinh arcosh artanh arcoth trace'
const capitals = 'Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega'
const small =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega'
const niceMatrices = ['', 'p', 'b', 'B', 'v', 'V']
const brackets = [
  ['p', '(', ')'],
  ['b', '[', ']'],
  ['B', '\\{', '\\}'],
  ['v', '|', '|'],
  ['V', '\\|', '\\|'],
] as const

const definitions = [
  ...operators.split(' ').map((name) => `\\DeclareMathOperator{\\${name}}{${name}}`),
  // upgreek, and the names of newtxmath
  ...capitals.split(' ').map((name) => `\\newcommand{\\up${name}}{\\mathrm{\\${name}}}`),
  ...small.split(' ').map((name) => `\\newcommand{\\${name}up}{\\up${name}}`),
  // nicematrix, mathtools, physics
  ...niceMatrices.map(
    (kind) => `\\newenvironment{${kind}NiceMatrix}{\\begin{${kind}matrix}}{\\end{${kind}matrix}}`,
  ),
  ...brackets.flatMap(([kind, open, close]) => [
    `\\newenvironment{${kind}smallmatrix}{\\left${open}\\begin{smallmatrix}}{\\end{smallmatrix}\\right${close}}`,
    `\\newcommand{\\${kind}mqty}[1]{\\begin{${kind}matrix}#1\\end{${kind}matrix}}`,
  ]),
  String.raw`
\newenvironment{multlined}{\begin{gathered}}{\end{gathered}}
\newcommand{\mqty}[1]{\begin{matrix}#1\end{matrix}}
\newcommand{\Aboxed}[1]{\boxed{#1}}
\newcommand{\mathmakebox}[1]{#1}
\newcommand{\ip}[2]{\left\langle #1 \middle| #2 \right\rangle}
\newcommand{\imaginary}{\operatorname{Im}}
\newcommand{\flatfrac}[2]{\left. #1 \middle/ #2 \right.}
\newcommand{\nicefrac}[2]{{}^{#1}\!/{}_{#2}}
\newcommand{\sfrac}[2]{{}^{#1}\!/{}_{#2}}
\newcommand{\mbox}[1]{\text{#1}}
\newcommand{\makebox}[1]{\text{#1}}
\newcommand{\framebox}[1]{\boxed{\text{#1}}}
\newcommand{\parbox}[2]{\text{#2}}
\newcommand{\ensuremath}[1]{#1}
\newcommand{\xspace}{}
\newcommand{\vspace}[1]{}
\newcommand{\hfill}{\quad}
\newcommand{\null}{}
\newcommand{\strut}{\mathstrut}
\newcommand{\displaylimits}{\limits}
\newcommand{\require}[1]{}
\newcommand{\textdegree}{\text{°}}
\newcommand{\degreeCelsius}{\text{°C}}
\newcommand{\celsius}{\text{°C}}
\newcommand{\textcelsius}{\text{℃}}
\newcommand{\textmu}{\text{µ}}
\newcommand{\micro}{\text{µ}}
\newcommand{\ohm}{\text{Ω}}
\newcommand{\perthousand}{\text{‰}}
\newcommand{\textperthousand}{\text{‰}}
\newcommand{\mathbbm}[1]{\mathbb{#1}}
\newcommand{\mathds}[1]{\mathbb{#1}}
\newcommand{\mathbbold}[1]{\mathbb{#1}}
\newcommand{\mathpzc}[1]{\mathscr{#1}}
\newcommand{\EuScript}[1]{\mathscr{#1}}
\newcommand{\mathup}[1]{\mathrm{#1}}
\newcommand{\symup}[1]{\mathrm{#1}}
\newcommand{\symit}[1]{\mathit{#1}}
\newcommand{\symbf}[1]{\mathbf{#1}}
\newcommand{\symbfup}[1]{\mathbf{#1}}
\newcommand{\symbfit}[1]{\boldsymbol{#1}}
\newcommand{\symsf}[1]{\mathsf{#1}}
\newcommand{\symtt}[1]{\mathtt{#1}}
\newcommand{\symcal}[1]{\mathcal{#1}}
\newcommand{\symscr}[1]{\mathscr{#1}}
\newcommand{\symfrak}[1]{\mathfrak{#1}}
\newcommand{\symbb}[1]{\mathbb{#1}}
\newcommand{\mathbfit}[1]{\boldsymbol{#1}}
\newcommand{\mathbfcal}[1]{\boldsymbol{\mathcal{#1}}}
\newcommand{\uline}[1]{\underline{#1}}
\newcommand{\undertilde}[1]{\utilde{#1}}
\newcommand{\stackbin}[2]{\mathbin{\overset{#1}{#2}}}
\newcommand{\accentset}[2]{\overset{#1}{#2}}
\newcommand{\underaccent}[2]{\underset{#1}{#2}}
\newcommand{\leftidx}[3]{{}#1 #2 #3}
\newcommand{\adots}{\iddots}
\newcommand{\qed}{\square}
`,
].join('\n')
