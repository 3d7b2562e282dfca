import type { Undo } from './index.js'
import { Output } from './output.js'

const digit = (code: number): number =>
  code >= 0x30 && code <= 0x39
    ? code - 0x30
    : code >= 0x41 && code <= 0x46
      ? code - 0x37
      : code >= 0x61 && code <= 0x66
        ? code - 0x57
        : -1

/** § 7.4.2: two digits a byte up to `>`; a digit that stands alone is followed by 0. */
export const asciiHex: Undo = (bytes, most) => {
  const out = new Output(most, bytes.length / 2 + 1)
  let high = -1
  for (const code of bytes) {
    if (code === 0x3e) break
    const value = digit(code)
    if (value < 0) continue
    if (high < 0) high = value
    else {
      out.push(high * 16 + value)
      high = -1
    }
  }
  if (high >= 0) out.push(high * 16)
  return out.bytes
}

/** § 7.4.3: five characters for four bytes, `z` for four of 0, up to `~>`. */
export const ascii85: Undo = (bytes, most) => {
  const out = new Output(most, bytes.length)
  const group: number[] = []
  const from = bytes[0] === 0x3c && bytes[1] === 0x7e ? 2 : 0 // `<~`, which some programs write
  for (let at = from; at < bytes.length && bytes[at] !== 0x7e; at++) {
    const code = bytes[at]!
    if (code === 0x7a && group.length === 0) out.append(new Uint8Array(4))
    if (code < 0x21 || code > 0x75) continue
    group.push(code - 0x21)
    if (group.length === 5) out.append(wordOf(group.splice(0)))
  }
  if (group.length > 1) {
    const { length } = group
    while (group.length < 5) group.push(84)
    out.append(wordOf(group).subarray(0, length - 1))
  }
  return out.bytes
}

function wordOf(group: readonly number[]): Uint8Array {
  const value = group.reduce((sum, each) => sum * 85 + each, 0)
  return Uint8Array.from(
    [value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value].map(Math.floor),
    (each) => each & 255,
  )
}
