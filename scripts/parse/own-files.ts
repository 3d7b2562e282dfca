/**
 * Journals' profiles and reporting checklists of an author's own: YAML files of the manuscript's folder, in the form of
 * those that come with the program. They are named by their path where others are named by their name.
 */
import { posix } from 'node:path'
import type { Position } from 'unist'
import type { Checklist } from '../checklists/schema.js'
import type { BuildOptions } from '../document/settings.js'
import type { Fault } from '../document/tree.js'
import { append } from '../lists.js'
import { journalProfile, type JournalProfile } from '../journals/index.js'
import type { Profile } from '../journals/schema.js'
import { reportAll, type Given } from './inputs.js'
import { checklistName, checklistNamed, checklistNames } from '../checklists/index.js'
import { oneOf } from '../closest.js'
import { isOwnFile, ownName } from './own-names.js'
import { shapeFaults } from './shape-faults.js'
import { readYaml, type YamlFile } from './yaml.js'

export interface OwnFiles {
  /** The profiles that the article is checked against, the program's own among them. */
  journals: readonly JournalProfile[]
  /** By name. */
  checklists: ReadonlyMap<string, Checklist>
}

/** The profiles asked for and the checklists that they, the metadata and the command line name by a path. */
export async function readOwnFiles(given: Given, options: BuildOptions): Promise<OwnFiles> {
  const { root, path: from } = given.manuscript
  const asked = options.journals ?? (options.journal === undefined ? [] : [options.journal])
  const named = asked.length > 0 ? undefined : journalNamed(given)
  const places: Place[] = [
    ...asked.map((name) => ({ name, ...(isOwnFile(name) ? fromCaller(name, given) : {}) })),
    ...(named ? [{ ...named, from }] : []),
  ]
  const journals: JournalProfile[] = []
  for (const place of places) {
    const known = isOwnFile(place.name)
      ? await readProfile(place, given)
      : journalProfile(place.name)
    if (known) journals.push(known)
  }
  const lists = root.get('checklist', 'checklists')?.entries ?? []
  const wanted: Place[] = [
    ...(options.checklist === undefined ? [] : [fromCaller(options.checklist, given)]),
    ...lists.map(({ key, position }) => ({ name: key, position, from })),
    ...journals.flatMap(({ name, rules }) =>
      rules.flatMap(({ check }) =>
        check.kind === 'checklist'
          ? [{ name: check.name, from: places.find((each) => ownName(each.name) === name)?.name }]
          : [],
      ),
    ),
  ]
  return { journals, checklists: await readChecklistFiles(wanted, given) }
}

/** A file as it is named: its path, the file that names it, and where. */
interface Place {
  name: string
  from?: string | undefined
  position?: Position | undefined
}

/** `journal: plos-one`, `journal: ./mine.yaml`, or `journal: {profile: plos-one}`. */
function journalNamed({ manuscript: { root } }: Given): Place | undefined {
  const record = root.record('journal')
  const value = record ? record.get('profile') : root.get('journal')
  const name = value?.text?.trim()
  return name ? { name, position: value!.position } : undefined
}

/** What the command line names by its way from where it was called, by its way from the manuscript's folder. */
const fromCaller = (name: string, { project }: Given): Place => ({
  name: posix.isAbsolute(name) ? name : posix.relative(project.prefix || '.', name),
})

/** A profile that is one; what is wrong with it is reported, each fault at its place. */
async function readProfile(place: Place, given: Given): Promise<JournalProfile | undefined> {
  const yaml = readOwn(place, given, "journal's profile")
  if (!yaml) return undefined
  const { profileSchema, checkKinds } = await import('../journals/schema.js')
  const faults = [
    ...yaml.faults,
    ...shapeFaults(profileSchema, yaml, 'invalid-profile', checkKinds),
  ]
  const profile = profileSchema.safeParse(yaml.value).data
  if (faults.length === 0 && profile) append(faults, await furtherFaults(profile, yaml))
  reportAll(faults, given.file)
  return faults.length === 0 && profile ? { name: ownName(place.name), ...profile } : undefined
}

/** What the form of a profile cannot say: changes of the pages that there are, patterns that take no time. */
async function furtherFaults({ sets, rules }: Profile, yaml: YamlFile): Promise<Fault[]> {
  const faults: Fault[] = []
  const tell = (path: string, reason: string): void =>
    void faults.push({ rule: 'invalid-profile', reason, position: yaml.positions.get(path) })
  const { styleChangeFault } = await import('../write/pdf/style.js')
  const { layouts } = await import('./layouts.js')
  for (const layout of layouts)
    for (const [path, value] of Object.entries(sets.pdf?.[layout] ?? {})) {
      const fault = styleChangeFault(layout, path, value)
      if (fault)
        tell(`sets.pdf.${layout}.${path}`, `Unexpected change of the PDF's style, which ${fault}`)
    }
  const { preparePattern } = await import('../data/linear-pattern.js')
  for (const [index, { check }] of rules.entries()) {
    const isUnknown =
      check.kind === 'checklist' && !isOwnFile(check.name) && !checklistNamed(check.name)
    if (isUnknown)
      tell(
        `rules.${index}.check.name`,
        `Unexpected checklist \`${check.name}\`, expected ${oneOf(checklistNames())}, or the path of your own \`.yaml\``,
      )
    if (check.kind === 'title-lacks' || check.kind === 'text-lacks')
      for (const [at, { pattern }] of check.patterns.entries())
        if (!(await preparePattern(pattern)))
          tell(
            `rules.${index}.check.patterns.${at}.pattern`,
            `Unexpected pattern \`${pattern}\`, expected one without look-around and back-references`,
          )
  }
  return faults
}

async function readChecklistFiles(
  places: readonly Place[],
  given: Given,
): Promise<ReadonlyMap<string, Checklist>> {
  const found = new Map<string, Checklist>()
  for (const place of places) {
    const name = checklistName(place.name)
    if (!isOwnFile(place.name) || found.has(name)) continue
    const yaml = readOwn(place, given, 'reporting checklist')
    if (!yaml) continue
    const { checklistSchema, wayKinds } = await import('../checklists/schema.js')
    const faults = [
      ...yaml.faults,
      ...shapeFaults(checklistSchema, yaml, 'invalid-profile', wayKinds),
    ]
    const { data } = checklistSchema.safeParse(yaml.value)
    reportAll(faults, given.file)
    if (faults.length === 0 && data) found.set(name, data)
  }
  return found
}

function readOwn(
  { name, from, position }: Place,
  given: Given,
  what: string,
): YamlFile | undefined {
  const source = given.sources.read(name, from, position, what)
  return source && readYaml(source.text, source.path, 'invalid-profile')
}
