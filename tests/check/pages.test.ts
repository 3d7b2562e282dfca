import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mostWidth } from '../../scripts/check/pages.js'

const root = join(import.meta.dirname, '../..')
const require = createRequire(join(root, 'package.json'))
const pdfkit = createRequire(require.resolve('pdfmake/package.json')).resolve('pdfkit')
interface Face {
  unitsPerEm: number
  glyphForCodePoint(point: number): { advanceWidth: number }
}
const fontkit = createRequire(pdfkit)('fontkit') as { openSync(path: string): Face }

test('no letter is wider than a table that surely fits takes it to be', () => {
  const { families } = JSON.parse(
    readFileSync(join(root, 'scripts/write/pdf/fonts/faces.json'), 'utf8'),
  ) as { families: Record<string, Record<string, string>> }
  const wider: string[] = []
  for (const family of ['Serif', 'Sans', 'Mono'])
    for (const file of Object.values(families[family]!)) {
      const face = fontkit.openSync(join(root, 'dist/assets/fonts', file))
      for (let point = 0x20; point < 0x7f; point++) {
        const letter = String.fromCodePoint(point)
        const width = face.glyphForCodePoint(point).advanceWidth / face.unitsPerEm
        if (width > mostWidth(letter)) wider.push(`${letter} of ${file}`)
      }
    }
  expect(wider).toEqual([])
})
