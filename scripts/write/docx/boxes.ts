/** Text in a box, a table of one cell, which holds lists, tables and pictures as the page does; and statements. */
import {
  Bookmark,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { BoxedText, Statement } from '../../document/tree.js'
import { boxParts } from '../../tree/titled-block.js'
import { inline } from './inline.js'
import { bookmarkName, type WordFlow, type State } from './state.js'

const line = { style: BorderStyle.SINGLE, size: 6, color: '7F8C8D' } as const

export function boxedText(node: BoxedText, state: State): WordFlow[] {
  const [, blocks] = boxParts(node)
  const inner = { ...state, style: 'BoxText', list: undefined }
  const flow = state.blocks(blocks, inner).map(({ child }) => child)
  const title = titleOf(node, inner)
  const children = title ? [title, ...flow] : flow
  // A cell ends with a paragraph (ECMA-376 part 1 § 17.4.65).
  if (!(children.at(-1) instanceof Paragraph)) children.push(new Paragraph({ style: 'BoxText' }))
  const cell = new TableCell({
    margins: { top: 100, bottom: 100, left: 170, right: 170 },
    children,
  })
  return [
    {
      child: new Table({
        width: { size: state.measures.text, type: WidthType.DXA },
        columnWidths: [state.measures.text],
        borders: { top: line, bottom: line, left: line, right: line },
        rows: [new TableRow({ children: [cell] })],
      }),
    },
    { child: new Paragraph({ style: 'TableNote', suppressLineNumbers: true }) },
  ]
}

function titleOf(node: BoxedText, state: State): Paragraph | undefined {
  const [title] = boxParts(node)
  if (!title && !node.label) return undefined
  const bold = { ...state, marks: { ...state.marks, bold: true } }
  const words = [
    ...(node.label ? [new TextRun(`${node.label}${title ? ' ' : ''}`)] : []),
    ...(title ? inline(title.children, bold) : []),
  ]
  return new Paragraph({
    style: 'BoxTitle',
    keepNext: true,
    children: node.id ? [new Bookmark({ id: bookmarkName(node.id), children: words })] : words,
  })
}

/** "Theorem 1 (Name)." in bold before the first words of what is stated. */
export function statement(node: Statement, state: State): WordFlow[] {
  const [title, blocks] = boxParts(node)
  const bold = { ...state, marks: { ...state.marks, bold: true } }
  const label = [
    new TextRun({ text: node.label ?? '', bold: true }),
    ...(title
      ? [
          new TextRun({ text: ' (', bold: true }),
          ...inline(title.children, bold),
          new TextRun({ text: ')', bold: true }),
        ]
      : []),
    new TextRun({ text: '. ', bold: true }),
  ]
  const [first, ...rest] = blocks
  const runsIn = first?.type === 'paragraph'
  const children = [
    ...(node.id ? [new Bookmark({ id: bookmarkName(node.id), children: label })] : label),
    ...(runsIn ? inline(first.children, state) : []),
  ]
  return [
    { child: new Paragraph({ style: 'BodyText', children }) },
    ...state.blocks(runsIn ? rest : blocks, state),
  ]
}
