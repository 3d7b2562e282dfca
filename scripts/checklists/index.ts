/**
 * The reporting checklists. They are YAML files beside this one, which are checked when the program is compiled.
 */
import { assetText } from '../assets.js'
import type { Checklist } from './schema.js'

let loaded: ReadonlyMap<string, Checklist> | undefined
/** Read on first use, so that a build without one reads none. */
const checklists = (): ReadonlyMap<string, Checklist> =>
  (loaded ??= new Map(
    Object.entries(JSON.parse(assetText('checklists.json')) as Record<string, Checklist>),
  ))

/** The checklists, by the name that `--for` and `checklist:` take. */
export const checklistNames = (): readonly string[] => [...checklists().keys()]

/** A checklist by its name, or the author's own by its name or its path. */
export const checklistNamed = (
  name: string,
  own: ReadonlyMap<string, Checklist> = new Map(),
): Checklist | undefined => own.get(checklistName(name)) ?? checklists().get(name)

/** `mine` of `./lists/mine.yaml`; the name of one that comes with the program stays. */
export const checklistName = (name: string): string =>
  /\.ya?ml$/i.test(name)
    ? name
        .replace(/^.*\//s, '')
        .replace(/\.ya?ml$/i, '')
        .toLowerCase()
    : name

/** What `12: …` may be called in the metadata: every item, and the number that several share (`5` is 5a to 5d). */
export function itemNames({ topics }: Checklist): string[] {
  return [
    ...new Set(topics.flatMap(({ items }) => items.flatMap(({ id }) => [itemNumber(id), id]))),
  ]
}

/** `5` of `5a`. */
export const itemNumber = (id: string): string => id.replace(/[a-z]$/, '')
