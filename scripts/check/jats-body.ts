/**
 * What the recommendations for JATS ask of an article's text: titles, captions, heads of tables, alternative texts, math.
 */
import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type { Equation, Figure, Image, InlineEquation, Section } from '../document/tree.js'
import { mathReader } from '../math/mathml.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'

/** `untitled-section`, `empty-section`, `missing-caption`, `missing-table-head`, `alt-text-is-caption`. */
export const checkBody: Stage = () => (article, file) => {
  visit(article, (node, parents) => {
    if (node.type === 'section') titled(node, file)
    if (node.type === 'figure' && !parents.some(({ type }) => type === 'abstract'))
      captioned(node, file)
    if (node.type === 'table') headed(node, file)
  })
}

/** A heading of nothing but an image has no words for those who cannot see it. */
function titled(node: Section, file: VFile): void {
  if (toString(node.children[0]).trim() === '')
    report(
      file,
      'untitled-section',
      node.children[0],
      'Unexpected section without a title, expected words after the `#` (JATS4R Accessibility)',
    )
  else if (
    node.children.length === 1 &&
    !/^\((?:appendix|part)\)/i.test(toString(node.children[0]))
  )
    report(
      file,
      'empty-section',
      node.children[0],
      `Unexpected section \`${toString(node.children[0]).trim().slice(0, 60)}\` without any text, expected text below its heading, or no heading`,
    )
}

/** A table that could not be made has no caption either, and was reported. */
function captioned(node: Figure, file: VFile): void {
  const caption = node.children.find((child) => child.type === 'caption')
  const words = caption ? toString(caption).trim() : ''
  if (words === '') {
    if (node.children.some((child) => child.type === 'dataTable' || child.type === 'chart')) return
    report(
      file,
      'missing-caption',
      node,
      `Unexpected ${node.kind} ${node.identifier ? `\`${node.identifier}\`` : (node.label ?? '')} without a caption, expected one that says what it shows (JATS4R Display objects)`,
    )
    return
  }
  visit(node, (inner) => {
    const image = inner as Image
    if (inner.type === 'image' && image.alt.trim() !== '' && plain(image.alt) === plain(words)) {
      report(
        file,
        'alt-text-is-caption',
        image,
        'Unexpected alternative text that repeats the caption, expected what the image looks like (JATS4R Accessibility)',
      )
    }
  })
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s.]+/g, ' ')
    .trim()

function headed(node: Table, file: VFile): void {
  const cells = node.children.flatMap((row) => row.children)
  const heads = node.children.slice(0, node.headRows ?? 1).flatMap((row) => row.children)
  const named =
    heads.some((cell) => toString(cell).trim() !== '') ||
    cells.some((cell) => cell.scope !== undefined && toString(cell).trim() !== '')
  if (cells.length > 0 && !named)
    report(
      file,
      'missing-table-head',
      node,
      'Unexpected table without heads, expected a first row that names the columns (JATS4R Accessibility)',
    )
}

/** `unsupported-markup`, for TeX that MathML cannot be made of (JATS4R Math; JATS keeps its TeX). */
export const checkMath: Stage = () => async (article, file) => {
  const formulas: Array<Equation | InlineEquation> = []
  visit(article, (node: Node) => {
    if (node.type === 'math' || node.type === 'inlineMath')
      formulas.push(node as Equation | InlineEquation)
  })
  if (formulas.length === 0) return
  const read = await mathReader()
  for (const formula of formulas) {
    const fault = read(formula.value, formula.type === 'math')
    if (typeof fault === 'string') report(file, 'unsupported-markup', formula, ...unread(fault))
  }
}

/** A command that nobody has defined is named; what else is wrong with the TeX is said as its reader says it. */
function unread(fault: string): [message: string, { note: string }] {
  const [, command, environment] =
    /^Unsupported function name: (\\\S+)|^No such environment: (\S+)/.exec(fault) ?? []
  if (command)
    return [
      `Unexpected command \`${command}\` in a formula, which is printed as TeX, expected one of LaTeX's math or of its usual packages (JATS4R Math)`,
      {
        note: `What it stands for can be given in the metadata: \`math: {macros: {"\\${command}": "…"}}\`.`,
      },
    ]
  if (environment)
    return [
      `Unexpected environment \`${environment}\` in a formula, which is printed as TeX, expected one of LaTeX's math such as \`aligned\`, \`cases\`, \`pmatrix\` (JATS4R Math)`,
      { note: fault },
    ]
  return [
    `Unexpected TeX that MathML cannot be made of, expected commands of LaTeX's math (JATS4R Math)`,
    { note: fault },
  ]
}
