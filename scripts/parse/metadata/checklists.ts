/**
 * What the metadata say of reporting checklists:
 *
 *     checklist:
 *       care:
 *         7: "@fig:timeline"
 *         12: {exclude: the patient was not asked}
 */
import { checklistName, checklistNamed, checklistNames, itemNames } from '../../checklists/index.js'
import type { Checklist } from '../../checklists/schema.js'
import { closest, oneOf } from '../../closest.js'
import type { ChecklistEntry, Metadata } from '../../document/metadata.js'
import { referenceIdentifier } from '../citations.js'
import type { YamlValue } from '../yaml.js'
import { Mapping, textOfScalar } from './mapping.js'

/** The entries that name a checklist and an item that there are; others are reported. */
export function readChecklists(
  root: Mapping,
  own: ReadonlyMap<string, Checklist> = new Map(),
): Metadata['checklists'] {
  const value = root.get('checklist', 'checklists')
  if (!value) return undefined
  if (!value.entries)
    root.wrong(
      value.position,
      'Unexpected `checklist:` without names of checklists below it, expected lines such as `care: {12: {exclude: the reason}}`',
    )
  const read = (value.entries ?? []).flatMap(({ key, position, value: items }) => {
    const name = checklistName(key.toLowerCase())
    const known = checklistNamed(name, own)
    // A file of the author's own that cannot be read is told already.
    if (!known && name === key.toLowerCase())
      root.wrong(
        position,
        `Unexpected checklist \`${key}\`, expected ${oneOf(checklistNames())}, or the path of your own \`.yaml\``,
        suggestions(key, checklistNames()),
      )
    return known ? [[name, entries(items, itemNames(known), known.title, root)] as const] : []
  })
  return new Map(read)
}

function entries(
  items: YamlValue,
  known: readonly string[],
  title: string,
  root: Mapping,
): ReadonlyMap<string, ChecklistEntry> {
  const found = new Map<string, ChecklistEntry>()
  for (const { key, position, value } of items.entries ?? []) {
    const name = key.toLowerCase()
    if (known.includes(name)) found.set(name, entry(value, root))
    else
      root.wrong(
        position,
        `Unexpected item \`${key}\` of the ${title}, expected a number from \`${known[0]}\` to \`${known[known.length - 1]}\``,
        suggestions(key, known),
      )
  }
  return found
}

function entry(value: YamlValue, root: Mapping): ChecklistEntry {
  if (!value.entries) return { at: identifiers(value, root), position: value.position }
  const record = new Mapping(value, root.file)
  const at = record.values('at').flatMap((each) => identifiers(each, root))
  const excludes = value.entries.some(({ key }) => key.toLowerCase() === 'exclude')
  if (!excludes && at.length === 0)
    root.wrong(
      value.position,
      'Unexpected item of a checklist without a place, expected `"@fig:x"` or `{exclude: the reason}`',
    )
  return {
    at,
    ...(excludes ? { exclude: record.text('exclude') ?? '' } : {}),
    position: value.position,
  }
}

/** `"@fig:x"`, `"@fig:x; @tbl:y"`, or a list of them, without the `@`. */
function identifiers(value: YamlValue, root: Mapping): string[] {
  const texts = (value.items ?? [value]).flatMap((each) => textOfScalar(each, root.file) ?? [])
  return texts
    .flatMap((text) => text.split(/[;,\s]+/))
    .map((text) => text.replace(/^@/, ''))
    .filter(Boolean)
    .map((name) => referenceIdentifier(name) ?? name)
}

function suggestions(key: string, known: readonly string[]): string[] {
  const near = closest(key, known)
  return near === undefined ? [] : [near]
}
