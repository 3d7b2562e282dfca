/**
 * `galley merge REVIEWED.docx… [PATH]`: what reviewers changed in Word, in the manuscript's sources.
 */
import { basename, resolve } from 'node:path'
import { unifiedDiff } from '../cli/unified-diff.js'
import { DocxFault } from '../docx-file/fault.js'
import { readDocx } from '../docx-file/read.js'
import type { DocxFile } from '../docx-file/lines.js'
import type { MergeChange } from '../merge/change.js'
import type { PlacedComment } from '../merge/comments.js'
import { changeLine, letterOf, placeNamed, reportOf } from '../merge/report.js'
import { overlay } from '../project/overlay.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import type { DiskProject } from '../project/read.js'
import { projectAt } from './project-at.js'
import { choose } from '../cli/arguments.js'
import { UsageError, type Call, type Command, type ExitCode } from './command.js'
import { mergeFile, type MergedFile } from './merge/file.js'
import { bytesOf } from './merge/bytes.js'
import { writeSources } from './write-sources.js'

export const mergeCommand: Command = async (call) => {
  const files = call.arguments.filter((word) => /\.docx$/i.test(word))
  const paths = call.arguments.filter((word) => !/\.docx$/i.test(word))
  if (files.length === 0 || paths.length > 1)
    throw new UsageError(
      files.length === 0
        ? 'Expected the Word file that came back'
        : `Unexpected argument \`${paths[1]}\`, expected one manuscript`,
      'galley merge REVIEWED.docx… [PATH]',
    )
  const wanted = wantedChanges(call)
  const comments = choose('comments', call.options.comments ?? 'report', ['report', 'source'])
  const project = projectAt({ ...call, arguments: paths })
  const reviewed = files.map((name) => ({ name, file: reviewedAt(call, name) }))
  const changed = new Map<string, string>()
  const merged: Array<MergedFile & { name: string }> = []
  for (const { name, file } of reviewed) {
    const now = overlay(project, changed)
    const one = await mergeFile(now, project, file, { call, name, wanted, comments })
    for (const [path, text] of one.texts) changed.set(path, text)
    merged.push({ ...one, name })
  }
  tellChanges(call, project, merged)
  write(call, project, changed, merged)
  return exitOf(merged.flatMap(({ changes }) => changes))
}

const exitOf = (changes: readonly MergeChange[]): ExitCode =>
  changes.some(({ outcome }) => outcome === 'refused' || outcome === 'conflict') ? 1 : 0

/** Which changes are asked for, by `--skip` and `--only`. */
function wantedChanges({ options: { skip = [], only } }: Call): (change: MergeChange) => boolean {
  for (const number of skip)
    if (!/^[1-9]\d*$/.test(number))
      throw new UsageError(
        `Unexpected \`--skip ${number}\`, expected numbers of changes`,
        '--skip 3,7',
      )
  const left = new Set(skip.map(Number))
  return ({ number, author }) =>
    !left.has(number) && (only === undefined || author?.toLowerCase() === only.toLowerCase())
}

function reviewedAt(call: Call, name: string): DocxFile {
  try {
    return readDocx(bytesOf(resolve(call.cwd, name), name))
  } catch (error) {
    throw error instanceof DocxFault
      ? new UsageError(`Cannot read \`${name}\`: ${error.message}`)
      : error
  }
}

function tellChanges(
  { terminal }: Call,
  project: DiskProject,
  merged: ReadonlyArray<MergedFile & { name: string }>,
): void {
  for (const { name, changes, comments, remarks, sources } of merged) {
    const counts = (outcome: MergeChange['outcome']): number =>
      changes.filter((change) => change.outcome === outcome).length
    const left = counts('refused') + counts('conflict')
    terminal.stderr(
      `${name}: ${counts('carried')} of ${changes.length} changes carried${left > 0 ? `, ${left} left to you` : ''}, ${comments.length} comments\n`,
    )
    for (const change of changes)
      terminal.stderr(`  ${changeLine(change, sources, project.prefix)}\n`)
    for (const comment of comments)
      terminal.stderr(
        `  ${[placeNamed(comment.place, sources, project.prefix), comment.author || 'Someone'].filter(Boolean).join(' ')}, on “${comment.quote.slice(0, 60)}”: ${comment.text.replace(/\s+/g, ' ')}\n`,
      )
    for (const remark of remarks) terminal.stderr(`  Note: ${remark}\n`)
  }
}

function write(
  call: Call,
  project: DiskProject,
  changed: ReadonlyMap<string, string>,
  merged: ReadonlyArray<MergedFile & { name: string }>,
): void {
  const files = [...changed]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([path, contents]) => {
      const bytes = project.open(path).bytes ?? new Uint8Array()
      const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      const mark = before.startsWith('\uFEFF') ? '\uFEFF' : ''
      const after = mark + contents
      return after === before ? [] : [{ path: `${project.prefix}${path}`, before, contents: after }]
    })
  for (const { path, before, contents } of files)
    call.terminal.stdout(unifiedDiff(path, before, contents))
  if (call.options['dry-run']) return
  writeSources(call, files)
  const folder = call.options.out ?? 'build/merge'
  const encoder = new TextEncoder()
  const reports = merged.map(({ name, changes, comments, remarks, sources }) => ({
    path: `${basename(name).replace(/\.docx$/i, '')}.md`,
    contents: encoder.encode(
      reportOf({ name: basename(name), changes, comments, remarks }, sources),
    ),
  }))
  try {
    save(resolve(call.cwd, folder), reports, {
      inputs: [...project.opened.keys()].map((path) => resolve(call.cwd, project.prefix, path)),
      shown: folder,
      force: true,
    })
    writeLetter(
      call,
      merged.flatMap(({ comments }) => comments),
    )
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message, error.hint) : error
  }
  call.terminal.stderr(`Wrote ${reports.map(({ path }) => `${folder}/${path}`).join(', ')}\n`)
}

/** The skeleton of a response letter; an answer that somebody began is not overwritten. */
function writeLetter(call: Call, comments: readonly PlacedComment[]): void {
  const { letter } = call.options
  if (letter === undefined) return
  const place = resolve(call.cwd, letter)
  save(
    resolve(place, '..'),
    [{ path: basename(place), contents: new TextEncoder().encode(letterOf(comments)) }],
    { shown: letter },
  )
  call.terminal.stderr(`Wrote ${letter}\n`)
}
