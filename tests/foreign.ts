/**
 * `npm run foreign -- FOLDER`: builds every paper below a folder of other people's manuscripts and prints what became of
 * them: how many build, as drafts and as they are; errors and leftovers by kind; words that pandoc reads and we do not print.
 * It measures, and asserts nothing. pandoc must be installed. `--words` names the words.
 *
 * A paper is a folder with `paper.md`, `paper.qmd` or `paper.Rmd` in it; the folder above it names its kind.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { build } from '../scripts/build.js'
import { readProject } from '../scripts/project/read.js'
import { jatsBlocks } from '../scripts/verify/extract.js'

interface Outcome {
  kind: string
  name: string
  built: boolean
  sound: boolean
  rules: string[]
  words: number
  lost: number
  missing: string[]
}

const papers = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? papers(join(folder, entry.name)) : []))
    .concat(
      ['paper.md', 'paper.qmd', 'paper.Rmd']
        .map((name) => join(folder, name))
        .filter(existsSync)
        .slice(0, 1),
    )

/** Words of letters, in lower case, each with how often it stands. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{3,}/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/**
 * What pandoc prints of a paper's text. Nobody prints comments, the code of chunks, tags, names of LaTeX's commands and
 * environments, keys of citations and attributes, which pandoc would take for words where it does not know them.
 */
function pandocText(path: string): string {
  const source = readFileSync(path, 'utf8')
    .replace(/<!--[^]*?-->/g, ' ')
    .replace(/^([ \t]*)(`{3,})[ \t]*\{(?!\.|#)[^\n]*\n[^]*?^\1\2[ \t]*$/gm, '')
    .replace(/^[ \t]*\[@[^\]\n]*\]:[^\n]*$/gm, '')
    .replace(/\{\{?[<%][^{}]*[>%]\}?\}/g, ' ')
    .replace(/`r [^`\n]*`/g, ' ')
    .replace(/<\/?[a-z][^<>\n]*>/gi, ' ')
    .replace(/\\(?:begin|end|label|ref|autoref|cref|Cref|eqref|cite\w*)\*?\{[^{}]*\}/g, ' ')
  const text = execFileSync(
    'pandoc',
    ['-f', 'markdown-raw_tex-raw_html', '-t', 'plain', '--wrap=none', '--sandbox'],
    {
      input: source,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'ignore'],
    },
  )
  return text
    .replace(/\\[A-Za-z]+/g, ' ')
    .replace(/@[\w:.#$%&+?<>~/-]+/g, ' ')
    .replace(/\{[#.][^{}\n]*\}/g, ' ')
}

async function tryPaper(path: string): Promise<Outcome> {
  const { project } = readProject(basename(path), dirname(path))
  const outcome: Outcome = {
    kind: basename(dirname(dirname(path))),
    name: basename(dirname(path)),
    built: false,
    sound: false,
    rules: [],
    words: 0,
    lost: 0,
    missing: [],
  }
  const { outputs, file } = await build(project!, { draft: true, formats: new Set(['jats']) })
  const strict = await build(project!, { formats: new Set() })
  const xml = outputs.find((output) => output.path.endsWith('.xml'))
  outcome.built = xml !== undefined
  outcome.sound = !strict.file.messages.some(({ fatal }) => fatal)
  outcome.rules = strict.file.messages.map(
    ({ ruleId, fatal, reason }) =>
      `${fatal ? 'error' : 'warning'} ${ruleId}${ruleId === 'leftover-markup' ? ` (${/^Unexpected (.*?) [\`]/.exec(reason)?.[1] ?? ''})` : ''}`,
  )
  if (!xml) return outcome
  const ours = countWords(
    `${jatsBlocks(new TextDecoder().decode(xml.contents)).join('\n')} ${new TextDecoder().decode(xml.contents)} ${new TextDecoder().decode(xml.contents).replace(/<[^>]*>/g, '')} ${file.messages.map(({ reason }) => reason).join(' ')}`,
  )
  for (const [word, count] of countWords(pandocText(path))) {
    outcome.words += count
    if (ours.has(word)) continue
    outcome.lost += count
    outcome.missing.push(word)
  }
  return outcome
}

const [, , folder, ...flags] = process.argv
if (!folder) throw new Error('Which folder? npm run foreign -- FOLDER')
const outcomes: Outcome[] = []
for (const path of papers(folder)) {
  try {
    outcomes.push(await tryPaper(path))
  } catch (error) {
    console.log(`${path}: a fault of the program: ${String(error).slice(0, 300)}`)
  }
}
for (const { kind, name, built, sound, words, lost, missing } of outcomes)
  console.log(
    `${kind}/${name}: ${built ? 'builds' : 'does not build'} as a draft, ${sound ? 'sound' : 'errors'}; ${lost} of ${words} words not found${flags.includes('--words') && lost > 0 ? `: ${missing.slice(0, 40).join(' ')}` : ''}`,
  )
const count = (is: (one: Outcome) => boolean): number => outcomes.filter(is).length
const sum = (of: (one: Outcome) => number): number =>
  outcomes.reduce((all, one) => all + of(one), 0)
console.log(
  `\n${outcomes.length} papers: ${count(({ built }) => built)} build as drafts, ${count(({ sound }) => sound)} have no error`,
)
console.log(`${sum(({ lost }) => lost)} of ${sum(({ words }) => words)} words not found`)
const rules = new Map<string, { times: number; papers: number }>()
for (const outcome of outcomes)
  for (const rule of new Set(outcome.rules)) {
    const known = rules.get(rule) ?? { times: 0, papers: 0 }
    rules.set(rule, {
      times: known.times + outcome.rules.filter((each) => each === rule).length,
      papers: known.papers + 1,
    })
  }
for (const [rule, { times, papers: many }] of [...rules].sort(
  (left, right) => right[1].papers - left[1].papers,
))
  console.log(`${String(many).padStart(4)} papers ${String(times).padStart(6)} times  ${rule}`)
