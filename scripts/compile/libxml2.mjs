/**
 * libxml2-wasm for the bundle: its WebAssembly as a file of its own instead of a string that is decoded letter by letter,
 * and set up at once instead of waited for, so that it can be a chunk like any other. The package is pinned; an edit that
 * does not fit it any more is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'

const file = 'libxml2.wasm'
const optimizer = fileURLToPath(new URL('../optimizer.ts', import.meta.url))

/** An esbuild plugin; the file goes into `place`. */
export const libxml2 = (place) => ({
  name: 'libxml2',
  setup(builder) {
    builder.onLoad({ filter: /libxml2-wasm[\\/]lib[\\/]libxml2raw\.mjs$/ }, ({ path }) => ({
      contents: raw(readFileSync(path, 'utf8'), place),
      loader: 'js',
    }))
    builder.onLoad({ filter: /libxml2-wasm[\\/]lib[\\/]libxml2\.mjs$/ }, ({ path }) => ({
      contents: edit(readFileSync(path, 'utf8'), 'await moduleLoader()', 'moduleLoader()'),
      loader: 'js',
    }))
  },
})

function raw(text, place) {
  const before = 'pa??=ea('
  const start = text.indexOf(before) + before.length
  const end = endOfString(text, start)
  writeFileSync(join(place, file), decoded(runInNewContext(text.slice(start, end))))
  const rest = `${text.slice(0, start)}0${text.slice(end)}`
  const edits = [
    ['async function Module(', 'function Module('],
    [
      'const {createRequire:a}=await ((m)=>import(m))("node:module");var require=a(import.meta.url)',
      '',
    ],
    ['tb=await (async function(){', 'tb=(function(){'],
    [
      'pa??=ea(0);return a((await sa(c)).instance)',
      'return a(quickly(()=>new WebAssembly.Instance(new WebAssembly.Module(libxml2Bytes()),c)))',
    ],
  ]
  const edited = edits.reduce((each, [from, to]) => edit(each, from, to), rest)
  return `import { readFileSync } from 'node:fs'\nimport { quickly } from ${JSON.stringify(optimizer)}\nconst libxml2Bytes = () => readFileSync(new URL('./${file}', import.meta.url))\n${edited}`
}

/** The encoding of the package's own decoder: a byte a code unit, zero as any unit above a byte. */
function decoded(text) {
  return Uint8Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index)
    return (~unit >> 8) & unit
  })
}

function endOfString(text, start) {
  const quote = text[start]
  let at = start + 1
  while (text[at] !== quote) at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function edit(text, from, to) {
  if (text.split(from).length !== 2)
    throw new Error(`libxml2-wasm is not as it was: no \`${from}\``)
  return text.replace(from, () => to)
}
