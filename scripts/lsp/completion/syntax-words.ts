/** The words of galley's own syntax, with what each is for (docs/format.md). */

/** `:name`, `::name` and `::: name`: what is inserted, and what it is. */
export const directives: ReadonlyArray<readonly [name: string, inserted: string, means: string]> = [
  [':value', ':value{of=""}', 'a number from the data'],
  [':claim', ':claim[]{of=""}', 'words that the data must bear out'],
  ['::table', '::table{#tbl: from=}', 'a table made from the data'],
  ['::chart', '::chart{#fig: from=}', 'a chart made from the data'],
  ['::supplement', '::supplement[]{#supp: file=}', 'a file that goes with the article'],
  ['::: note', '::: note\n\n:::', 'a box'],
  ['::: tip', '::: tip\n\n:::', 'a box'],
  ['::: important', '::: important\n\n:::', 'a box'],
  ['::: warning', '::: warning\n\n:::', 'a box'],
  ['::: caution', '::: caution\n\n:::', 'a box'],
  ['::: key-points', '::: key-points\n\n:::', 'a box'],
  ['::: {.box}', '::: {.box #box: title=""}\n\n:::', 'a box that a reference can name'],
  ['::: {.theorem}', '::: {.theorem #thm: name=""}\n\n:::', 'a numbered statement'],
  ['::: verse', '::: verse\n\n:::', 'lines that stay lines'],
  ['::: {#refs}', '::: {#refs}\n:::', 'where the list of references stands'],
]

/** Values of attributes that take one of some words. */
export const attributeValues: Readonly<Record<string, readonly string[]>> = {
  as: ['words', 'Words', 'ordinal'],
  format: [
    '0',
    '0.0',
    '0,000',
    '0%',
    '0.0%',
    'n (%)',
    'n/N (%)',
    'mean (SD)',
    'mean ± SD',
    'median [IQR]',
    'median (IQR)',
    'median (range)',
    'range',
    'duration',
  ],
  identifiable: ['no', 'yes'],
  placement: ['here'],
}

/** Names of attributes, by what they stand behind. */
export const attributesOf = {
  value: ['of', 'fact', 'format', 'as'],
  claim: ['of', 'fact', 'as'],
  table: ['from', 'label', 'placement'],
  chart: ['from', 'label', 'placement', 'width', 'alt'],
  supplement: ['file', 'label'],
} as const

/** Classes of spans and of images; those of headings are the roles of sections. */
export const classes = {
  span: ['.given', '.mark', '.smallcaps', '.underline'],
  image: ['.photograph', '.unnumbered'],
  heading: [
    '.introduction',
    '.methods',
    '.case-presentation',
    '.results',
    '.discussion',
    '.conclusions',
    '.declarations',
    '.ethics',
    '.consent',
    '.data-availability',
    '.competing-interests',
    '.funding',
    '.contributions',
    '.acknowledgements',
    '.abbreviations',
    '.supplementary-material',
    '.appendix',
    '.other',
    '.unnumbered',
  ],
} as const
