/**
 * The pictures of an article, made ready to be painted: each file is embedded once, however often it is shown.
 */
import type { ImageFile, Inputs } from '../../../document/inputs.js'
import type { Image as ImageNode, Length } from '../../../document/tree.js'
import type { InlineContext } from '../definition/inline.js'
import type { PdfDocument } from '../print/document.js'
import type { Tag } from '../tags/tag.js'
import type { InlineDrawing, PaintedPicture, Run } from '../text/run.js'
import type { Image } from '../print/pdfmake.js'
import type { SvgDrawing } from '../../../images/svg/drawing.js'
import type { Samples } from '../../../images/samples.js'
import { bitmap, imageOf, pixelStream } from './bitmap.js'
import { pdfFormOf } from './form.js'
import type { DrawnPage, OpenPage } from './pages.js'
import { inLines, inParts } from './formula-lines.js'
import type { Formulas } from './formulas.js'
import type { Decoder } from '../../../images/decoders.js'
import { readied } from './svg.js'
import { largest } from '../../../lists.js'

/** A picture with its natural size in points; none when the file cannot be shown. */
export interface Ready {
  picture: (tag: Tag | undefined) => PaintedPicture
  width: number
  height: number
  vector: boolean
}

export class Pictures {
  readonly #ready = new Map<string, Ready | undefined>()

  constructor(
    readonly document: PdfDocument,
    readonly inputs: Inputs,
    readonly formulas: Formulas | undefined,
    readonly decoders: ReadonlyMap<ImageFile['format'], Decoder>,
    readonly drawings: ReadonlyMap<string, SvgDrawing>,
    readonly pages: ReadonlyMap<string, OpenPage | DrawnPage>,
  ) {}

  /** The picture of an image node; none when it has a fault or its file is not there. */
  of(node: ImageNode): Ready | undefined {
    const file = node.fault ? undefined : this.inputs.images.get(node.path)
    if (!file) return undefined
    if (!this.#ready.has(file.path)) this.#ready.set(file.path, this.#prepare(file))
    return this.#ready.get(file.path)
  }

  #prepare(file: ImageFile): Ready | undefined {
    if (file.format === 'svg') {
      const size = { width: file.width * 0.75, height: file.height * 0.75 }
      const drawn = this.drawings.get(file.path)
      if (drawn?.kind === 'bitmap')
        return { ...this.#flat(file, drawn.samples, drawn.reason), ...size }
      if (drawn?.kind !== 'vector') return undefined
      const source = readied(drawn.lettered, this.document.faces)
      return { picture: (tag) => ({ kind: 'svg', source, tag }), ...size, vector: true }
    }
    if (file.format === 'pdf') {
      const page = this.pages.get(file.path)
      if (!page) return undefined
      if (page.kind === 'bitmap')
        return {
          ...this.#flat(file, page.samples, page.reason),
          width: file.width * 0.75,
          height: file.height * 0.75,
        }
      const made = pdfFormOf(this.document, page, file.path)
      const name = `X${this.#ready.size + 1}`
      this.document.forms.set(name, made.form)
      return {
        picture: (tag) => ({ kind: 'page', name, tag }),
        width: made.width,
        height: made.height,
        vector: true,
      }
    }
    const decoded = this.decoders.get(file.format)?.(file.bytes)
    if (decoded)
      return this.#bitmap(file, (name) =>
        imageOf(name, decoded.width, decoded.height, pixelStream(this.document, decoded)),
      )
    return file.format === 'png' || file.format === 'jpeg'
      ? this.#bitmap(file, (name) => bitmap(this.document, file, name))
      : undefined
  }

  /** A drawing that vectors cannot show, and why. */
  #flat(file: ImageFile, samples: Samples, reason: string): Pick<Ready, 'picture' | 'vector'> {
    const name = `I${this.#ready.size + 1}`
    this.document.addBitmap(
      name,
      imageOf(name, samples.width, samples.height, pixelStream(this.document, samples)),
    )
    this.document.flattened.push({ path: file.path, reason })
    return { picture: (tag) => ({ kind: 'bitmap', name, tag }), vector: true }
  }

  /** A bitmap at the size that its density asks for; one that states none is taken to be sharp enough for print. */
  #bitmap(file: ImageFile, make: (name: string) => Image): Ready {
    const name = `I${this.#ready.size + 1}`
    this.document.addBitmap(name, make(name))
    const inch = file.density ?? (file.width >= 800 ? 300 : 144)
    return {
      picture: (tag) => ({ kind: 'bitmap', name, tag }),
      width: (file.width * 72) / inch,
      height: (file.height * 72) / inch,
      vector: false,
    }
  }

  /** An image in a line of text. */
  inline(node: ImageNode, around: InlineContext): Run[] {
    const ready = this.of(node)
    if (!ready) return [{ ...around.run, text: `[${node.alt ? `${node.alt}: ` : ''}${node.url}]` }]
    const parent = around.run.tag ?? around.tag
    const tag = node.decorative ? undefined : parent.within('Figure', { alt: node.alt || node.url })
    const width = Math.min(
      node.width ? points(node.width, around.state.width) : ready.width,
      around.state.width,
    )
    const height = (width * ready.height) / ready.width
    return [
      {
        ...around.run,
        text: '',
        drawing: () => ({ width, height, depth: 0, picture: ready.picture(tag) }),
      },
    ]
  }

  /**
   * A formula in a line of text or, `display`, on lines of its own; its source where it cannot be set. What does not fit in
   * `room` is divided at its signs, and only then made smaller.
   */
  formula(tex: string, around: InlineContext, display = false, room = around.state.width): Run[] {
    const formula = this.formulas?.(tex, display)
    if (!formula)
      return [{ ...around.run, text: tex.replace(/\s+/g, ' '), family: 'Mono', scale: 0.88 }]
    const tag = (around.run.tag ?? around.tag).within('Formula', { alt: tex })
    const color = around.run.color ?? around.state.style.colors.ink
    const parts = display ? [formula] : inParts(formula)
    const widest = largest(parts.map(({ width }) => width))
    return parts.flatMap((part, index): Run[] => {
      const drawing = (letters: number): InlineDrawing => {
        const wanted = letters * asText
        const set = display ? inLines(part, (room * 1000) / wanted) : part
        const size = Math.min(wanted, (room * 1000) / (display ? set.width : widest)) // made smaller where it is wider than the room
        const scale = size / 1000
        return {
          width: set.width * scale,
          height: set.height * scale,
          depth: set.depth * scale,
          picture: { kind: 'formula', formula: set, size, color, tag },
        }
      }
      const run: Run = { ...around.run, text: '', drawing }
      return index === 0 ? [run] : [{ ...around.run, text: '\u200b', breakCost: 500 }, run]
    })
  }
}

/** The mathematics font looks smaller than the text's: its x-height is lower. */
export const asText = 1.06

/** A length in points; a percentage is of `whole`. */
export function points({ value, unit }: Length, whole: number): number {
  switch (unit) {
    case 'mm':
      return (value * 72) / 25.4
    case 'cm':
      return (value * 72) / 2.54
    case 'in':
      return value * 72
    case 'pt':
      return value
    case 'px':
      return value * 0.75
    case '%':
      return (value / 100) * whole
  }
}
