/**
 * How fast galley is, beside pandoc: whole-process user+system CPU seconds and peak memory, medians of runs in turn.
 *
 *     npm run bench                              every work
 *     npm run bench -- --runs 5 ×10              five runs of the works whose name has "×10"
 *     npm run bench -- --task PDF figures        one task of them
 *     npm run bench -- pages                     how time and memory grow with the pages of a PDF
 *     npm run bench -- --papers DIR              the papers of others: every folder of DIR that has a `paper.md`
 *     npm run bench -- --json now.json           the figures as JSON too
 *     npm run bench -- --compare before.json     what has become slower since
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { slower } from './compare.mjs'
import { compare, has } from './measure.mjs'
import { growths, papersOf, works } from './works.mjs'

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string' },
    task: { type: 'string' },
    papers: { type: 'string' },
    json: { type: 'string' },
    compare: { type: 'string' },
  },
  allowPositionals: true,
})
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
const peers = { pandoc: has('pandoc'), latex: has('pandoc') && has('pdflatex') }
if (!peers.pandoc) console.log('pandoc is not installed: no ratios')
else if (!peers.latex) console.log('pdflatex is not installed: no ratios for PDF')

try {
  const results = (values.papers ? papersOf(values.papers) : [...works, ...growths])
    .filter(({ name }) => positionals.every((part) => name.includes(part)))
    .flatMap(measured)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`)
  if (values.compare)
    console.log(slower(JSON.parse(readFileSync(values.compare, 'utf8')), results).join('\n'))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A row for each task of a work. */
function measured({ name, make, tasks, runs, pages }, index) {
  const cwd = join(folder, String(index))
  make(cwd)
  if (index === 0) print(['work', 'task', 'galley', 'memory', 'peer', 'memory', 'ratio'])
  return tasks
    .filter(({ task }) => !values.task || task === values.task)
    .map(({ task, galley, peer }) => {
      const other = peer?.needs ? peers[peer.needs] && peer.command : peer?.command
      const commands = [galley, ...(other ? [other] : [])].map((command) => withCli(command))
      const [ours, theirs] = compare(commands, Number(values.runs ?? runs), { cwd })
      const ratio = theirs && ours.cpu / theirs.cpu
      print([
        name,
        task,
        ...figures(ours),
        ...(pages ? perPage(ours, pages) : theirs ? figures(theirs) : ['–', '–']),
        ratio ? ratio.toFixed(2) : '–',
      ])
      return { work: name, task, ...ours, ...(theirs && { peer: theirs, ratio }) }
    })
}

/** A command of galley is its words; any other has its program in front. */
function withCli(command) {
  return command[0] === 'galley' ? [process.execPath, cli, ...command.slice(1)] : command
}

function figures({ cpu, memory }) {
  return [`${cpu.toFixed(2)} s`, memory > 0 ? `${memory.toFixed(0)} MB` : '–']
}

function perPage({ cpu, memory }, pages) {
  return [`${((cpu / pages) * 1000).toFixed(0)} ms/page`, `${(memory / pages).toFixed(1)} MB/page`]
}

function print([work, task, ...numbers]) {
  console.log(
    [work.padEnd(32), task.padEnd(22), ...numbers.map((number) => number.padStart(11))].join(' '),
  )
}
