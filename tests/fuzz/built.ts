/** Runs the commands that `fuzz.ts` asks for on spoiled papers, and answers with how each ended. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { readArguments } from '../../scripts/cli/arguments.js'
import { UsageError, type Command, type Terminal } from '../../scripts/commands/command.js'
import { chance, spoiledBytes, spoiledText, type Chance } from './chance.js'

export interface Ended {
  seed: number
  words: string
  spoiled: string[]
  /** 0 to 2, or what was thrown. */
  code: number | string
  /** Bytes that the process holds. */
  held: number
}

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  build: async () => (await import('../../scripts/commands/build.js')).buildCommand,
  check: async () => (await import('../../scripts/commands/check.js')).checkCommand,
  fix: async () => (await import('../../scripts/commands/fix.js')).fix,
  fmt: async () => (await import('../../scripts/commands/fmt.js')).fmt,
  data: async () => (await import('../../scripts/commands/data.js')).data,
  bind: async () => (await import('../../scripts/commands/bind.js')).bind,
  import: async () => (await import('../../scripts/commands/import.js')).importCommand,
  merge: async () => (await import('../../scripts/commands/merge.js')).mergeCommand,
  package: async () => (await import('../../scripts/commands/package.js')).packageCommand,
  checklist: async () => (await import('../../scripts/commands/checklist.js')).checklistCommand,
  references: async () => (await import('../../scripts/commands/references.js')).references,
}

/** What is called; the frequent ones stand more than once. */
const calls = [
  'check paper.md',
  'check paper.md',
  'check paper.md --numbers',
  'check paper.md --reporter sarif',
  'build paper.md --draft --to jats,html --verify',
  'build paper.md --draft --to jats,html',
  'build paper.md --draft',
  'build paper.md --draft --to docx --blind',
  'build paper.md --draft --to pdf --layout review',
  'fmt paper.md --dry-run',
  'fix paper.md --dry-run',
  'bind paper.md',
  'references paper.md',
  'data people.csv --update',
  'package paper.md --for meca',
  'package paper.md --for crossref',
  'checklist paper.md --for care',
  'import sent.docx --out imported',
  'import refs paper.bib --out tidy.bib',
  'import refs other.json --out tidy.bib',
  'merge sent.docx paper.md --dry-run',
]

const seeds = join(import.meta.dirname, 'seed')
const files = new Map<string, Uint8Array>()
for (const name of readdirSync(seeds)) files.set(name, readFileSync(join(seeds, name)))
files.set(
  'font.ttf',
  readFileSync(join(import.meta.dirname, '../../dist/assets/fonts/SourceCodePro-Regular.ttf')),
)

const silent: Terminal = { stdout() {}, stderr() {}, interactive: false, colour: false }

async function run(words: string, cwd: string): Promise<number | string> {
  try {
    const asked = readArguments(words.split(' '))
    if (asked.kind !== 'command') return 'no command'
    const command = await commands[asked.name]!()
    const { arguments: given, options } = asked
    return await command({ arguments: given, options, cwd, sourceDateEpoch: 0, terminal: silent })
  } catch (error) {
    if (error instanceof UsageError) return 2
    return (error as Error).stack?.split('\n').slice(0, 4).join(' | ') ?? String(error)
  }
}

/** The drawing and the Word file are of the seed paper itself. */
async function makeRest(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'))
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
  await run('build paper.md --draft --to pdf,docx', folder)
  files.set('drawn.pdf', readFileSync(join(folder, 'build/paper.pdf')))
  files.set('sent.docx', readFileSync(join(folder, 'build/paper.docx')))
  rmSync(folder, { recursive: true })
}

const isText = (name: string): boolean => /\.(?:md|bib|json|csv|yaml|csl|svg|xml|rels)$/.test(name)

function spoiled(name: string, bytes: Uint8Array, by: Chance): Uint8Array {
  if (isText(name)) return Buffer.from(spoiledText(Buffer.from(bytes).toString('utf8'), by))
  if (!name.endsWith('.docx') || by.below(3) === 0) return spoiledBytes(bytes, by)
  const parts = unzipSync(bytes)
  const part = by.one(Object.keys(parts).filter(isText))
  return zipSync({ ...parts, [part]: spoiled(part, parts[part]!, by) }, { level: 0 })
}

async function one(seed: number): Promise<Ended> {
  const by = chance(seed)
  const words = by.one(calls)
  const folder = mkdtempSync(join(tmpdir(), 'galley-fuzz-'))
  const paper = new Map(files)
  const changed: string[] = []
  // What a command reads is spoiled more often than what it does not.
  const own = /import sent|merge/.test(words)
    ? ['sent.docx']
    : words.startsWith('import refs')
      ? [words.split(' ')[2]!]
      : []
  for (let count = by.below(3); count >= 0; count--) {
    const name = by.one([...own, ...own, ...own, 'paper.md', 'paper.md', ...paper.keys()])
    paper.set(name, spoiled(name, paper.get(name)!, by))
    changed.push(name)
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of paper) writeFileSync(join(folder, name), bytes)
  const code = await run(words, folder)
  if (typeof code === 'number') rmSync(folder, { recursive: true, force: true })
  return { seed, words, spoiled: changed, code, held: process.memoryUsage.rss() }
}

const ready = makeRest()
process.on(
  'message',
  (seed: number) => void ready.then(() => one(seed)).then((ended) => process.send!(ended)),
)
