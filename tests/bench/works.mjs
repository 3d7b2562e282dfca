/**
 * What the bench builds, and with what it is compared. A command that begins with `galley` is the compiled program.
 */
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { makeIllustrated, makePaper, makeTable, makeText } from './work.mjs'

/** `--force`: what is unchanged is built all the same. */
const build = (...options) => [
  'galley',
  'build',
  'paper.md',
  '--out',
  'build',
  '--force',
  ...options,
]
const pandoc = (format, file = 'paper.md') => [
  'pandoc',
  '--citeproc',
  '--standalone',
  '--to',
  format,
  '--output',
  `pandoc.${format}`,
  file,
]
/** Commands one behind the other. */
const each = (...commands) => [
  'bash',
  '-c',
  commands.map((words) => words.map((word) => `'${word}'`).join(' ')).join(' && '),
]

const byPandoc = (command) => ({ needs: 'pandoc', command })
const jats = { task: 'JATS', galley: build('--to', 'jats'), peer: byPandoc(pandoc('jats')) }
const pdf = {
  task: 'PDF',
  galley: build('--to', 'pdf'),
  peer: {
    needs: 'latex',
    command: ['pandoc', '--citeproc', '--output', 'pandoc.pdf', 'paper.md'],
  },
}
const unchecked = {
  task: 'JATS, not validated',
  galley: build('--to', 'jats', '--no-validate'),
  peer: byPandoc(pandoc('jats')),
}
const allFour = (...options) => ({
  task: 'four formats',
  galley: build(...options),
  peer: byPandoc(each(...['jats', 'html', 'docx', 'latex'].map((format) => pandoc(format)))),
})
const others = [
  { task: 'HTML', galley: build('--to', 'html'), peer: byPandoc(pandoc('html')) },
  { task: 'Word', galley: build('--to', 'docx'), peer: byPandoc(pandoc('docx')) },
  allFour(),
]
/** The run that does not count builds it. */
const again = { task: 'unchanged', galley: ['galley', 'build', 'paper.md', '--out', 'build-again'] }
const check = { task: 'check', galley: ['galley', 'check', 'paper.md'] }
/** Beside the same paper without its figures. */
const pictures = {
  task: 'PDF beside plain',
  galley: build('--to', 'pdf'),
  peer: {
    command: ['galley', 'build', 'plain.md', '--out', 'build-plain', '--to', 'pdf', '--force'],
  },
}

const paper = (wordCount, references) => (folder) => makePaper(folder, { wordCount, references })

export const works = [
  {
    name: '2,000 words, 17 references',
    make: paper(2000, 17),
    runs: 7,
    tasks: [jats, unchecked, ...others, pdf, check, again],
  },
  {
    name: '2,000 words, figures',
    make: (folder) => makeIllustrated(folder, { wordCount: 2000, references: 17 }),
    runs: 5,
    tasks: [pictures, ...others, pdf],
  },
  {
    name: '2,000 words ×10',
    make: paper(20_000, 170),
    runs: 5,
    tasks: [jats, unchecked, ...others, pdf],
  },
  { name: '2,000 words ×100', make: paper(200_000, 1700), runs: 3, tasks: [jats, unchecked] },
  { name: '1,000 references', make: paper(4000, 1000), runs: 3, tasks: [jats, unchecked] },
  { name: '10,000 references', make: paper(40_000, 10_000), runs: 1, tasks: [jats, unchecked] },
]

/** Growth: a PDF of more and more pages of text, and of one table. */
export const growths = ['text', 'table'].flatMap((kind) =>
  [10, 100, 1000].map((pages) => ({
    name: `${pages} pages of ${kind}`,
    make: (folder) => (kind === 'text' ? makeText : makeTable)(folder, pages),
    pages,
    runs: pages < 1000 ? 3 : 1,
    tasks: [{ task: 'PDF', galley: build('--to', 'pdf') }],
  })),
)

/** A copy of each paper in a folder of papers, built as a draft, for nobody here wrote them. */
export function papersOf(directory) {
  return readdirSync(directory)
    .filter((name) => existsSync(join(directory, name, 'paper.md')))
    .sort()
    .map((name) => ({
      name,
      make: (folder) => cpSync(join(directory, name), folder, { recursive: true }),
      runs: 5,
      tasks: [allFour('--draft'), { ...jats, galley: build('--to', 'jats', '--draft') }],
    }))
}
