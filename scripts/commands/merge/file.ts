/** One reviewed file: what it was printed from, its changes carried back, and the proof. */
import { resolve } from 'node:path'
import { build, type Built } from '../../build.js'
import { DocxFault } from '../../docx-file/fault.js'
import type { DocxFile } from '../../docx-file/lines.js'
import { readDocx } from '../../docx-file/read.js'
import { settled } from '../../docx-file/settled.js'
import type { BuildOptions } from '../../document/settings.js'
import { applied, settleOverlaps } from '../../merge/apply.js'
import type { MergeChange } from '../../merge/change.js'
import { placedComments, type PlacedComment } from '../../merge/comments.js'
import { likeness } from '../../merge/likeness.js'
import { merge, readUnits, type Merged, type PrintedFile } from '../../merge/index.js'
import { printedOf } from '../../merge/printing.js'
import { unproved, withdraw, type Unproved } from '../../merge/prove.js'
import { sourceComment } from '../../merge/report.js'
import { sourceLines } from '../../merge/source-lines.js'
import { Works } from '../../merge/works.js'
import { overlay } from '../../project/overlay.js'
import type { Project } from '../../project/project.js'
import { readRevision } from '../../project/revision.js'
import { traceName, traceNamespace } from '../../write/docx/trace.js'
import { buildOptions } from '../build-options.js'
import { UsageError, type Call } from '../command.js'
import { bytesOf } from './bytes.js'
import { append } from '../../lists.js'

export interface MergedFile {
  changes: MergeChange[]
  comments: PlacedComment[]
  remarks: string[]
  /** Texts that are others now, by path. */
  texts: Map<string, string>
  /** As they were before. */
  sources: ReadonlyMap<string, string>
}

export interface Wanted {
  call: Call
  name: string
  wanted: (change: MergeChange) => boolean
  comments: 'report' | 'source'
}

interface Printed extends PrintedFile {
  built: Built
}

/** A Word file as `project` prints it, errors as a draft has them. */
async function print(project: Project, call: Call): Promise<Printed | undefined> {
  const options: BuildOptions = {
    ...buildOptions(call),
    formats: new Set(['docx']),
    draft: true,
    validate: false,
  }
  const built = await build(project, options)
  const output = built.outputs.find(({ path }) => path.endsWith('.docx'))
  if (!output) return undefined
  return {
    built,
    file: readDocx(output.contents),
    article: built.shown.article,
    sources: built.inputs.sources,
    evaluations: built.inputs.evaluations,
  }
}

/** `project` is as the files merged before left it; `disk` holds the repository of `--base`. */
export async function mergeFile(
  project: Project,
  disk: Project,
  reviewed: DocxFile,
  { call, name, wanted, comments: placing }: Wanted,
): Promise<MergedFile> {
  const version = await print(project, call)
  if (!version) throw new UsageError('The manuscript cannot be printed', '`galley check` says why')
  const remarks: string[] = []
  const base = await baseOf(reviewed, version, disk, call, name)
  const works = new Works(version.built.inputs.references)
  const merged = merge(
    version,
    reviewed,
    { cited: works.cited, smart: version.built.inputs.settings.smart },
    base,
  )
  for (const change of merged.changes)
    if (change.outcome === 'carried' && !wanted(change)) change.outcome = 'left'
  settleOverlaps(merged.changes)
  const comments = placedComments(reviewed, merged.pairs)
  const textsNow = (): Map<string, string> =>
    withWorks(applied(version.sources, merged.changes), works, version)
  await prove(project, version, merged, textsNow, call, remarks, base !== undefined)
  const texts =
    placing === 'source'
      ? withComments(version.sources, merged.changes, comments, works, version)
      : textsNow()
  append(remarks, notUnderstood(reviewed))
  return { changes: merged.changes, comments, remarks, texts, sources: version.sources }
}

/** What the file was printed from, when that is not what the sources print now. */
async function baseOf(
  reviewed: DocxFile,
  version: Printed,
  disk: Project,
  call: Call,
  name: string,
): Promise<DocxFile | undefined> {
  const { base } = call.options
  const carried = reviewed.printedLines(traceNamespace)
  const isCurrent = reviewed.custom.get(traceName) === version.file.custom.get(traceName)
  const found =
    base !== undefined
      ? await baseNamed(base, disk, call)
      : isCurrent
        ? undefined
        : carried && { ...reviewed, lines: carried }
  const lines = found?.lines ?? version.file.lines
  const { words, paragraphs } = likeness(
    settled(lines, 'accept'),
    settled(reviewed.lines, 'accept'),
  )
  const now = likeness(settled(version.file.lines, 'accept'), settled(reviewed.lines, 'accept'))
  if (words < 0.5 || now.words < 0.3)
    throw new UsageError(
      `\`${name}\` is another manuscript's file: it shares few words with this one`,
    )
  if (!found && !isCurrent && paragraphs < 0.7)
    throw new UsageError(
      `\`${name}\` does not say which version it was printed from, and it is not near enough to the sources`,
      'name the version: `--base REV`, or `--base SENT.docx`, the file as it was sent',
    )
  return found
}

