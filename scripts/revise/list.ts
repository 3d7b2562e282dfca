/**
 * The list of changes as Markdown: where each stands in the clean copy, and its old and new words.
 */
import type { RevisionChange } from './changes.js'

export interface Listed {
  change: RevisionChange
  /** "page 5, line 112"; absent when it left no place. */ place?: string | undefined
}

/** `from` is the revision, `commit` its full name. */
export function changeList(
  title: string,
  from: string,
  commit: string,
  listed: readonly Listed[],
): string {
  const own = listed.filter(({ change }) => change.cause !== 'numbering')
  const renumbered = listed.filter(({ change }) => change.cause === 'numbering')
  return [
    `# Changes since ${code(from)}`,
    '',
    `Manuscript: ${plain(title)}. Compared with ${code(commit)}, as printed: values, numbers and citations resolved. Pages and lines are those of the clean copy in the review layout; what stands in a figure or table has a page alone.`,
    '',
    counts(own, renumbered.length),
    '',
    ...own.flatMap(({ change, place }, index) => [
      `${index + 1}. ${heading(change, place)}`,
      ...words(change).map((line) => `   ${line}`),
      '',
    ]),
    ...(renumbered.length === 0
      ? []
      : [
          '## Renumbered',
          '',
          'Numbers that follow from the changes above, and point to what they pointed to before.',
          '',
          ...byWhere(renumbered).map(([where, all]) => `- **${plain(where)}**: ${all.join(', ')}`),
          '',
        ]),
  ].join('\n')
}

function counts(own: readonly Listed[], renumbered: number): string {
  if (own.length === 0) return 'Nothing that is printed has changed.'
  const of = (is: (change: RevisionChange) => boolean): number =>
    own.filter(({ change }) => change.cause !== 'move' && is(change)).length
  const parts = [
    count(
      of(({ was, is }) => was === '' && is !== ''),
      'insertion',
    ),
    count(
      of(({ was, is }) => was !== '' && is === ''),
      'deletion',
    ),
    count(
      of(({ was, is }) => was !== '' && is !== ''),
      'replacement',
    ),
    count(
      of(({ was, is }) => was === '' && is === ''),
      'other change',
    ),
    count(
      own.filter(({ change }) => change.cause === 'move').length,
      'part of a move',
      'parts of moves',
    ),
    count(renumbered, 'number that follows', 'numbers that follow'),
  ].filter(Boolean)
  const [deleted, inserted] = [
    own.reduce((sum, { change }) => sum + wordsIn(change.was), 0),
    own.reduce((sum, { change }) => sum + wordsIn(change.is), 0),
  ]
  return `${parts.join(', ')}; ${count(inserted, 'word') || '0 words'} inserted, ${count(deleted, 'word') || '0 words'} deleted.`
}

const count = (number: number, one: string, many = `${one}s`): string =>
  number === 0 ? '' : `${number} ${number === 1 ? one : many}`
const wordsIn = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:[.,'’\-–/][\p{L}\p{N}]+)*/gu)?.length ?? 0

const heading = ({ where, remark, cause }: RevisionChange, place: string | undefined): string =>
  `**${plain(where)}**${place ? `, ${place}` : ''}${remark ? ` (${plain(remark)})` : ''}${cause === 'move' && !remark ? ' (moved)' : ''}`

function words({ was, is }: RevisionChange): string[] {
  if (was && is) return [`- was: ${quoted(was)}`, `- is: ${quoted(is)}`]
  return was ? [`- deleted: ${quoted(was)}`] : is ? [`- inserted: ${quoted(is)}`] : []
}

/** "6 → 7 (page 3, line 33)", by what they stand in; the list of references is its own place. */
function byWhere(renumbered: readonly Listed[]): Array<[string, string[]]> {
  const found = new Map<string, string[]>()
  for (const {
    change: { where, was, is },
    place,
  } of renumbered) {
    const said = `${plain(was)} → ${plain(is)}${place && where !== 'References' ? ` (${place})` : ''}`
    found.set(where, [...(found.get(where) ?? []), said])
  }
  return [...found]
}

/** Long passages are cut: they stand in the highlighted copy. */
function quoted(text: string): string {
  const all = text.split(' ')
  return `“${plain(all.length > 60 ? `${all.slice(0, 60).join(' ')} …` : text)}”${all.length > 60 ? ` (${wordsIn(text)} words)` : ''}`
}

/** Text in which nothing is markup. */
const plain = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~^$]/g, '\\$&').replace(/\s+/g, ' ')
const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``
