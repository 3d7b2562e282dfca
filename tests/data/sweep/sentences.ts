import { readFileSync } from 'node:fs'
import { readDataPackage } from '../../../scripts/data/package.js'
import { lexicon, type Lexicon } from '../../../scripts/data/sweep/lexicon.js'
import { sweep } from '../../../scripts/data/sweep/sweep.js'

const here = new URL('.', import.meta.url)
const folders = {
  review: '../../../manuscript/data/',
  trial: 'packages/trial/',
  tissue: 'packages/tissue/',
}

/** The category words of the three Data Packages. */
export async function lexicons(): Promise<ReadonlyMap<string, Lexicon>> {
  const found = new Map<string, Lexicon>()
  for (const [name, folder] of Object.entries(folders)) {
    const open = (path: string) => ({
      path,
      bytes: new Uint8Array(readFileSync(new URL(folder + path, here))),
    })
    const text = readFileSync(new URL(`${folder}datapackage.json`, here), 'utf8')
    const { resources, faults } = await readDataPackage({ path: 'datapackage.json', text }, open)
    if (faults.length > 0) throw new Error(faults[0]?.reason)
    found.set(name, lexicon(resources.values()))
  }
  return found
}

export interface Sentence {
  name: string
  text: string
  wrong: string[]
}

/** The sentences of `before.txt` or `after.txt`; braces mark the numbers that the rows contradict. */
export function sentences(file: string): Sentence[] {
  const lines = readFileSync(new URL(file, here), 'utf8').split('\n')
  return lines.flatMap((line) => {
    const [, name, marked] = /^(\w+): (.*)$/.exec(line) ?? []
    if (!name || !marked) return []
    const wrong: string[] = []
    let text = ''
    for (const part of marked.split(/(\{[^}]*\})/)) {
      if (part.startsWith('{')) wrong.push(`${part.slice(1, -1)} at ${text.length}`)
      text += part.replace(/[{}]/g, '')
    }
    return [{ name, text, wrong }]
  })
}

/** What the sweep reports of a sentence, in the same form. */
export const reported = (text: string, words: Lexicon): string[] =>
  sweep(text, words)
    .filter(({ agrees }) => !agrees)
    .map(({ start, words: said }) => `${said} at ${start}`)

/** What the sweep reports of a paragraph of sentences. */
export function alarmsIn(paragraph: readonly string[], words: Lexicon): string[] {
  return paragraph.flatMap((text, index) =>
    sweep(text, words, [], paragraph.slice(0, index).join(' '))
      .filter(({ agrees }) => !agrees)
      .map(({ words: said }) => said),
  )
}

/** The words of one resource, from its fields and its CSV. */
export async function lexiconOf(name: string, fields: unknown[], csv: string): Promise<Lexicon> {
  const text = JSON.stringify({ resources: [{ name, path: 'rows.csv', schema: { fields } }] })
  const bytes = new TextEncoder().encode(csv)
  const { resources } = await readDataPackage({ path: 'datapackage.json', text }, () => ({
    path: 'rows.csv',
    bytes,
  }))
  return lexicon(resources.values())
}
