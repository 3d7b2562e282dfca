/**
 * `npm run numbers -- FOLDER`: how well the numbers of articles are held to their rows.
 *
 * FOLDER holds one folder an article: `paper.md`, `data/datapackage.json` with its rows, and `gold.json`, a list of every
 * phrase that counts over the rows: `{start, end, words, truth, verdict, kind}`, offsets in `paper.md` in code points,
 * verdict `ok`, `err`, `round` or `amb`. `--bare` reads `datapackage.bare.json`; `--list` prints each finding.
 *
 * A mutation changes the number of one phrase that is right; it is found when an error or hint stands on it, or
 * on a number that is calculated with it ("7 of 57 are 12.3 %").
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../../scripts/build.js'
import { numberFindings } from '../../scripts/check/number-findings.js'
import { memoryProject } from '../../scripts/project/project.js'
import { mutate } from './mutate.js'

interface Gold {
  kind: string
  start: number
  end: number
  words: string
  truth: string
  verdict: 'ok' | 'err' | 'round' | 'amb'
}
interface Found {
  level: 'error' | 'hint'
  start: number
  end: number
  message: string
  /** Places of the other numbers of a calculation that does not come out. */
  others: Array<{ start: number; end: number }>
}
interface Reading {
  found: Found[]
  held: Array<{ start: number; end: number }>
}

const [folder, ...options] = process.argv.slice(2).toSorted((a) => (a.startsWith('--') ? 1 : -1))
if (!folder) {
  console.error('Usage: npm run numbers -- FOLDER [--bare] [--list]')
  process.exit(2)
}
const descriptor = options.includes('--bare') ? 'datapackage.bare.json' : 'datapackage.json'
const list = options.includes('--list')

/** What is found in an article whose text is `text`. */
async function read(files: ReadonlyMap<string, Uint8Array>, text: string): Promise<Reading> {
  const all = new Map<string, string | Uint8Array>([...files, ['paper.md', text]])
  const built = await build(memoryProject(all, 'paper.md'), { formats: new Set() })
  const { findings, held } = await numberFindings(built.article, built.inputs)
  return {
    held: held.flatMap(rangeOf),
    found: findings.flatMap(({ finding, position, others }) =>
      rangeOf(position).map((range) => ({
        level: finding.level,
        message: finding.reason,
        others: (others ?? []).flatMap(rangeOf),
        ...range,
      })),
    ),
  }
}

const rangeOf = (position: Parameters<typeof String>[0]): Array<{ start: number; end: number }> => {
  const place = position as
    { start: { offset?: number }; end: { offset?: number }; path?: string } | undefined
  const [start, end] = [place?.start.offset, place?.end.offset]
  return start === undefined || end === undefined || place?.path !== 'paper.md'
    ? []
    : [{ start, end }]
}

const on = (
  range: { start: number; end: number },
  phrase: { start: number; end: number },
): boolean => range.start < phrase.end && phrase.start < range.end

const score = {
  rows: 0,
  phrases: 0,
  read: 0,
  wrong: 0,
  wrongFound: 0,
  errors: 0,
  falseErrors: 0,
  hints: 0,
  rightHints: 0,
  mutations: 0,
  found: 0,
  byError: 0,
  mutationHints: 0,
}
type Score = typeof score

