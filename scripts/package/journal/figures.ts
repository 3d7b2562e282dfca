/**
 * Figures as files: each at its print width in the resolution that the journal asks, its panels composed into one picture
 * with their letters, RGB, with nothing of the source's own metadata.
 */
import type { ImageFile, Inputs, OutputFile } from '../../document/inputs.js'
import type { Article, Figure, Image } from '../../document/tree.js'
import { printWidth } from '../../journals/print-width.js'
import type { Profile } from '../../journals/schema.js'
import { decodersOf } from '../../images/decoders.js'
import { pngOf } from '../../images/png/encode.js'
import { drawings } from '../../images/svg/drawing.js'
import { painter } from '../../images/svg/resvg.js'
import type { Samples } from '../../images/samples.js'
import { tiffOf } from '../../images/tiff/encode.js'
import { byNumeral, printed, type Numeral } from '../../tree/numerals.js'
import { visit } from '../../tree/visit.js'
import { largest } from '../../lists.js'

export interface FigureFile extends OutputFile {
  /** As the text calls it. */
  label: string | undefined
  /** Of a bitmap, in pixels, and how many of them stand in an inch of print; of drawings, in mm. */
  size:
    { width: number; height: number; dpi: number } | { width: number; height: number; unit: 'mm' }
}

/**
 * `Fig1.tif`, `Fig2.tif` … of every numbered figure; `Fig1.pdf` where the journal takes drawings so and the figure shows
 * nothing else.
 */
export async function figureFiles(
  article: Article,
  inputs: Inputs,
  { package: { figures: wanted } }: Profile,
): Promise<FigureFile[]> {
  const figures = numbered(article)
    .map((figure) => ({ figure, parts: partsOf(figure, inputs) }))
    .filter(({ parts }) => parts.length > 0)
  const drawn = figures.filter(({ parts }) => wanted.drawings === 'pdf' && parts.every(isDrawing))
  const painted = await bitmapsOf(
    figures.filter((one) => !drawn.includes(one)),
    wanted,
  )
  const made: Array<FigureFile & Numeral> = [...painted]
  for (const { figure, parts } of drawn) {
    const { figureFile } = await import('../../write/pdf/figure-file.js')
    const { contents, width, height } = await figureFile(
      figure,
      article,
      inputs,
      (widthOf(figure, parts, wanted) * 72) / 25.4,
    )
    const inMm = (points: number): number => Math.round((points * 254) / 72) / 10
    made.push({
      series: figure.series,
      number: figure.number,
      label: figure.label,
      path: `figures/Fig${printed(figure)}.pdf`,
      contents,
      size: { width: inMm(width), height: inMm(height), unit: 'mm' },
    })
  }
  return made.sort(byNumeral).map(({ series: _, number: __, ...file }) => file)
}

/** Whether a part is lines and letters, which print sharp at any size. */
const isDrawing = ({ file }: Part): boolean => file.format === 'svg' || file.format === 'pdf'

type Wanted = Profile['package']['figures']
const widthOf = (figure: Figure, parts: readonly Part[], { widths }: Wanted): number =>
  printWidth(parts.length === 1 ? (parts[0]!.width ?? figure.width) : figure.width, widths)

async function bitmapsOf(
  figures: ReadonlyArray<{ figure: Figure; parts: Part[] }>,
  wanted: Wanted,
): Promise<Array<FigureFile & Numeral>> {
  if (figures.length === 0) return []
  const paint = await painter()
  const widest = Math.round((largest(wanted.widths) / 25.4) * wanted.dpi)
  const embed = await embedder(
    figures.flatMap(({ parts }) => parts.map(({ file }) => file)),
    paint,
    widest,
  )
  return figures.map(({ figure, parts }) => {
    const across = widthOf(figure, parts, wanted) / 25.4
    const plan =
      parts.length === 1
        ? alone(parts[0]!, Math.round(across * wanted.dpi))
        : composed(parts, Math.round(across * wanted.dpi))
    const width = Math.floor(
      Math.min(
        plan.width,
        across * 600,
        wanted.mostPixels === undefined
          ? Infinity
          : Math.min(across * wanted.dpi, (wanted.mostPixels * plan.width) / plan.height),
      ),
    )
    const samples = paint(drawing(plan, embed), width)
    const dpi = Math.max(wanted.dpi, Math.round(width / across))
    return {
      series: figure.series,
      number: figure.number,
      label: figure.label,
      path: `figures/Fig${printed(figure)}.tif`,
      contents: tiffOf(samples, dpi),
      size: { width: samples.width, height: samples.height, dpi },
    }
  })
}

