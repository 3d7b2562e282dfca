/**
 * The PDF's own data: the font files, the code points that they can show (`fonts/coverage.json`, which the check for
 * missing glyphs reads), and the colour profile of PDF/A's output intent.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export default async function writeFonts(root, assets) {
  const require = createRequire(join(root, 'package.json'))
  const pdfkit = createRequire(require.resolve('pdfmake/package.json')).resolve('pdfkit')
  const fontkit = createRequire(pdfkit)('fontkit')
  const folder = join(assets, 'fonts')
  mkdirSync(folder, { recursive: true })
  const faces = JSON.parse(readFileSync(join(root, 'scripts/write/pdf/fonts/faces.json'), 'utf8'))
  const covered = new Set(
    faces.setWithoutGlyph.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    ),
  )
  for (const [name, path] of Object.entries(faces.packages)) {
    const source = require.resolve(path)
    copyFileSync(source, join(folder, name))
    for (const point of fontkit.openSync(source).characterSet) covered.add(point)
  }
  writeFileSync(join(folder, 'coverage.json'), `${JSON.stringify({ ranges: ranges(covered) })}\n`)
  mkdirSync(join(assets, 'icc'), { recursive: true })
  copyFileSync(join(dirname(pdfkit), 'data/sRGB_IEC61966_2_1.icc'), join(assets, 'icc/sRGB.icc'))
}

/** Sorted, closed ranges `[from, to]` over a set of code points. */
function ranges(points) {
  const all = []
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = all.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else all.push([point, point])
  }
  return all
}