async function measure(root: string): Promise<Score> {
  const files = filesOf(root)
  const text = readFileSync(join(root, 'paper.md'), 'utf8')
  const points = [...text]
  const offsets: number[] = [0]
  for (const point of points) offsets.push((offsets.at(-1) ?? 0) + point.length)
  const gold = (JSON.parse(readFileSync(join(root, 'gold.json'), 'utf8')) as Gold[]).map(
    (phrase) => {
      const start = offsets[phrase.start] ?? 0
      return { ...phrase, start, end: start + phrase.words.length }
    },
  )
  const one: Score = { ...score }
  for (const key of Object.keys(one) as Array<keyof Score>) one[key] = 0
  one.rows = rowsOf(root)
  one.phrases = gold.length
  const { found, held } = await read(files, text)
  const wrong = gold.filter(({ verdict }) => verdict === 'err')
  one.wrong = wrong.length
  const isFound = (phrase: Gold): boolean =>
    found.some((range) => [range, ...range.others].some((one) => on(one, phrase)))
  one.wrongFound = wrong.filter(isFound).length
  one.read = gold.filter((phrase) => [...found, ...held].some((range) => on(range, phrase))).length
  for (const range of found) {
    const phrase = gold.find((phrase) => on(range, phrase))
    const right =
      phrase?.verdict === 'err' || phrase?.verdict === 'amb' || phrase?.verdict === 'round'
    one[range.level === 'error' ? 'errors' : 'hints'] += 1
    if (range.level === 'hint' && right) one.rightHints += 1
    if (range.level === 'error' && !right) one.falseErrors += 1
    if (list)
      console.log(
        `  ${right ? 'right' : 'WRONG'} ${range.level}: …${text.slice(Math.max(0, range.start - 60), range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end, range.end + 40)}… ${range.message}`.replace(
          /\n/g,
          ' ',
        ),
      )
  }
  for (const phrase of wrong)
    if (list && !isFound(phrase))
      console.log(
        `  MISSED: ${phrase.words} (${phrase.truth}) …${text.slice(phrase.start - 60, phrase.end + 40).replace(/\n/g, ' ')}`,
      )
  for (const [index, phrase] of gold.entries()) {
    if (phrase.verdict !== 'ok' || text.slice(phrase.start, phrase.end) !== phrase.words) continue
    const other = mutate(phrase.words, index)
    if (other === undefined) continue
    one.mutations += 1
    const changed = text.slice(0, phrase.start) + other + text.slice(phrase.end)
    const after = await read(files, changed)
    const place = { start: phrase.start, end: phrase.start + other.length }
    const hits = after.found.filter((range) =>
      [range, ...range.others].some((one) => on(one, place)),
    )
    if (hits.length > 0) one.found += 1
    if (hits.some(({ level }) => level === 'error')) one.byError += 1
    if (list && hits.length === 0)
      console.log(
        `  not found: ${phrase.kind} ${phrase.words}→${other} …${text.slice(Math.max(0, phrase.start - 70), phrase.start)}[]${text.slice(phrase.end, phrase.end + 60)}`.replace(
          /\n/g,
          ' ',
        ),
      )
  }
  return one
}

function filesOf(root: string): Map<string, Uint8Array> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  const files = new Map<string, Uint8Array>()
  for (const path of paths) {
    if (!statSync(join(root, path)).isFile()) continue
    files.set(path, readFileSync(join(root, path)))
  }
  files.set('data/datapackage.json', readFileSync(join(root, 'data', descriptor)))
  return files
}

const rowsOf = (root: string): number =>
  readdirSync(join(root, 'data'))
    .filter((path) => path.endsWith('.csv'))
    .reduce(
      (sum, path) =>
        sum +
        readFileSync(join(root, 'data', path), 'utf8')
          .trim()
          .split('\n').length -
        1,
      0,
    )

function sayScore(one: Score): string {
  return [
    `${one.rows} rows`,
    `${one.phrases} phrases`,
    `${one.read} read`,
    `${one.wrongFound} of ${one.wrong} contradictions found`,
    `${one.errors} errors (${one.falseErrors} false)`,
    `${one.hints} hints (${one.rightHints} right)`,
    `${one.found} of ${one.mutations} mutations found (${one.byError} as errors)`,
  ].join(', ')
}

for (const name of readdirSync(folder).sort()) {
  const root = join(folder, name)
  if (!existsSync(join(root, 'gold.json')) || !existsSync(join(root, 'data', descriptor))) continue
  const one = await measure(root)
  console.log(`${name.padEnd(20)} ${sayScore(one)}`)
  for (const key of Object.keys(score) as Array<keyof Score>) score[key] += one[key]
}
console.log(`${'all'.padEnd(20)} ${sayScore(score)}`)
