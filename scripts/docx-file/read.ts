/** A Word file as lines, with its comments and properties: the one reader of DOCX that merge, import and tests share. */
import { DocxFault } from './fault.js'
import { commentsOf } from './comments.js'
import type { Cell, TrackedChange, DocxFile, WordLine } from './lines.js'
import { openPackage, type Package } from './package.js'
import { headingOf, listsOf, stylesOf, type WordStyle } from './styles.js'
import { trackedChangeOf, TextReader } from './text.js'
import {
  childNamed,
  childrenNamed,
  xmlElementsOf,
  isOn,
  textOfXml,
  valueOf,
  type XmlElement,
} from './xml.js'

/** Reads `bytes`; a DocxFault says why they are no Word document. */
export function readDocx(bytes: Uint8Array): DocxFile {
  const pack = openPackage(bytes)
  const beside = (kind: string): string | undefined =>
    [...pack.relations(pack.main).values()].find(
      ({ type, external }) => !external && type.endsWith(`/${kind}`),
    )?.target
  const root = (kind: string): XmlElement | undefined => pack.xml(beside(kind) ?? '')
  const unknown = new Map<string, number>()
  const styles = stylesOf(root('styles'))
  const isOrdered = listsOf(root('numbering'))
  const lines: WordLine[] = []
  const tables = { count: 0 }
  const readPart = (
    name: string,
    blocks: readonly XmlElement[],
    note?: string,
    into = lines,
  ): void => {
    const text = new TextReader(styles, pack.relations(name), unknown)
    const reader = new BlockReader(text, styles, isOrdered, into, unknown, tables)
    for (const block of blocks) reader.block(block, undefined, note)
  }
  const body = childNamed(pack.xml(pack.main), 'w:body')
  readPart(pack.main, xmlElementsOf(body))
  const readNotes = (
    notes: XmlElement | undefined,
    kind: 'footnotes' | 'endnotes',
    name: string,
    into = lines,
  ): void => {
    for (const note of childrenNamed(notes, `w:${kind.slice(0, -1)}`))
      if ((note.attributes['w:type'] ?? 'normal') === 'normal')
        readPart(name, xmlElementsOf(note), `${kind[0]}${note.attributes['w:id'] ?? ''}`, into)
  }
  for (const kind of ['footnotes', 'endnotes'] as const) {
    const name = beside(kind)
    if (name) readNotes(pack.xml(name), kind, name)
  }
  return {
    lines,
    comments: commentsOf(root('comments'), root('commentsExtended')),
    picture: (part) => pack.part(part),
    properties: propertiesOf(pack),
    custom: customOf(pack),
    printedLines: (namespace) => {
      const root = printedIn(pack, namespace)
      if (!root) return undefined
      const made: WordLine[] = []
      const document = childNamed(root, 'w:document')
      readPart(pack.main, xmlElementsOf(childNamed(document, 'w:body')), undefined, made)
      readNotes(childNamed(root, 'w:footnotes'), 'footnotes', pack.main, made)
      return made
    },
    unknown,
  }
}

/** A custom XML part of a namespace; one that cannot be read is none. */
function printedIn(pack: Package, namespace: string): XmlElement | undefined {
  for (const name of pack.names.filter((each) => /^customXml\/item\d+\.xml$/.test(each)))
    try {
      const root = pack.xml(name)
      if (root?.attributes.xmlns === namespace) return root
    } catch (error) {
      if (!(error instanceof DocxFault)) throw error
    }
  return undefined
}

/** Elements between paragraphs that say nothing. */
const silent = new Set([
  'w:sectPr',
  'w:bookmarkEnd',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:tcPr',
  'w:tblPr',
  'w:tblGrid',
])
const holding = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:customXml', 'w:smartTag'])

class BlockReader {
  constructor(
    readonly text: TextReader,
    readonly styles: ReadonlyMap<string, WordStyle>,
    readonly isOrdered: (number: string, level: number) => boolean,
    readonly lines: WordLine[],
    readonly unknown: Map<string, number>,
    /** Tables so far, over all parts. */
    readonly tables: { count: number },
  ) {}

