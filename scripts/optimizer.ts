/**
 * V8's optimising compiler costs a short paper more than it gives, and makes long loops (over much text, over pixels)
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
