import { expect, test } from 'vitest'
import { asset } from '../../scripts/assets.js'
import { readFont } from '../../scripts/project/fonts.js'

const font = (): Uint8Array => Uint8Array.from(asset('fonts/SourceCodePro-Regular.ttf'))

/** Where a table's contents begin. */
function tableAt(bytes: Uint8Array, name: string): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 12; ; at += 16)
    if (String.fromCharCode(...bytes.subarray(at, at + 4)) === name) return view.getUint32(at + 8)
}

const allowing = (rights: number): Uint8Array => {
  const bytes = font()
  new DataView(bytes.buffer, bytes.byteOffset).setUint16(tableAt(bytes, 'OS/2') + 8, rights)
  return bytes
}

test('a font has the characters of its map, and no others', () => {
  const facts = readFont(font())
  const ranges = 'ranges' in facts ? facts.ranges : []
  const has = (character: string): boolean =>
    ranges.some(
      ([from, to]) => character.codePointAt(0)! >= from && character.codePointAt(0)! <= to,
    )
  expect(['A', 'é', 'β', '漢', '𓀀'].map(has)).toEqual([true, true, true, false, false])
})

test.each([
  [0x0002, 'a font whose licence forbids embedding'],
  [0x0100, 'a font whose licence forbids embedding a part of it'],
  [0x0200, 'a font that may be embedded as bitmaps alone'],
])('what OS/2 says against embedding is respected: %i', (rights, found) => {
  expect(readFont(allowing(rights))).toMatchObject({ found })
})

test.each([0x0000, 0x0004, 0x0008])('a font that may be embedded is taken: %i', (rights) => {
  expect(readFont(allowing(rights))).toHaveProperty('ranges')
})

test('a font that is cut off anywhere is no font, or the same font', () => {
  const whole = font()
  for (let length = 0; length < whole.length; length += 997)
    expect(readFont(whole.slice(0, length))).toHaveProperty('found')
})

test.each([
  ['wOFF\0\x01\0\0', 'a web font (WOFF)'],
  ['wOF2\0\x01\0\0', 'a web font (WOFF2)'],
  ['ttcf\0\x01\0\0', 'a collection of fonts'],
  ['plain', 'a file of another kind'],
  ['', 'a file of another kind'],
])('%s is told', (text, found) => {
  expect(readFont(new TextEncoder().encode(text))).toMatchObject({ found })
})