/** Figures with a number, in its order. */
function numbered(article: Article): Figure[] {
  const found: Figure[] = []
  visit(article, (node) => {
    if (node.type === 'figure' && node.kind === 'figure' && node.number !== undefined)
      found.push(node)
  })
  return found.sort(byNumeral)
}

interface Part {
  file: ImageFile
  letter?: string | undefined
  width: Image['width']
}

function partsOf(figure: Figure, { images }: Inputs): Part[] {
  return figure.children.flatMap((child): Part[] => {
    const panel = child.type === 'panel' ? child : undefined
    const shown =
      child.type === 'image'
        ? [child]
        : (panel?.children ?? []).filter((one): one is Image => one.type === 'image')
    return shown.flatMap((image) => {
      const file = images.get(image.path)
      return file && !image.fault ? [{ file, letter: panel?.letter, width: image.width }] : []
    })
  })
}

/** Where the parts stand, in pixels of the finished picture. */
interface Plan {
  width: number
  height: number
  cells: Array<Part & { x: number; y: number; w: number; h: number }>
  letters: number
}

/** A bitmap keeps its own pixels, so that it is not resampled; a drawing is made as large as it is asked for. */
function alone(part: Part, wanted: number): Plan {
  const { file } = part
  const width = isDrawing(part) ? wanted : file.width
  const height = Math.max(1, Math.round((width * file.height) / file.width))
  return { width, height, letters: 0, cells: [{ ...part, x: 0, y: 0, w: width, h: height }] }
}

/** Broader than this, a panel has a row of its own. */
const broad = 2.2

/** Panels two in a row, of one height in it, each under its letter. */
function composed(parts: readonly Part[], width: number): Plan {
  const gap = Math.round(width / 50)
  const letters = Math.round(width / 28)
  const cells: Plan['cells'] = []
  let y = 0
  for (const row of rowsOf(parts)) {
    const room = width - gap * (row.length - 1)
    const h = Math.round(room / row.reduce((sum, { file }) => sum + file.width / file.height, 0))
    let x = 0
    for (const part of row) {
      const w = Math.round((h * part.file.width) / part.file.height)
      cells.push({ ...part, x, y: y + letters, w, h })
      x += w + gap
    }
    y += letters + h + gap
  }
  return { width, height: y - gap, cells, letters }
}

function rowsOf(parts: readonly Part[]): Part[][] {
  const rows: Part[][] = []
  const isBroad = ({ file }: Part): boolean => file.width / file.height >= broad
  for (const part of parts) {
    const last = rows.at(-1)
    if (last?.length === 1 && !isBroad(part) && !isBroad(last[0]!)) last.push(part)
    else rows.push([part])
  }
  return rows
}

type Embed = (file: ImageFile, width: number) => string

function drawing({ width, height, cells, letters }: Plan, embed: Embed): string {
  const images = cells.map(({ file, letter, x, y, w, h }) => {
    const words =
      letters && letter
        ? `<text x="${x}" y="${y - Math.round(letters * 0.25)}" font-family="Source Sans 3" font-weight="600" font-size="${Math.round(letters * 0.9)}" fill="#000">${letter.replace(/[^\p{L}\p{N}]/gu, '')}</text>`
        : ''
    return `${words}<image x="${x}" y="${y}" width="${w}" height="${h}" preserveAspectRatio="none" href="${embed(file, w)}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="#fff"/>${images.join('')}</svg>`
}

/** Images as the drawing engine takes them: PNG and JPEG as they are, the rest as samples; those of a PDF are `widest` across. */
async function embedder(
  files: readonly ImageFile[],
  paint: (svg: string, width: number) => Samples,
  widest: number,
): Promise<Embed> {
  const decoders = await decodersOf(new Set(files.map(({ format }) => format)))
  const pages = new Map<string, Samples | undefined>()
  const drawn = await drawings(files)
  for (const { format, path, bytes } of files)
    if (format === 'pdf')
      pages.set(path, await (await import('../../images/pdf/draw.js')).drawPdf(bytes, widest))
  return (file, width) => {
    if (file.format === 'png' || file.format === 'jpeg') return address(file.format, file.bytes)
    const drawing = drawn.get(file.path)
    if (drawing?.kind === 'bitmap') return address('png', drawing.png())
    const samples =
      drawing?.kind === 'vector'
        ? paint(drawing.outlines, width)
        : file.format === 'pdf'
          ? pages.get(file.path)
          : decoders.get(file.format)?.(file.bytes)
    return samples ? address('png', pngOf(samples)) : ''
  }
}

const address = (format: string, bytes: Uint8Array): string =>
  `data:image/${format};base64,${Buffer.from(bytes).toString('base64')}`
