/**
 * WebP through libwebp's own decoder, a piece of WebAssembly among the program's assets.
 */
import { asset } from '../../assets.js'
import { untilEnd, viewOf } from '../bytes.js'
import { inColorsOf, onWhite, tooLarge, type Samples } from '../samples.js'
import { profileOfWebp, readWebp } from './measure.js'

interface Libwebp {
  memory: { buffer: ArrayBuffer }
  malloc: (size: number) => number
  free: (pointer: number) => void
  WebPDecodeRGBA: (data: number, size: number, width: number, height: number) => number
}

// Part of every Node; the library of ECMAScript's types leaves it to the browser's.
const { WebAssembly: assembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object
    Instance: new (module: object, imports: object) => { exports: unknown }
  }
}

let loaded: Libwebp | undefined

export function decodeWebp(bytes: Uint8Array): Samples | undefined {
  // The library refuses a picture that is larger than the canvas that the file states.
  const stated = untilEnd(() => readWebp(bytes, viewOf(bytes)))
  if (typeof stated !== 'object' || tooLarge(stated, 4)) return undefined
  const library = (loaded ??= load())
  const data = library.malloc(bytes.length)
  new Uint8Array(library.memory.buffer, data, bytes.length).set(bytes)
  const size = library.malloc(8)
  const pixels = library.WebPDecodeRGBA(data, bytes.length, size, size + 4)
  const [width = 0, height = 0] = new Uint32Array(library.memory.buffer, size, 2)
  const found =
    pixels !== 0
      ? onWhite({
          width,
          height,
          channels: 4,
          data: new Uint8Array(library.memory.buffer, pixels, width * height * 4),
        })
      : undefined
  for (const pointer of [data, size, pixels]) if (pointer !== 0) library.free(pointer)
  return inColorsOf(profileOfWebp(bytes), found)
}

/** The library calls nothing of the system's when it decodes. */
function load(): Libwebp {
  const refuse = (): never => {
    throw new Error('libwebp called the system')
  }
  const module = new assembly.Module(new Uint8Array(asset('webp/webp.wasm')))
  return new assembly.Instance(module, {
    wasi_snapshot_preview1: { fd_close: refuse, fd_seek: refuse, fd_write: refuse },
  }).exports as Libwebp
}
