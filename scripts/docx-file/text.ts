/** The text of paragraphs: runs, links, fields, tracked changes, comments, formulas and pictures, as pieces. */
import type { TrackedChange, Embedded, Field, WordLine, WordLook, WordPiece } from './lines.js'
import type { Relation } from './package.js'
import { runLooks, type WordStyle } from './styles.js'
import { symbolOf } from './symbols.js'
import { readFormula } from './tex.js'
import {
  childNamed,
  childrenNamed,
  xmlElementsOf,
  textOfXml,
  valueOf,
  type XmlElement,
} from './xml.js'

interface Around {
  changes: readonly TrackedChange[]
  link?: string | undefined
  field?: Field | undefined
}

interface OpenField {
  field: Field
  hasResult: boolean
}

const changeKinds: Readonly<Record<string, TrackedChange['kind']>> = {
  'w:ins': 'inserted',
  'w:del': 'deleted',
  'w:moveFrom': 'moved-from',
  'w:moveTo': 'moved-to',
}

/** A tracked change when `node` is one. */
export function trackedChangeOf(node: XmlElement): TrackedChange | undefined {
  const kind = changeKinds[node.name]
  return kind === undefined
    ? undefined
    : { kind, author: node.attributes['w:author'] ?? '', date: node.attributes['w:date'] ?? '' }
}

const passedThrough = new Set([
  'w:smartTag',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
  'm:oMathPara',
])

/** Elements that say nothing. */
const silent = new Set([
  'w:pPr',
  'w:rPr',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:lastRenderedPageBreak',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:separator',
  'w:continuationSeparator',
  'w:softHyphen',
  'w:bookmarkEnd',
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:rt',
  'w:rubyPr',
])

/** Reads one part's paragraphs; fields and comments may go over several of them. */
export class TextReader {
  readonly #fields: OpenField[] = []
  readonly #comments = new Set<string>()
  readonly #placed = new Set<string>()
  /** Text boxes met in the paragraph that is being read, to be read after it. */
  readonly boxes: XmlElement[] = []

  constructor(
    readonly styles: ReadonlyMap<string, WordStyle>,
    readonly relations: ReadonlyMap<string, Relation>,
    readonly unknown: Map<string, number>,
  ) {}

  /** Adds what stands in a paragraph to `line`. */
  paragraph(node: XmlElement, line: WordLine): void {
    for (const child of xmlElementsOf(node)) this.#inline(child, line, { changes: [] })
  }

  /** A range of comments that begins or ends between paragraphs. */
  range(node: XmlElement): void {
    const id = node.attributes['w:id'] ?? ''
    if (node.name === 'w:commentRangeStart') this.#comments.add(id)
    if (node.name === 'w:commentRangeEnd') this.#comments.delete(id)
  }

