/**
 * MathJax's parts that draw TeX and MathML as outlines, for the PDF; loaded only for an article that has formulas.
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const parts = [
  'node-main.js',
  'input/tex-full.js',
  'input/mml.js',
  'output/svg.js',
  'output/svg/fonts/tex.js',
]

export default async function writeMath(root, assets) {
  const from = dirname(
    createRequire(join(root, 'package.json')).resolve('mathjax/es5/node-main.js'),
  )
  for (const part of parts) {
    const to = join(assets, 'mathjax', part)
    mkdirSync(dirname(to), { recursive: true })
    copyFileSync(join(from, part), to)
  }
  // They are CommonJS, whatever the package around them is.
  writeFileSync(join(assets, 'mathjax/package.json'), '{"type":"commonjs"}\n')
}
