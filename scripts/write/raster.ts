/**
 * SVG drawn into pixels, with the program's own fonts and none of the machine's. The sole importer of resvg.
 */
import { asset } from '../assets.js'
import type { ImageFile } from '../document.js'

/** An image as PNG; sizes in pixels. */
export interface Raster { png: Uint8Array; width: number; height: number }

/** Pixels across a drawing: about 300 an inch on the measure of a page. */
const across = 2000

/** The SVG files among `images` as PNG, by path; the drawing engine is loaded only when there are any. */
export async function rasters(images: Iterable<ImageFile>): Promise<(path: string) => Raster | undefined> {
  const drawings = [...images].filter(({ format }) => format === 'svg')
  if (drawings.length === 0) return () => undefined
  const { Resvg } = await engine()
  const fonts = ['SourceSans3-Regular.ttf', 'SourceSans3-SemiBold.ttf', 'SourceSans3-Italic.ttf', 'SourceSerif4-Regular.ttf', 'SourceSerif4-Italic.ttf', 'DejaVuSans.ttf'].map((name) => asset(`fonts/${name}`))
  const drawn = new Map<string, Raster>()
  return (path) => {
    const known = drawn.get(path)
    const drawing = drawings.find((image) => image.path === path)
    if (known || !drawing) return known
    const rendered = new Resvg(drawing.bytes, { fitTo: { mode: 'width', value: across }, font: { fontBuffers: fonts, defaultFontFamily: 'Source Sans 3', loadSystemFonts: false } as never, background: 'white' }).render()
    const raster = { png: rendered.asPng(), width: rendered.width, height: rendered.height }
    rendered.free()
    drawn.set(path, raster)
    return raster
  }
}

let started: Promise<typeof import('@resvg/resvg-wasm')> | undefined
function engine(): Promise<typeof import('@resvg/resvg-wasm')> {
  started ??= import('@resvg/resvg-wasm').then(async (resvg) => {
    await resvg.initWasm(asset('raster/resvg.wasm'))
    return resvg
  })
  return started
}
