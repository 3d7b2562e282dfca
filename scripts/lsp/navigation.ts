/** From a name to where it is given, to its uses, and to another name everywhere. */
import type { Location, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import { canonical } from '../tree/targets.js'
import type { OpenManuscript } from './manuscript.js'
import { namesIn, type NamedRange } from './names.js'
import { holds } from './places.js'

interface Placed extends NamedRange {
  path: string
}

/** A point of a file, lines and characters from 0. */
export interface Point {
  path: string
  line: number
  character: number
}

/** The name at a point; undefined when there is none. */
export function nameAt(
  manuscript: OpenManuscript,
  { path, line, character }: Point,
): NamedRange | undefined {
  const text = manuscript.textOf(path) ?? ''
  return namesIn(path, text).find(({ range }) => holds(range, line, character))
}

/** Where the name at a point is given. A panel (`fig:skin.a`) leads to its own identifier, else to its figure. */
export function definitionOf(manuscript: OpenManuscript, point: Point): Location[] {
  const asked = nameAt(manuscript, point)
  if (!asked) return []
  const given = allNames(manuscript).filter(({ isGiven }) => isGiven)
  const named = (name: string): Placed[] => given.filter((one) => isSame(one.name, name))
  const whole = named(asked.name)
  const found = whole.length > 0 ? whole : named(asked.name.replace(/\.[^.]+$/, ''))
  return found.map((one) => locationOf(manuscript, one))
}

/** Every place of the name at a point, in the order of files and lines. */
export function referencesTo(
  manuscript: OpenManuscript,
  point: Point,
  withDefinition: boolean,
): Location[] {
  return placesOf(manuscript, point)
    .filter(({ isGiven }) => withDefinition || !isGiven)
    .map((one) => locationOf(manuscript, one))
}

/** The name at a point made another, in every file; undefined when it would no longer be a name. */
export function renamed(
  manuscript: OpenManuscript,
  point: Point,
  name: string,
): WorkspaceEdit | undefined {
  if (!/^[\p{L}\p{N}_](?:[\p{L}\p{N}_:.+/-]*[\p{L}\p{N}_])?$/u.test(name)) return undefined
  const changes: Record<string, TextEdit[]> = {}
  for (const { path, range } of placesOf(manuscript, point))
    (changes[manuscript.uriOf(path)] ??= []).push({ range, newText: name })
  return { changes }
}

function placesOf(manuscript: OpenManuscript, point: Point): Placed[] {
  const asked = nameAt(manuscript, point)
  return asked ? allNames(manuscript).filter((one) => isSame(one.name, asked.name)) : []
}

function allNames(manuscript: OpenManuscript): Placed[] {
  const paths = [...(manuscript.checked?.inputs.sources.keys() ?? [])].sort()
  return paths.flatMap((path) =>
    namesIn(path, manuscript.textOf(path) ?? '').map((one) => ({ ...one, path })),
  )
}

const isSame = (left: string, right: string): boolean => canonical(left) === canonical(right)

const locationOf = (manuscript: OpenManuscript, { path, range }: Placed): Location => ({
  uri: manuscript.uriOf(path),
  range,
})