  #inline(node: XmlElement, line: WordLine, around: Around): void {
    const change = trackedChangeOf(node)
    if (change) return this.#all(node, line, { ...around, changes: [...around.changes, change] })
    if (passedThrough.has(node.name)) return this.#all(node, line, around)
    switch (node.name) {
      case 'w:hyperlink':
        return this.#all(node, line, { ...around, link: this.#linkOf(node) })
      case 'w:fldSimple': {
        const field = { instruction: (node.attributes['w:instr'] ?? '').trim() }
        return this.#all(node, line, { ...around, field })
      }
      case 'w:sdt': {
        const tag = valueOf(childNamed(node, 'w:sdtPr'), 'w:tag') ?? ''
        const field = /^(?:MENDELEY_CITATION|CITAVI)/i.test(tag) ? { instruction: tag } : undefined
        for (const content of childrenNamed(node, 'w:sdtContent'))
          this.#all(content, line, field ? { ...around, field } : around)
        return
      }
      case 'w:bookmarkStart': {
        const name = node.attributes['w:name']
        if (name) line.bookmarks.push(name)
        return
      }
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return this.range(node)
      case 'm:oMath':
        return this.#embed({ kind: 'formula', display: false, ...readFormula(node) }, line, around)
      case 'w:r':
        return this.#run(node, line, around)
      default:
        this.#miss(node)
    }
  }

  #all(node: XmlElement, line: WordLine, around: Around): void {
    for (const child of xmlElementsOf(node)) this.#inline(child, line, around)
  }

  #miss({ name }: XmlElement): void {
    if (!silent.has(name)) this.unknown.set(name, (this.unknown.get(name) ?? 0) + 1)
  }

  #linkOf(node: XmlElement): string {
    const address = this.relations.get(node.attributes['r:id'] ?? '')?.target ?? ''
    const anchor = node.attributes['w:anchor']
    return anchor === undefined ? address : `${address}#${anchor}`
  }

  #run(node: XmlElement, line: WordLine, around: Around): void {
    const properties = childNamed(node, 'w:rPr')
    const style = this.styles.get(valueOf(properties, 'w:rStyle') ?? '')
    const looks = runLooks(properties, style?.looks)
    const add = (text: string): void => this.#add({ text, looks }, line, around)
    for (const child of xmlElementsOf(node)) {
      switch (child.name) {
        case 'w:t':
        case 'w:delText':
          add(textOfXml(child).replace(/[\n\r\t]+/g, ' '))
          break
        case 'w:tab':
        case 'w:ptab':
          add('\t')
          break
        case 'w:br':
        case 'w:cr':
          if (!/^(?:page|column)$/.test(child.attributes['w:type'] ?? '')) add('\n')
          break
        case 'w:noBreakHyphen':
          add('\u2011')
          break
        case 'w:sym':
          add(symbolOf(child.attributes['w:char'] ?? '', child.attributes['w:font'] ?? ''))
          break
        case 'w:fldChar':
          this.#fieldMark(child)
          break
        case 'w:instrText':
        case 'w:delInstrText': {
          const open = this.#fields.at(-1)
          if (open && !open.hasResult) open.field.instruction += textOfXml(child)
          break
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference': {
          const id = `${child.name === 'w:footnoteReference' ? 'f' : 'e'}${child.attributes['w:id'] ?? ''}`
          this.#embed({ kind: 'note', id }, line, around)
          break
        }
        case 'w:commentReference':
          this.#pointComment(child.attributes['w:id'] ?? '', line, around)
          break
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          this.#drawing(child, line, around)
          break
        case 'mc:AlternateContent': {
          const chosen = childNamed(child, 'mc:Choice') ?? childNamed(child, 'mc:Fallback')
          for (const each of xmlElementsOf(chosen)) this.#drawing(each, line, around)
          break
        }
        default:
          if (passedThrough.has(child.name)) this.#all(child, line, around)
          else this.#miss(child)
      }
    }
  }

  #fieldMark(node: XmlElement): void {
    const kind = node.attributes['w:fldCharType']
    const open = this.#fields.at(-1)
    if (kind === 'begin') {
      const data = childNamed(node, 'w:fldData')
      const field: Field = { instruction: '', ...(data ? { data: textOfXml(data) } : {}) }
      this.#fields.push({ field, hasResult: false })
    } else if (kind === 'separate' && open) {
      open.hasResult = true
      open.field.instruction = open.field.instruction.trim()
    } else if (kind === 'end') this.#fields.pop()
  }

  #add(
    { text, looks, embedded }: { text: string; looks: ReadonlySet<WordLook>; embedded?: Embedded },
    line: WordLine,
    around: Around,
  ): void {
    if (text === '' || this.#fields.some(({ hasResult }) => !hasResult)) return
    for (const comment of this.#comments) this.#placed.add(comment)
    const field = around.field ?? this.#fields.at(-1)?.field
    const address = field && linkOfField(field.instruction)
    const piece: WordPiece = {
      text,
      looks,
      changes: around.changes,
      field: address === undefined ? field : undefined,
      link: address ?? around.link,
      embedded,
      comments: [...this.#comments],
    }
    line.pieces.push(piece)
  }

  #embed(embedded: Embedded, line: WordLine, around: Around): void {
    this.#add({ text: '\uFFFC', looks: new Set(), embedded }, line, around)
  }

  /** A comment without a range stands on the piece before its mark. */
  #pointComment(id: string, line: WordLine, around: Around): void {
    if (this.#placed.has(id)) return
    this.#placed.add(id)
    const last = line.pieces.at(-1)
    if (last) line.pieces[line.pieces.length - 1] = { ...last, comments: [...last.comments, id] }
    else line.pieces.push({ text: '', looks: new Set(), changes: around.changes, comments: [id] })
  }

  #drawing(node: XmlElement, line: WordLine, around: Around): void {
    const pictures: string[] = []
    let alt = ''
    const walk = (each: XmlElement): void => {
      if (each.name === 'mc:Fallback') return
      if (each.name === 'w:txbxContent') return void this.boxes.push(each)
      if (each.name === 'wp:docPr') alt ||= each.attributes.descr ?? ''
      if (each.name === 'v:shape') alt ||= each.attributes.alt ?? ''
      const id =
        each.name === 'a:blip'
          ? (each.attributes['r:embed'] ?? each.attributes['r:link'])
          : each.name === 'v:imagedata'
            ? each.attributes['r:id']
            : undefined
      if (id !== undefined) pictures.push(id)
      xmlElementsOf(each).forEach(walk)
    }
    const boxes = this.boxes.length
    walk(node)
    for (const id of pictures) {
      const relation = this.relations.get(id)
      const part = relation && !relation.external ? relation.target : ''
      this.#embed({ kind: 'image', part, alt }, line, around)
    }
    if (pictures.length === 0 && this.boxes.length === boxes) this.#miss(node)
  }
}

/** Where a HYPERLINK field (17.16.5.25) leads. */
function linkOfField(instruction: string): string | undefined {
  if (!/^HYPERLINK\b/.test(instruction)) return undefined
  const address = /HYPERLINK\s+"([^"]*)"/.exec(instruction)?.[1] ?? ''
  const anchor = /\\l\s+"([^"]*)"/.exec(instruction)?.[1]
  return anchor === undefined ? address : `${address}#${anchor}`
}
