/**
 * Commands that say how a page looks, or that belong to the head of a LaTeX file: they print nothing.
 */

/** Lengths, breaks of pages and sizes are the page's own in every format of ours: they pass in silence. */
const silent = new Set([
  ...['linebreak', 'newline', 'pagebreak', 'newpage', 'clearpage', 'cleardoublepage'],
  ...['noindent', 'indent', 'bigskip', 'medskip', 'smallskip'],
  ...['hspace', 'hspace*', 'vspace', 'vspace*', 'hfill', 'vfill'],
  ...['centering', 'raggedright', 'sloppy', 'fussy'],
  ...['tiny', 'scriptsize', 'footnotesize', 'small', 'normalsize', 'large', 'Large'],
  ...['FloatBarrier', 'par', 'allowbreak', 'nolinebreak', 'nopagebreak', 'break'],
  ...['begingroup', 'endgroup', 'onecolumn', 'twocolumn', 'pagestyle', 'thispagestyle'],
  ...['singlespacing', 'onehalfspacing', 'doublespacing', 'linenumbers', 'nolinenumbers'],
  ...['landscape', 'blandscape', 'elandscape', 'startappendix', 'phantomsection', 'addlinespace'],
])

/** What a reader may miss is told, and left out. */
const leftOut = new Set([
  ...['maketitle', 'tableofcontents', 'bibliography', 'bibliographystyle', 'printbibliography'],
  ...['appendix', 'usepackage', 'label*', 'protect', 'parindent'],
  ...['setlength', 'setcounter', 'addtocounter'],
  ...['newcommand', 'newcommand*', 'renewcommand', 'renewcommand*', 'providecommand'],
  ...['DeclareMathOperator'],
  ...['hline', 'toprule', 'midrule', 'bottomrule'],
])

/** Numbers that begin anew with a series of their own. */
const startsAnew = /^\\setcounter\{(?:figure|table|equation|section)\}\{0\}$/

/** Whether the command of this name, written as `value`, prints nothing: in silence, or told as left out. */
export function layoutCommand(name: string, value: string): 'silent' | 'left-out' | undefined {
  if (silent.has(name) || startsAnew.test(value)) return 'silent'
  return leftOut.has(name) ? 'left-out' : undefined
}
