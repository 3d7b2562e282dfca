/**
 * When V8's optimising compilers are on. That for JavaScript costs a short paper more than it gives, and makes long loops (over much text, over pixels)
 * many times as fast. It is off when the program starts (`compile/launch.cjs`); what is built does not depend on it.
 */
import { setFlagsFromString } from 'node:v8'

let isWanted = false

/** From now on. */
export function optimizeAll(): void {
  isWanted = true
  setFlagsFromString('--opt')
}

/** For as long as `loop` runs. */
export function optimized<Result>(loop: () => Result): Result {
  setFlagsFromString('--opt')
  try {
    return loop()
  } finally {
    if (!isWanted) setFlagsFromString('--no-opt')
  }
}

/**
 * Runs what makes or calls WebAssembly with V8's quick compiler alone. Making one document's worth of code fast takes
 * longer than running it slow; that holds for code that was made so and is called so. Load no module in it: V8 takes no
 * compiled code from the disk meanwhile.
 */
export function quickly<Result>(run: () => Result): Result {
  setFlagsFromString('--liftoff-only')
  try {
    return run()
  } finally {
    // The flag has turned two others off.
    for (const flag of ['--no-liftoff-only', '--wasm-tier-up', '--wasm-dynamic-tiering'])
      setFlagsFromString(flag)
  }
}

/** The types of Node know what a module is, and not how it is made. */
const { Module } = (
  globalThis as unknown as { WebAssembly: { Module: new (code: Uint8Array) => WebAssembly.Module } }
).WebAssembly

/** A module of WebAssembly, at once. */
export const wasmModule = (code: Uint8Array): WebAssembly.Module => new Module(code)
