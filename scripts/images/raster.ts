/**
 * Images as PNG: SVG drawn with the program's own fonts and none of the machine's; PDF drawn; TIFF and WebP decoded. The
 * sole importer of resvg.
 */
import { asset } from '../assets.js'
import type { ImageFile } from '../document/inputs.js'
import { decodersOf, type Decoder } from './decoders.js'
import { pngOf } from './png/encode.js'
import { onWhite, type Samples } from './samples.js'

/** The image, drawings `width` pixels across at the most; none of a file that cannot be drawn or decoded. */
export type Rasters = (file: ImageFile, width?: number) => Uint8Array | undefined

/** Pixels across a drawing: about 300 an inch on the measure of a page. */
const across = 2000

/** Makes PNG of those among `images` that are of `formats`; an engine is loaded only when there is need of it. */
export async function rasters(
  images: readonly ImageFile[],
  formats: ReadonlyArray<ImageFile['format']>,
): Promise<Rasters> {
  const met = new Set(
    images.map(({ format }) => format).filter((format) => formats.includes(format)),
  )
  const decoders = await decodersOf(met)
  const draw = met.has('svg') ? await drawing() : undefined
  const made = new Map<string, Uint8Array | undefined>()
  if (met.has('pdf')) {
    const { drawPdf } = await import('./pdf/draw.js')
    for (const { format, path, bytes } of images) {
      const drawn = format === 'pdf' ? await drawPdf(bytes, across) : undefined
      if (format === 'pdf') made.set(path, drawn && pngOf(drawn))
    }
  }
  return (file, width = across) => {
    if (!met.has(file.format)) return undefined
    const isDrawn = file.format === 'svg'
    const wide = Math.max(1, Math.min(across, Math.round(width)))
    const key = isDrawn ? `${file.path}\n${wide}` : file.path
    if (!made.has(key))
      made.set(key, isDrawn ? draw?.(file.bytes, wide) : decoded(file, decoders.get(file.format)))
    return made.get(key)
  }
}

function decoded(file: ImageFile, decoder: Decoder | undefined): Uint8Array | undefined {
  const samples = decoder?.(file.bytes)
  return samples && pngOf(samples)
}

/** Draws SVG on white, `width` pixels across. */
export async function painter(): Promise<(svg: Uint8Array | string, width: number) => Samples> {
  const render = await renderer()
  return (svg, width) => {
    const rendered = render(svg, width)
    const samples = onWhite({
      width: rendered.width,
      height: rendered.height,
      channels: 4,
      data: rendered.pixels,
    })
    rendered.free()
    return samples
  }
}

/** Writes SVG with no more than outlines, shades, masks and images: styles, switches, symbols, markers and text are made into them. */
export async function simplifier(): Promise<(svg: Uint8Array | string) => string> {
  const { Resvg } = await engine()
  return (svg) => {
    const tree = new Resvg(svg, fontOptions(svg))
    const simple = tree.toString()
    tree.free()
    return simple
  }
}

async function drawing(): Promise<(svg: Uint8Array, width: number) => Uint8Array> {
  const render = await renderer()
  return (svg, width) => {
    const rendered = render(svg, width)
    const png = rendered.asPng()
    rendered.free()
    return png
  }
}

async function renderer(): Promise<(svg: Uint8Array | string, width: number) => RenderedImage> {
  const { Resvg } = await engine()
  return (svg, width) =>
    new Resvg(svg, {
      ...fontOptions(svg),
      fitTo: { mode: 'width', value: width },
      background: 'white',
    }).render()
}

const faces = [
  'SourceSans3-Regular.ttf',
  'SourceSans3-SemiBold.ttf',
  'SourceSans3-Italic.ttf',
  'SourceSerif4-Regular.ttf',
  'SourceSerif4-SemiBold.ttf',
  'SourceSerif4-Italic.ttf',
  'SourceCodePro-Regular.ttf',
  'DejaVuSans.ttf',
]
/** Letters of East Asia, whose face is large. */
const eastAsian = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|&#/

/** The program's own faces, and none of the machine's; generic families lead to them. */
function fontOptions(
  svg: Uint8Array | string,
): ConstructorParameters<(typeof import('@resvg/resvg-wasm'))['Resvg']>[1] {
  const names = eastAsian.test(typeof svg === 'string' ? svg : new TextDecoder().decode(svg))
    ? [...faces, 'BIZUDPMincho-Regular.ttf']
    : faces
  const fontBuffers = names.map((name) => asset(`fonts/${name}`))
  return {
    font: {
      fontBuffers,
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
      serifFamily: 'Source Serif 4',
      monospaceFamily: 'Source Code Pro',
      loadSystemFonts: false,
    } as never,
  }
}
type RenderedImage = ReturnType<
  InstanceType<(typeof import('@resvg/resvg-wasm'))['Resvg']>['render']
>

let started: Promise<typeof import('@resvg/resvg-wasm')> | undefined
function engine(): Promise<typeof import('@resvg/resvg-wasm')> {
  started ??= import('@resvg/resvg-wasm').then(async (resvg) => {
    await resvg.initWasm(asset('raster/resvg.wasm'))
    return resvg
  })
  return started
}