async function baseNamed(base: string, disk: Project, call: Call): Promise<DocxFile> {
  if (/\.docx$/i.test(base)) {
    try {
      const file = readDocx(bytesOf(resolve(call.cwd, base), base))
      return { ...file, lines: settled(file.lines, 'accept') }
    } catch (error) {
      throw error instanceof DocxFault
        ? new UsageError(`Cannot read \`${base}\`: ${error.message}`)
        : error
    }
  }
  const found = readRevision(base, resolve(call.cwd, disk.prefix), disk.entry)
  if (!found.project) throw new UsageError(found.refusal, found.hint)
  const printed = await print(found.project, call)
  if (!printed) throw new UsageError(`The manuscript at \`${base}\` cannot be printed`)
  return printed.file
}

/** Entries that a reference manager's fields brought, at the end of the bibliography. */
function withWorks(
  texts: Map<string, string>,
  works: Works,
  version: PrintedFile,
): Map<string, string> {
  const entries = works.entries([...texts.values()].join('\n'))
  const path = [...version.sources.keys()].filter((each) => each.endsWith('.bib')).sort()[0]
  if (entries === '' || path === undefined) return texts
  const text = texts.get(path) ?? version.sources.get(path) ?? ''
  return texts.set(path, `${text.replace(/\s*$/, '\n')}${entries}`)
}

/** Comments as Markdown's own, behind the words that they stand on. */
function withComments(
  sources: ReadonlyMap<string, string>,
  changes: readonly MergeChange[],
  comments: readonly PlacedComment[],
  works: Works,
  version: PrintedFile,
): Map<string, string> {
  const notes = comments.flatMap((comment): MergeChange[] => {
    const { place } = comment
    if (!place || !/\.(?:md|qmd|rmd)$/i.test(place.path)) return []
    const source = sources.get(place.path) ?? ''
    const end = /[.!?](?=\s|$)|\n/.exec(source.slice(place.offset))
    const offset = end ? place.offset + end.index + (end[0] === '\n' ? 0 : 1) : source.length
    const splice = {
      path: place.path,
      start: offset,
      end: offset,
      text: ` ${sourceComment(comment)}`,
    }
    return [
      {
        number: 0,
        outcome: 'carried',
        about: 'comment',
        before: '',
        after: '',
        splices: [splice],
        at: [],
      },
    ]
  })
  return withWorks(applied(sources, [...changes, ...notes]), works, version)
}

/** Builds what would be written, and takes back what it does not print as the reviewed file does. */
async function prove(
  project: Project,
  version: Printed,
  merged: Merged,
  textsNow: () => Map<string, string>,
  call: Call,
  remarks: string[],
  isRebased: boolean,
): Promise<void> {
  for (let round = 0; round < 3; round++) {
    const texts = textsNow()
    if (texts.size === 0) return
    const after = await print(overlay(project, texts), call)
    const faults = after ? differences(after, merged) : []
    if (after && faults.length === 0)
      return void append(remarks, newMessages(version.built, after.built))
    if (isRebased && after) {
      append(
        remarks,
        faults.map(
          ({ merged: one, reviewed }) =>
            `the sources say “${short(one)}” where the reviewed file says “${short(reviewed)}”`,
        ),
      )
      return void append(remarks, newMessages(version.built, after.built))
    }
    const isLess = after ? withdraw(merged.changes, faults) : withdrawAll(merged.changes)
    if (!isLess)
      throw new Error(
        `The merged sources do not print what the reviewed file says: ${JSON.stringify(faults.slice(0, 3))}`,
      )
  }
  withdrawAll(merged.changes)
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text).trim()

function differences(after: PrintedFile, merged: Merged): Unproved[] {
  const lines = sourceLines(after.article, after.sources, after.evaluations)
  const printed = printedOf(after.article, lines, after.sources)
  const units = readUnits(settled(after.file.lines, 'accept'), printed, lines)
  return unproved(units, merged.units, merged.changes)
}

function withdrawAll(changes: readonly MergeChange[]): boolean {
  const carried = changes.filter(({ outcome }) => outcome === 'carried')
  for (const change of carried) {
    change.outcome = 'refused'
    change.note = 'the manuscript cannot be printed with it; make it in the source'
  }
  return carried.length > 0
}

/** What a check says of the merged sources that it did not say before. */
function newMessages(before: Built, after: Built): string[] {
  const known = new Set(before.file.messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`))
  return after.file.messages
    .filter(({ ruleId, reason }) => !known.has(`${ruleId} ${reason}`))
    .map(
      ({ file, line, reason, ruleId }) =>
        `${file ?? ''}:${line ?? 1} ${reason} (${ruleId}), new with the merge`,
    )
}

function notUnderstood({ unknown, lines }: DocxFile): string[] {
  const hidden = lines
    .flatMap(({ pieces }) => pieces)
    .filter(({ looks }) => looks.has('hidden')).length
  return [
    ...(unknown.size > 0
      ? [
          `not understood, and left out: ${[...unknown].map(([name, count]) => `\`${name}\` (${count})`).join(', ')}`,
        ]
      : []),
    ...(hidden > 0 ? [`hidden text was left out, in ${hidden} places`] : []),
  ]
}
