/** What a merge did, in Markdown: for the author, and for the answer to the reviewers. */
import type { MergeChange, Outcome } from './change.js'
import type { PlacedComment } from './comments.js'
import { lineOf } from './source-text.js'

export interface MergeOutcome {
  /** Name of the reviewed file. */
  name: string
  changes: readonly MergeChange[]
  comments: readonly PlacedComment[]
  /** Other sentences: what was not understood, what was counted. */
  remarks: readonly string[]
}

type Place = { path: string; offset: number } | undefined

/** `path:line:column`, relative to where the command was called. */
export function placeNamed(
  place: Place,
  sources: ReadonlyMap<string, string>,
  prefix = '',
): string {
  if (!place) return ''
  const source = sources.get(place.path) ?? ''
  const start = source.lastIndexOf('\n', place.offset - 1) + 1
  return `${prefix}${place.path}:${lineOf(source, place.offset)}:${place.offset - start + 1}`
}

const outcomes: Readonly<Record<Outcome, string>> = {
  carried: '',
  refused: 'left as it is',
  conflict: 'in conflict',
  left: 'not asked for',
}

/** One line: number, where, who, old and new words, and why when it was not carried. */
export function changeLine(
  change: MergeChange,
  sources: ReadonlyMap<string, string>,
  prefix = '',
): string {
  const where = placeNamed(change.place, sources, prefix)
  const who = [change.author, change.date?.slice(0, 10)].filter(Boolean).join(', ')
  const words = `${quoted(change.before)} → ${quoted(change.after)}`
  const why = [outcomes[change.outcome], change.note].filter(Boolean).join(': ')
  return [
    `${change.number}.`,
    where,
    who && `(${who})`,
    `${change.about}: ${words}`,
    why && `– ${why}`,
  ]
    .filter(Boolean)
    .join(' ')
}

const quoted = (words: string): string =>
  words === '' ? 'nothing' : `“${words.length > 300 ? `${words.slice(0, 297)}…` : words}”`

const lineWords = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** The whole report. */
export function reportOf(
  { name, changes, comments, remarks }: MergeOutcome,
  sources: ReadonlyMap<string, string>,
): string {
  const part = (heading: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? [`## ${heading}`, '', ...lines, ''] : []
  const list = (...wanted: Outcome[]): string[] =>
    changes
      .filter(({ outcome }) => wanted.includes(outcome))
      .map((change) => plain(changeLine(change, sources)))
  return [
    `# What came back in ${plain(name)}`,
    '',
    ...part('Carried into the sources', list('carried')),
    ...part('Left to you', list('refused', 'conflict')),
    ...part('Not asked for', list('left')),
    ...part(
      'Comments',
      comments.flatMap((comment) => commentLines(comment, sources)),
    ),
    ...part(
      'Also',
      remarks.map((remark) => `- ${plain(remark)}`),
    ),
  ].join('\n')
}

const plain = (text: string): string => text.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/\s+/g, ' ')

function commentLines(comment: PlacedComment, sources: ReadonlyMap<string, string>): string[] {
  const said = ({ author, date, text }: Pick<PlacedComment, 'author' | 'date' | 'text'>): string =>
    `${plain([author || 'Someone', date.slice(0, 10)].filter(Boolean).join(', '))}: ${plain(lineWords(text))}`
  const where = placeNamed(comment.place, sources)
  return [
    `- ${where && `${plain(where)} `}on “${plain(comment.quote.slice(0, 120))}”${comment.resolved ? ' (resolved)' : ''}`,
    `  - ${said(comment)}`,
    ...comment.answers.map((answer) => `  - ${said(answer)}`),
  ]
}

/** A response letter to be filled in, as `galley revise --letter` reads it: each comment quoted, a place for the answer. */
export function letterOf(comments: readonly PlacedComment[]): string {
  const people = [...new Set(comments.map(({ author }) => author))]
  return [
    '---',
    'title: Response to the reviewers',
    '---',
    ...people.flatMap((person) => [
      '',
      `# ${plain(person || 'Reviewer')}`,
      ...comments
        .filter(({ author }) => author === person)
        .flatMap((comment, index) => [
          '',
          `## Comment ${index + 1}`,
          '',
          `> On “${plain(comment.quote.slice(0, 200))}”:`,
          '>',
          ...comment.text.split('\n').map((line) => `> ${plain(line)}`),
          '',
          'Answer.',
        ]),
    ]),
    '',
  ].join('\n')
}

/** A comment in the source, behind its sentence; two hyphens would end it. */
export function sourceComment({ author, date, text }: PlacedComment): string {
  const who = [author || 'Reviewer', date.slice(0, 10)].filter(Boolean).join(', ')
  return `<!-- ${`${who}: ${lineWords(text)}`.replace(/-{2,}/g, '–')} -->`
}
