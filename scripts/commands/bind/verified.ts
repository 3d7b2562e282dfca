/**
 * Claims put into the sources, and the paper built with them before anything is written.
 */
import { build, type Built } from '../../build.js'
import type { Candidate, Unbound } from '../../check/bindings.js'
import type { Project } from '../../project/project.js'
import { articleProse } from '../../tree/prose.js'

/** A number and the expression that is to hold it. */
export interface Choice {
  number: Unbound
  candidate: Candidate
}

/** What is to be written, how many numbers are bound, and how many could not be without another word in print. */
export interface Bound {
  changed: Array<{ path: string; contents: string }>
  bound: number
  left: number
}

/** Builds again with what was chosen; choices after which the paper prints other words or has new errors are dropped. */
export async function bindVerified(
  project: Project & { prefix: string },
  before: Built,
  chosen: readonly Choice[],
): Promise<Bound> {
  const texts = new Map<string, string>()
  const places = chosen.flatMap((choice) => {
    const place = placeIn(project, texts, choice)
    return place ? [place] : []
  })
  const kept = await soundOnes(project, before, texts, places)
  const changed = [...contentsOf(texts, kept)].map(([path, contents]) => ({
    path: `${project.prefix}${path}`,
    contents,
  }))
  return { changed, bound: kept.length, left: chosen.length - kept.length }
}

interface Placed {
  path: string
  start: number
  end: number
  claim: string
}

/** Where the words stand on disk, when they stand there as they are printed. */
function placeIn(
  project: Project,
  texts: Map<string, string>,
  { number: { position, words }, candidate }: Choice,
): Placed | undefined {
  const path = position?.path
  const [start, end] = [position?.start.offset, position?.end.offset]
  const bytes = path === undefined ? undefined : project.opened.get(path)
  if (path === undefined || !bytes || start === undefined || end === undefined) return undefined
  const text = texts.get(path) ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  texts.set(path, text)
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  if (text.slice(start + shift, end + shift) !== words) return undefined
  return { path, start: start + shift, end: end + shift, claim: claimMarkup(words, candidate) }
}

/** The claim that holds words to a candidate. */
export const claimMarkup = (words: string, { expression }: Candidate): string =>
  `:claim[${words}]{of="${expression}"}`

function contentsOf(
  texts: ReadonlyMap<string, string>,
  places: readonly Placed[],
): Map<string, string> {
  const changed = new Map<string, string>()
  for (const { path, start, end, claim } of places.toSorted((a, b) => b.start - a.start)) {
    const text = changed.get(path) ?? texts.get(path) ?? ''
    changed.set(path, text.slice(0, start) + claim + text.slice(end))
  }
  return changed
}

/** The most places with which the paper prints the same words: all, else halves of them, down to each alone. */
async function soundOnes(
  project: Project,
  before: Built,
  texts: ReadonlyMap<string, string>,
  places: readonly Placed[],
): Promise<readonly Placed[]> {
  if (places.length === 0) return []
  const isSound = async (some: readonly Placed[]): Promise<boolean> => {
    const built = await build(overlay(project, contentsOf(texts, some)), { purpose: 'check' })
    return printed(built) === printed(before) && errors(built) <= errors(before)
  }
  if (await isSound(places)) return places
  if (places.length === 1) return []
  const middle = places.length >> 1
  const [left, right] = await Promise.all(
    [places.slice(0, middle), places.slice(middle)].map((half) =>
      soundOnes(project, before, texts, half),
    ),
  )
  const both = [...(left ?? []), ...(right ?? [])]
  return both.length === 0 || (await isSound(both)) ? both : []
}

const printed = ({ article }: Built): string =>
  [...articleProse(article)].map(({ text }) => text).join('\n')
const errors = ({ file }: Built): number =>
  file.messages.filter(({ fatal }) => fatal === true).length

/** A project in which some files hold another text. */
function overlay(project: Project, changed: ReadonlyMap<string, string>): Project {
  return {
    ...project,
    open(path, from) {
      const opened = project.open(path, from)
      const text = opened.fault === undefined ? changed.get(opened.path) : undefined
      return opened.fault === undefined && text !== undefined
        ? { path: opened.path, bytes: new TextEncoder().encode(text) }
        : opened
    },
  }
}