  block(node: XmlElement, cell: Cell | undefined, note: string | undefined): void {
    if (holding.has(node.name))
      return xmlElementsOf(node).forEach((child) => this.block(child, cell, note))
    switch (node.name) {
      case 'w:p':
        return this.#paragraph(node, cell, note)
      case 'w:tbl':
        return this.#table(node, note)
      case 'w:sdt':
        return childrenNamed(node, 'w:sdtContent')
          .flatMap(xmlElementsOf)
          .forEach((child) => this.block(child, cell, note))
      case 'm:oMathPara':
      case 'm:oMath':
        return this.#paragraph({ name: 'w:p', attributes: {}, children: [node] }, cell, note)
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return this.text.range(node)
      case 'w:bookmarkStart':
        this.lines.at(-1)?.bookmarks.push(node.attributes['w:name'] ?? '')
        return
      default:
        if (!silent.has(node.name))
          this.unknown.set(node.name, (this.unknown.get(node.name) ?? 0) + 1)
    }
  }

  #paragraph(node: XmlElement, cell: Cell | undefined, note: string | undefined): void {
    const properties = childNamed(node, 'w:pPr')
    const style = this.styles.get(valueOf(properties, 'w:pStyle') ?? '')
    const name = style?.name ?? valueOf(properties, 'w:pStyle') ?? ''
    const line: WordLine = {
      pieces: [],
      style: name,
      heading: headingOf('', properties) ?? style?.heading,
      list: this.#listOf(properties, style),
      cell,
      note,
      mark: xmlElementsOf(childNamed(properties, 'w:rPr')).flatMap(
        (each) => trackedChangeOf(each) ?? [],
      ),
      bookmarks: [],
    }
    this.lines.push(line)
    this.text.paragraph(node, line)
    setDisplay(node, line)
    for (const box of this.text.boxes.splice(0))
      for (const child of xmlElementsOf(box)) this.block(child, cell, note)
  }

  #listOf(properties: XmlElement | undefined, style: WordStyle | undefined): WordLine['list'] {
    const own = childNamed(properties, 'w:numPr')
    const number = valueOf(own, 'w:numId') ?? style?.list
    if (number === undefined || number === '0') return undefined
    const level = Math.min(8, Number(valueOf(own, 'w:ilvl') ?? 0) || 0)
    return { level, number, ordered: this.isOrdered(number, level) }
  }

  #table(node: XmlElement, note: string | undefined): void {
    const table = this.tables.count++
    const rows = unwrapped(node, 'w:tr')
    rows.forEach((row, index) => {
      const properties = childNamed(row, 'w:trPr')
      const rowChange: TrackedChange | undefined = xmlElementsOf(properties).flatMap(
        (each) => trackedChangeOf(each) ?? [],
      )[0]
      let column = 0
      for (const each of unwrapped(row, 'w:tc')) {
        const own = childNamed(each, 'w:tcPr')
        const span = Math.max(1, Math.min(200, Number(valueOf(own, 'w:gridSpan') ?? 1) || 1))
        const merge = childNamed(own, 'w:vMerge')
        const cell: Cell = {
          table,
          row: index,
          column,
          span,
          continued: merge !== undefined && merge.attributes['w:val'] !== 'restart',
          head: isOn(properties, 'w:tblHeader'),
          rowChange,
        }
        for (const child of xmlElementsOf(each)) this.block(child, cell, note)
        column += span
      }
    })
  }
}

/** Rows or cells, also in content controls and changes. */
const unwrapped = (node: XmlElement, name: string): XmlElement[] =>
  xmlElementsOf(node).flatMap((child) => {
    if (child.name === name) return [child]
    if (child.name === 'w:sdt')
      return childrenNamed(child, 'w:sdtContent').flatMap((each) => unwrapped(each, name))
    return holding.has(child.name) ? unwrapped(child, name) : []
  })

/** A formula that fills its paragraph is on a line of its own. */
function setDisplay(node: XmlElement, line: WordLine): void {
  const isAlone = line.pieces.every(
    ({ text, embedded }) => embedded?.kind === 'formula' || /^[\s\d().]*$/.test(text),
  )
  line.pieces = line.pieces.map((piece) =>
    piece.embedded?.kind === 'formula' && (isAlone || childNamed(node, 'm:oMathPara'))
      ? { ...piece, embedded: { ...piece.embedded, display: isAlone } }
      : piece,
  )
}

function propertiesOf(pack: Package): ReadonlyMap<string, string> {
  const name = [...pack.relations('').values()].find(({ type }) =>
    type.endsWith('/core-properties'),
  )?.target
  return new Map(
    xmlElementsOf(name ? pack.xml(name) : undefined).map((each) => [
      each.name.replace(/^.*:/, ''),
      textOfXml(each),
    ]),
  )
}

function customOf(pack: Package): ReadonlyMap<string, string> {
  return new Map(
    xmlElementsOf(pack.xml('docProps/custom.xml')).map((each) => [
      each.attributes.name ?? '',
      textOfXml(each),
    ]),
  )
}
