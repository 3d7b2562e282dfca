/**
 * Constructs of pandoc's Markdown, and the places where each may stand. What pandoc makes of every pair is in
 * `expected.txt`; `npm run pandoc` writes it anew where pandoc is installed.
 */

export interface Construct {
  name: string
  text: string
  /** Why we read it otherwise than pandoc, on purpose; then what is expected is ours. */
  ours?: string
  /** Where alone that is so. */
  oursIn?: string
}

/** Constructs that are blocks. */
export const blocks: readonly Construct[] = [
  { name: 'letters', text: 'a. one\nb. two' },
  { name: 'letters in brackets', text: '(a) one\n(b) two' },
  { name: 'letters with a bracket', text: 'a) one\nb) two' },
  { name: 'capitals', text: 'A.  one\nB.  two' },
  { name: 'a capital is a name', text: 'B. Russell wrote\nthis.' },
  { name: 'roman', text: 'i. one\nii. two\niii. three\niv. four\nv. five' },
  { name: 'roman in brackets', text: '(i) one\n(ii) two' },
  { name: 'roman capitals', text: 'I)  one\nII)  two' },
  { name: 'letters past h', text: 'h. one\ni. two\nj. three' },
  { name: 'hash', text: '#. one\n#. two' },
  { name: 'digits with a bracket', text: '1) one\n2) two' },
  { name: 'digits in brackets', text: '(1) one\n(2) two' },
  { name: 'a start', text: '(2) one\n(3) two\n\n    goes on' },
  { name: 'a start of letters', text: 'c. one\nd. two' },
  { name: 'two lists', text: 'a. one\n\ni) two' },
  { name: 'examples', text: '(@) one\n(@good) two\n\nAs (@good) shows.' },
  { name: 'examples in two lists', text: '(@) one\n\nText.\n\n(@) two' },
  { name: 'nested letters', text: '1. one\n    a. in one\n    b. more\n2. two' },
  { name: 'loose letters', text: 'a. one\n\n    more\n\nb. two' },
  { name: 'an item with a quote', text: 'a. one\n\n    > quoted\n\nb. two' },
  { name: 'no list: a word', text: 'pH. one\nand two' },
  { name: 'line block', text: '| The limerick\n|    line *two*\n| line three\n  goes on' },
  {
    name: 'line block with an empty line',
    text: '| one\n|\n| two',
    ours: 'the empty line parts two stanzas',
  },
  { name: 'definition', text: 'Term\n: meaning' },
  { name: 'definition with a tilde', text: 'Term\n\n~ meaning' },
  { name: 'definition of two meanings', text: 'Term\n:   one\n:   two' },
  { name: 'definition of blocks', text: 'Term\n\n:   one\n\n    two\n\n    - a\n    - b' },
  { name: 'definitions', text: 'One\n: first\n\nTwo *x*\n: second' },
  {
    name: 'definitions without blank lines',
    text: 'One\n: first\nTwo\n: second',
    ours: 'pandoc takes the second term for words of the first meaning',
  },
  { name: 'greater sign', text: 'Patients aged\n> 65 years were\nincluded.' },
  {
    name: 'plus sign',
    text: 'with a pressure of\n+ 5 mmHg and\nmore',
    ours: 'prose in an item is no list in it',
    oursIn: 'list',
  },
  {
    name: 'minus sign',
    text: 'a temperature below\n- 20 degrees and\nmore',
    ours: 'prose in an item is no list in it',
    oursIn: 'list',
  },
  { name: 'number sign', text: 'a rank of\n# 3 in the list,\nfollowed' },
  {
    name: 'number at a line start',
    text: 'followed in\n1. January, and\nmore',
    ours: 'prose in an item is no list in it',
    oursIn: 'list',
  },
  {
    name: 'number with a bracket at a line start',
    text: 'the need to\n2) be seen.',
    ours: 'prose in an item is no list in it',
    oursIn: 'list',
  },
  { name: 'comment between lines', text: 'One line.\n<!-- a note -->\nAnother line.' },
  {
    name: 'simple table',
    text: '  Drug    Dose\n ------ ------\n one        5\n two       10\n\n: Caption.',
  },
  { name: 'headless table', text: '------- ----\n one     5\n two     10\n------- ----' },
  {
    name: 'multiline table',
    text: '-------------------\n Drug      Dose\n           of it\n--------- ---------\n one       5 mg\n           a day\n\n two       10\n-------------------',
  },
  {
    name: 'grid table',
    text: '+------+-------+\n| Drug | Dose  |\n+======+=======+\n| one  | 5 mg  |\n+------+-------+\n| two  | - a   |\n|      | - b   |\n+------+-------+',
  },
  { name: 'pipe table', text: '| a | b |\n|---|--:|\n| 1 | 2 |' },
  { name: 'pipe table without outer bars', text: 'a | b\n--|--\n1 | 2' },
  { name: 'pipe table with code', text: '| a | b |\n|---|---|\n| `x|y` | z |' },
  { name: 'pipe table with ragged rows', text: '| a | b |\n|---|---|\n| 1 |\n| 3 | 4 |' },
  { name: 'caption above', text: ': Caption.\n\n| a | b |\n|---|---|\n| 1 | 2 |' },
  {
    name: 'caption above of two lines',
    text: 'Table: Caption\n*here*.\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  },
  { name: 'caption below', text: '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption.' },
  { name: 'reference image', text: '![Cap.][p]\n\n[p]: a.png {width=20mm}' },
  { name: 'figure', text: '![Cap *x*.](a.png)' },
  {
    name: 'display math in brackets',
    text: 'One \\[x = 1\\] two.',
    ours: 'pandoc reads it with tex_math_single_backslash',
  },
]

/** Constructs of running text; in a cell and a caption too. */
export const inlines: readonly Construct[] = [
  { name: 'superscript with a blank', text: 'a^hello\\ there^ b' },
  { name: 'subscript with blanks', text: 'H~many\\ of\\ them~O' },
  { name: 'superscript', text: 'x^2^ and CO~2~' },
  { name: 'superscript with emphasis', text: 'x^*a*^' },
  { name: 'math', text: 'a $x_1$ b' },
  {
    name: 'math in brackets',
    text: 'a \\(x_1\\) b \\(c\\) d \\[1\\]',
    ours: 'pandoc reads it with tex_math_single_backslash',
  },
  { name: 'underlined', text: '[words]{.underline} x' },
  { name: 'marked', text: '[words]{.mark} x' },
  { name: 'small capitals', text: '[words]{.smallcaps} x' },
  { name: 'struck out', text: '~~words~~ x' },
  { name: 'note', text: 'x^[A *note*.] y' },
  { name: 'quotes', text: 'He said "yes" and \'no\'.' },
  { name: 'quoted code', text: 'the \'`code`\' and "`more`" here' },
  { name: 'quoted emphasis', text: 'the \'*x*\' and "**y**" here' },
  { name: 'quotes after signs', text: 'so; "a", "b": "c" and ("d")' },
  { name: 'apostrophes', text: "it's the patients' own '90s" },
  { name: 'ellipsis and dashes', text: 'a... b -- c --- d' },
  { name: 'an interval', text: 'in [0,1) and (0, 1] x' },
  { name: 'attributes of a span', text: '[words]{.x key="a b"} y' },
  { name: 'attributes of code', text: '`code`{.r} y' },
  { name: 'raw TeX', text: 'a `\\newpage`{=latex} b' },
  { name: 'link', text: '[words](https://example.org) y' },
  { name: 'link to an address', text: '<https://example.org> y' },
  { name: 'escapes', text: '\\*a\\* 1\\. \\# b' },
  { name: 'hard blank', text: 'a\\ b' },
  { name: 'intraword underscores', text: 'a_b_c x' },
  { name: 'strong emphasis', text: '***a*** x' },
  { name: 'entities', text: 'a &lt; b &nbsp;c' },
]

/** Where a block may stand. */
export const blockPlaces: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => text,
  list: (text) => `- Lead.\n\n${indented(text, '  ')}`,
  quote: (text) => text.replace(/^/gm, '> '),
  div: (text) => `::: {.wide}\n\n${text}\n\n:::`,
  note: (text) => `Text.[^n]\n\n[^n]:\n\n${indented(text, '    ')}`,
}

/** Where running text may stand. */
export const inlinePlaces: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => `Start ${text}, end.`,
  list: (text) => `- Start ${text}, end.`,
  quote: (text) => `> Start ${text}, end.`,
  heading: (text) => `# Start ${text}, end`,
  cell: (text) => `| a | b |\n|---|---|\n| Start ${text}, end. | c |`,
  'grid cell': (text) => {
    const width = text.length + 14
    const rule = `+${'-'.repeat(width)}+---+`
    return `${rule}\n| Start ${text}, end.${' '.repeat(width - text.length - 13)}| c |\n${rule}`
  },
  'table caption': (text) => `| a | b |\n|---|---|\n| 1 | c |\n\n: Start ${text}, end.`,
  'figure caption': (text) => `![Start ${text}, end.](a.png)`,
  note: (text) => `Text.[^n]\n\n[^n]: Start ${text}, end.`,
  term: (text) => `Start ${text}\n\n:   Start ${text}, end.`,
  emphasis: (text) => `*Start ${text}, end.*`,
}

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by)
