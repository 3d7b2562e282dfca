/**
 * Paints composed pages into the PDF: pdfmake's renderer, with text set by us (one text object a line and tag, words kept
 * whole), pictures of every kind, and all content either tagged or marked as an artifact.
 */
import type { TextLine, LineSpan } from '../text/line.js'
import { Tag } from '../tags/tag.js'
import type { Word } from '../text/paragraph.js'
import type { PdfDocument } from './document.js'
import { Renderer } from './pdfmake.js'
import { hook, letterOperators, strike, underline } from './letters.js'
import { paintPicture, type PlacedPicture } from './pictures.js'
import { largest, smallest } from '../../../lists.js'

/** A link to be made when all pages are there. */
export interface PendingLink {
  page: number
  box: [number, number, number, number]
  link: { url: string } | { to: string }
  text: string
  tag: Tag | undefined
}
/** A place that links and bookmarks lead to. */
export interface PageDestination {
  page: number
  x: number
  y: number
}

export class Painter extends Renderer {
  readonly links: PendingLink[] = []
  readonly places = new Map<string, PageDestination>()
  readonly bookmarks: Array<{ title: string; level: number; place: PageDestination }> = []
  #page = -1
  #marks = 0

  constructor(readonly document: PdfDocument) {
    super(document)
    document.onPage = () => {
      this.#page++
      this.#marks = 0
    }
  }

  override renderLine(line: TextLine): void {
    const baseline = line.y + line.baseline
    for (const name of line.anchors) this.#place(name, line.x, line.y)
    if (line.bookmark)
      this.bookmarks.push({ ...line.bookmark, place: { page: this.#page, x: line.x, y: line.y } })
    if (line.continued)
      this.mark(undefined, 'Layout', () => this.document.addContent(hook(line, baseline)))
    for (const group of grouped(line)) {
      const { tag } = group
      this.mark(tag, line.artifact || !tag ? 'Pagination' : undefined, () =>
        this.#paintSpans(line, group.spans, baseline, group.last),
      )
      for (const span of group.spans)
        for (const name of span.run.anchors ?? []) this.#place(name, line.x + span.x, line.y)
      const { link } = group.spans[0]!.run
      if (link)
        this.links.push({
          page: this.#page,
          box: boxOf(line, group.spans, baseline),
          link,
          text: group.spans.map((span) => span.parts.map((part) => part.text).join('')).join(''),
          tag: line.artifact ? undefined : linkTag(tag),
        })
    }
  }

  override renderVector(vector: Parameters<Renderer['renderVector']>[0]): void {
    this.mark(undefined, 'Layout', () => super.renderVector(vector))
  }

  override renderImage(picture: PlacedPicture): void {
    for (const name of picture.anchors ?? []) this.#place(name, picture.x, picture.y)
    const { tag } = picture.picture
    if (tag) tag.box = [picture.x, picture.y, picture.x + picture.width, picture.y + picture.height]
    this.mark(tag, 'Layout', () => paintPicture(this.document, picture))
  }

  /** Paints marked content: of `tag`, or an artifact. */
  mark(
    tag: Tag | undefined,
    artifact: 'Pagination' | 'Layout' | undefined,
    paint: () => void,
  ): void {
    if (tag) {
      const mcid = this.#marks++
      tag.attach()
      tag.kids.push({ page: this.#page, mcid })
      this.document.addContent(`/${tag.type} <</MCID ${mcid}>> BDC`)
    } else this.document.addContent(`/Artifact <</Type /${artifact ?? 'Layout'}>> BDC`)
    paint()
    this.document.addContent('EMC')
  }

  #place(name: string, x: number, y: number): void {
    if (!this.places.has(name)) this.places.set(name, { page: this.#page, x, y })
  }

  #paintSpans(line: TextLine, spans: readonly LineSpan[], baseline: number, last: boolean): void {
    const text = spans.filter((span) => !span.drawing)
    const { faces, page } = this.document
    for (const { look } of text) page.fonts[look.font.id] ??= look.font.ref()
    const end = (span: LineSpan): string =>
      last && line.spaceAfter && span === spans.at(-1)
        ? faces.shape(span.look.font, ' ').parts[0]!.codes
        : ''
    if (text.length > 0)
      this.document.addContent(
        `BT\n${text.map((span) => letterOperators(span, line, baseline, end(span))).join('\n')}\nET`,
      )
    for (const span of spans) {
      if (span.drawing) {
        const { picture, width, height, depth } = span.drawing
        const [x, y] = [line.x + span.x, baseline - height]
        if (picture.tag?.type === 'Figure') {
          picture.tag.box = [x, y, x + width, baseline + depth]
          picture.tag.placement = 'Inline'
        }
        paintPicture(this.document, { picture, x, y, width, height: height + depth })
      }
      if (span.run.struck) this.document.addContent(strike(span, line.x, baseline))
      if (span.run.underlined) this.document.addContent(underline(span, line.x, baseline))
    }
  }
}

/** Spans of a line in rows that share a tag and a link. */
function grouped(
  line: TextLine,
): Array<{ spans: LineSpan[]; tag: Tag | undefined; last: boolean }> {
  const groups: Array<{ spans: LineSpan[]; tag: Tag | undefined; last: boolean }> = []
  for (const span of line.spans) {
    const tag = line.artifact ? undefined : tagOf(span, line)
    const group = groups.at(-1)
    if (group && group.tag === tag && group.spans[0]!.run.link === span.run.link)
      group.spans.push(span)
    else groups.push({ spans: [span], tag, last: false })
  }
  if (groups.length > 0) groups.at(-1)!.last = true
  return groups
}

/** The link that a tag stands in: its hot area belongs there. */
function linkTag(tag: Tag | undefined): Tag | undefined {
  let link = tag
  while (link && link.type !== 'Link') link = link.parent
  return link ?? tag
}

/** Structure elements of divided words: each reads as the whole word. */
const divisions = new WeakMap<Word, Tag>()

function tagOf(span: LineSpan, line: TextLine): Tag | undefined {
  const tag = span.drawing?.picture.tag ?? span.run.tag ?? line.tag
  if (!span.divided || !tag) return tag
  let division = divisions.get(span.divided)
  if (!division)
    divisions.set(span.divided, (division = tag.within('Span', { actual: span.divided.text })))
  return division
}

function boxOf(
  line: TextLine,
  spans: readonly LineSpan[],
  baseline: number,
): [number, number, number, number] {
  const { size } = line.style
  const left = smallest(spans.map((span) => span.x))
  const right = largest(spans.map((span) => span.x + span.width))
  return [line.x + left, baseline - size * 0.85, line.x + right, baseline + size * 0.25]
}
