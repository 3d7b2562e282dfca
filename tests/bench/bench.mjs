/**
 * How fast galley is, beside pandoc: whole-process user+system CPU seconds and peak memory, medians of runs in turn.
 *
 *     npm run bench                    every work
 *     npm run bench -- --runs 5 ×1     five runs of the works whose name has "×1"
 *     npm run bench -- pages           how time and memory grow with the pages of a PDF
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { compare, has } from './measure.mjs'
import { makePaper, makeTable, makeText } from './work.mjs'

const works = [
  { name: '2,000 words, 17 references', wordCount: 2000, references: 17, runs: 7, pdf: true },
  { name: '2,000 words ×10', wordCount: 20_000, references: 170, runs: 5, pdf: true },
  { name: '2,000 words ×100', wordCount: 200_000, references: 1700, runs: 3 },
  { name: '1,000 references', wordCount: 4000, references: 1000, runs: 3 },
  { name: '10,000 references', wordCount: 40_000, references: 10_000, runs: 1 },
]

/** Growth: a PDF of more and more pages of text, and of one table. */
const growths = ['text', 'table'].flatMap((kind) =>
  [10, 100, 1000].map((pages) => ({
    name: `${pages} pages of ${kind}`,
    make: kind === 'text' ? makeText : makeTable,
    pages,
    runs: pages < 1000 ? 3 : 1,
  })),
)

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string' } },
  allowPositionals: true,
})
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'))
const pandoc = has('pandoc')
const latex = pandoc && has('pdflatex')
if (!pandoc) console.log('pandoc is not installed: no ratios')
else if (!latex) console.log('pdflatex is not installed: no ratios for PDF')

try {
  print(['work', 'task', 'galley', 'memory', 'pandoc', 'memory', 'ratio'])
  for (const work of works.filter(({ name }) => positionals.every((part) => name.includes(part))))
    bench(work)
  for (const growth of growths.filter(({ name }) =>
    positionals.every((part) => name.includes(part)),
  ))
    grow(growth)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function bench({ name, wordCount, references, runs, pdf }) {
  const cwd = join(folder, name.replace(/\W+/g, '-'))
  makePaper(cwd, { wordCount, references })
  const build = (...options) => [
    process.execPath,
    cli,
    'build',
    'paper.md',
    '--out',
    'build',
    ...options,
  ]
  const tasks = [
    {
      task: 'JATS',
      galley: build('--to', 'jats'),
      peer: pandoc && [
        'pandoc',
        '--citeproc',
        '--standalone',
        '--to',
        'jats',
        '--output',
        'pandoc.xml',
        'paper.md',
      ],
    },
    {
      task: 'JATS, not validated',
      galley: build('--to', 'jats', '--no-validate'),
      peer: pandoc && [
        'pandoc',
        '--citeproc',
        '--standalone',
        '--to',
        'jats',
        '--output',
        'pandoc.xml',
        'paper.md',
      ],
    },
    ...(pdf
      ? [
          {
            task: 'PDF',
            galley: build('--to', 'pdf'),
            peer: latex && ['pandoc', '--citeproc', '--output', 'pandoc.pdf', 'paper.md'],
          },
        ]
      : []),
  ]
  for (const { task, galley, peer } of tasks) {
    const [ours, theirs] = compare([galley, ...(peer ? [peer] : [])], Number(values.runs ?? runs), {
      cwd,
    })
    print([
      name,
      task,
      seconds(ours),
      megabytes(ours),
      ...(theirs
        ? [seconds(theirs), megabytes(theirs), (ours.cpu / theirs.cpu).toFixed(2)]
        : ['–', '–', '–']),
    ])
  }
}

function grow({ name, make, pages, runs }) {
  const cwd = join(folder, name.replace(/\W+/g, '-'))
  make(cwd, pages)
  const [ours] = compare(
    [[process.execPath, cli, 'build', 'paper.md', '--out', 'build', '--to', 'pdf']],
    Number(values.runs ?? runs),
    { cwd },
  )
  print([
    name,
    'PDF',
    seconds(ours),
    megabytes(ours),
    `${((ours.cpu / pages) * 1000).toFixed(0)} ms/page`,
    `${(ours.memory / pages).toFixed(1)} MB/page`,
    '',
  ])
}

function print([work, task, ...numbers]) {
  console.log(
    [work.padEnd(28), task.padEnd(20), ...numbers.map((number) => number.padStart(9))].join(' '),
  )
}

function seconds({ cpu }) {
  return `${cpu.toFixed(2)} s`
}

function megabytes({ memory }) {
  return memory > 0 ? `${memory.toFixed(0)} MB` : '–'
}
