/**
 * Bytes of files.
 */

/** `count` bytes as characters, one each; a RangeError where the file ends before. */
export function ascii(bytes: Uint8Array, from: number, count: number): string {
  if (from + count > bytes.length) throw new RangeError('Past the end')
  return String.fromCharCode(...bytes.subarray(from, from + count))
}

/** Files put together from parts. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The same bytes, read and written as numbers. */
export const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What `read` gives; nothing where the file ends before what it says. */
export function untilEnd<Result>(read: () => Result): Result | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
