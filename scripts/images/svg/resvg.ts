/**
 * resvg, its sole user: SVG as pixels and as simpler SVG, with the program's own fonts and none of the machine's. A
 * drawing on which it fails throws an `XmlFault`.
 */
import { Script } from 'node:vm'
import { asset, assetText } from '../../assets.js'
import { quickly, wasmModule } from '../../optimizer.js'
import { onWhite, type Samples } from '../samples.js'
import { XmlFault } from './xml.js'

type Engine = typeof import('@resvg/resvg-wasm')
type Options = ConstructorParameters<Engine['Resvg']>[1]

/** Draws SVG on white, `width` pixels across. */
export async function painter(): Promise<(svg: string, width: number) => Samples> {
  const run = await engine()
  return (svg, width) =>
    run(({ Resvg }) => {
      const rendered = new Resvg(svg, painting(svg, width)).render()
      const samples = onWhite({
        width: rendered.width,
        height: rendered.height,
        channels: 4,
        data: rendered.pixels,
      })
      rendered.free()
      return samples
    })
}

/** Draws SVG on white as PNG, `width` pixels across. */
export async function pngPainter(): Promise<(svg: string, width: number) => Uint8Array> {
  const run = await engine()
  return (svg, width) =>
    run(({ Resvg }) => {
      const rendered = new Resvg(svg, painting(svg, width)).render()
      const png = rendered.asPng()
      rendered.free()
      return png
    })
}

/** Writes SVG with no more than outlines, shades, masks and images: symbols, markers, units and text are made into them. */
export async function simplifier(): Promise<(svg: string) => string> {
  const run = await engine()
  return (svg) =>
    run(({ Resvg }) => {
      const tree = new Resvg(svg, fonts(svg))
      const simple = tree.toString()
      tree.free()
      return simple
    })
}

const painting = (svg: string, width: number): Options => ({
  ...fonts(svg),
  fitTo: { mode: 'width', value: width },
  background: 'white',
})

const faces: ReadonlyArray<readonly [needed: RegExp, files: readonly string[]]> = [
  [
    /<text/,
    [
      'SourceSans3-Regular.ttf',
      'SourceSans3-SemiBold.ttf',
      'SourceSans3-Italic.ttf',
      'SourceSans3-SemiBoldItalic.ttf',
      'DejaVuSans.ttf',
    ],
  ],
  [
    /Source Serif/,
    [
      'SourceSerif4-Regular.ttf',
      'SourceSerif4-SemiBold.ttf',
      'SourceSerif4-Italic.ttf',
      'SourceSerif4-SemiBoldItalic.ttf',
    ],
  ],
  [
    /Source Code/,
    ['SourceCodePro-Regular.ttf', 'SourceCodePro-SemiBold.ttf', 'SourceCodePro-Italic.ttf'],
  ],
  [/DejaVu/, ['DejaVuSans-Bold.ttf']],
  [/[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef]/, ['BIZUDPMincho-Regular.ttf']],
]

/** The program's own faces that a drawing asks for; generic families lead to them. */
function fonts(svg: string): Options {
  const files = /<text/.test(svg)
    ? faces.flatMap(([needed, names]) => (needed.test(svg) ? names : []))
    : []
  return {
    font: {
      fontBuffers: files.map((name) => asset(`fonts/${name}`)),
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
      serifFamily: 'Source Serif 4',
      monospaceFamily: 'Source Code Pro',
      loadSystemFonts: false,
    } as never,
  }
}

/** Does something with the engine. */
type Run = <Result>(draw: (engine: Engine) => Result) => Result

/** Drawings so many, or of so much time (in milliseconds), are worth V8's optimising compiler; fewer are done before it is. */
const many = { drawings: 20, time: 5000 }
let drawn = 0
let taken = 0
let isQuick = true
let started: Promise<Run> | undefined

/** The engine, made anew after it has ended in a trap: nobody knows what its memory holds then. */
function engine(): Promise<Run> {
  if (isQuick && (drawn >= many.drawings || taken >= many.time)) {
    isQuick = false
    started = undefined
  }
  return (started ??= made(isQuick ? quickly : (run) => run()))
}

/** Its script is data beside the program, since a module is loaded only once. */
async function made(compiled: <Result>(run: () => Result) => Result): Promise<Run> {
  const script = new Script(`(function (exports, module) {${assetText('raster/resvg.js')}\n})`)
  const module = { exports: {} }
  const load = script.runInThisContext() as (exports: object, module: object) => void
  load(module.exports, module)
  const made = module.exports as Engine
  const code = asset('raster/resvg.wasm')
  await made.initWasm(compiled(() => wasmModule(code)))
  return (draw) => {
    const start = performance.now()
    try {
      return compiled(() => draw(made))
    } catch (error) {
      // The engine throws words for what it does not take, and ends in a trap where it meets more than it can hold.
      if (error instanceof Error && error.name === 'RuntimeError') started = undefined
      throw new XmlFault(`a drawing that cannot be drawn (${String(error).slice(0, 120)})`)
    } finally {
      drawn++
      taken += performance.now() - start
    }
  }
}
