/**
 * Authors, in every spelling that pandoc, JOSS and Quarto papers use.
 */
import type { Author, Group, Person } from '../../document/metadata.js'
import type { YamlValue } from '../yaml.js'
import type { Affiliations } from './affiliations.js'
import { report } from '../../report.js'
import { readCreditRole } from '../../credit.js'
import { isniOf, orcidOf } from './identifiers.js'
import { noNameIn, readName, type Name } from './names.js'
import { Mapping, textOfScalar } from './mapping.js'
import { append } from '../../lists.js'

/** The authors of a manuscript, in order. Without any, `invalid-metadata`. */
export function readAuthors(root: Mapping, affiliations: Affiliations): Author[] {
  const values = root.values('authors', 'author', 'author-info')
  const authors = values.flatMap((value) => readAuthor(value, root, affiliations) ?? [])
  affiliateAll(authors, root, affiliations)
  if (!values.length && root.whole)
    root.wrong(
      root.place('authors', 'author'),
      'Unexpected metadata without an author, expected `authors:` with a name each',
    )
  return authors
}

/** `affiliation: Example Hospital` beside the authors is the one author's; of several it is not known whose. */
function affiliateAll(authors: readonly Author[], root: Mapping, affiliations: Affiliations): void {
  const value = root.get('affiliation')
  const open = authors.filter((author) => author.affiliations.length === 0)
  if (value?.text === undefined || affiliations.defined || !open.length) return
  const [only, ...more] = authors
  if (only && !more.length) only.affiliations = [affiliations.add(value, root).id]
  else
    report(
      root.file,
      'unsupported-markup',
      value.position,
      'Unexpected `affiliation:` beside several authors, expected one at each author; it is left out',
    )
}

/** Names that are those of groups, and of no person. */
const consortium =
  /^the\s.+\s(?:consortium|collaboration|group|network|team|initiative|committee|society|investigators|registry|alliance|community)$|\s(?:consortium|collaboration|study group|working group|investigators|collaborators)$/i

function readAuthor(
  value: YamlValue,
  root: Mapping,
  affiliations: Affiliations,
): Author | undefined {
  const record = new Mapping(namedByKey(value) ?? value, root.file)
  const named = record.text('group', 'collaboration', 'literal', 'collective')
  const noted = splitNote(
    value.text === undefined ? nameText(record) : textOfScalar(value, root.file),
  )
  const group = named ?? (noted.name && consortium.test(noted.name) ? noted.name : undefined)
  const shared = {
    ...contributor(record, noted.note),
    affiliations: affiliationsOf(record, affiliations, root, group ?? noted.name),
    position: value.position,
  }
  if (group) {
    const members = membersOf(record)
    return { kind: 'group', name: group, ...(members && { members }), ...shared } satisfies Group
  }
  const name = nameParts(record) ?? (noted.name ? readName(noted.name) : undefined)
  if (!name)
    return (
      root.wrong(value.position, 'Unexpected author without a name, expected `name: Given Family`'),
      undefined
    )
  const isNone = noted.name === undefined ? undefined : noNameIn(noted.name)
  if (isNone) tellNoName(noted.name as string, isNone, value, root)
  const person: Person = { kind: 'person', ...name, ...shared }
  const degrees = record.text('degrees', 'degree') ?? record.texts('degrees').join(', ')
  if (degrees) person.degrees = degrees
  const orcid = orcidOf(record)
  if (orcid) person.orcid = orcid
  const isni = isniOf(record)
  if (isni) person.isni = isni
  record.tellNearMisses()
  return person
}

/** Who reads the article's names would be told a wrong one, in every format. */
function tellNoName(
  name: string,
  is: 'several people' | 'an institution' | 'words',
  { position }: YamlValue,
  root: Mapping,
): void {
  const begins = name.length > 60 ? `${name.slice(0, 57)}…` : name
  const expected =
    is === 'several people'
      ? 'an entry for each author'
      : is === 'an institution'
        ? '`affiliations:` with it, and its `id` at each author of it'
        : '`name:` alone, and `email:`, `corresponding:` or `note:` beside it'
  root.wrong(
    position,
    `Unexpected ${is} in the place of an author's name, \`${begins}\`, expected ${expected}`,
  )
}

/** People of a group: names, or records as authors have them. */
function membersOf(record: Mapping): Group['members'] {
  const found = record.values('members', 'collaborators').flatMap((value): Name[] => {
    const own = new Mapping(value, record.file)
    const whole = value.text === undefined ? nameText(own) : textOfScalar(value, record.file)
    const name = nameParts(own) ?? (whole ? readName(whole) : undefined)
    return name ? [name] : []
  })
  return found.length > 0
    ? found.map(({ given, family, suffix }) => ({
        ...(given && { given }),
        family,
        ...(suffix && { suffix }),
      }))
    : undefined
}

/** `- Jane Doe: {email: …}`, as some pandoc filters have it: the only key is the name. */
function namedByKey(value: YamlValue): YamlValue | undefined {
  const [only, ...more] = value.entries ?? []
  if (!only || more.length || !only.value.entries || /^(name|group|literal)$/.test(only.key))
    return undefined
  const name: YamlValue = { position: only.position, text: only.key, plain: only.key }
  return {
    ...only.value,
    entries: [{ key: 'name', position: only.position, value: name }, ...only.value.entries],
  }
}

const nameText = (record: Mapping): string | undefined =>
  record.text('name') ?? record.record('name')?.text('literal', 'name')

/** A name in parts: `name: {given, family}`, `given-names` and `surname`, `first` and `last`. */
function nameParts(record: Mapping): Name | undefined {
  const parts = record.record('name') ?? record
  const family = parts.text(
    'family',
    'family-names',
    'surname',
    'last',
    'lastname',
    'last-name',
    'family-name',
  )
  const particle = parts.text('non-dropping-particle', 'dropping-particle', 'particle')
  const given = parts.text(
    'given',
    'given-names',
    'first',
    'firstname',
    'first-name',
    'given-name',
    'forename',
  )
  if (!family) return given && !nameText(record) ? { family: given } : undefined
  const suffix = parts.text('suffix')
  return {
    ...(given ? { given } : {}),
    family: particle ? `${particle} ${family}` : family,
    ...(suffix ? { suffix } : {}),
  }
}

/** `^[…]`, in which brackets may stand in each other. */
const inName = /\s*\^\[((?:[^[\]]|\[[^[\]]*\])*)\]\s*/g
const link = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g
/** A link in a note says its words, and an address of mail besides. */
const linked = (_: string, words: string, address: string): string => {
  const mail = /^mailto:(.+)$/i.exec(address)?.[1]
  return mail && !words.includes(mail) ? `${words} (${mail})` : words
}

/** A note that stands in a name: `Jane Doe^[Corresponding author]`. */
function splitNote(text: string | undefined): { name?: string; note?: string } {
  const notes: string[] = []
  const name = (text ?? '').replace(inName, (_, note: string) => {
    notes.push(note.replace(link, linked).trim())
    return ' '
  })
  if (notes.length === 0) return text ? { name: text } : {}
  return { name: name.replace(/\s+/g, ' ').trim(), note: notes.join('; ') }
}

function contributor(
  record: Mapping,
  note: string | undefined,
): Omit<Person, 'kind' | keyof Name | 'affiliations' | 'position'> {
  const attributes = record.record('attributes')
  const flag = (...keys: string[]): boolean =>
    record.flag(...keys) === true || attributes?.flag(...keys) === true
  const [first, ...others] = record
    .texts('email', 'mail', 'e-mail', 'emails')
    .flatMap((each) => each.split(/[\s,;]+(?=\S+@)/))
  const email =
    first ??
    (/@/.test(record.text('corresponding', 'correspondence') ?? '')
      ? record.text('corresponding', 'correspondence')
      : undefined)
  const corresponding =
    flag('corresponding', 'correspondence', 'corresponding-author') ||
    (note !== undefined && /correspond/i.test(note)) ||
    /@/.test(record.text('corresponding', 'correspondence') ?? '')
  const mail = email ?? /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(note ?? '')?.[0]
  const words =
    record.text('note', 'footnote') ?? (note && !/correspond/i.test(note) ? note : undefined)
  const own = [...(words ? [words] : []), ...others].join('; ')
  return {
    ...(mail ? { email: mail.replace(/^mailto:/, '') } : {}),
    ...reachedAt(record),
    ...(corresponding ? { corresponding } : {}),
    ...(flag(
      'equal-contrib',
      'equal-contribution',
      'equal-contributor',
      'equal_contributor',
      'co-first',
    )
      ? { equalContribution: true }
      : {}),
    ...(flag('deceased') ? { deceased: true } : {}),
    ...(own ? { note: own } : {}),
    roles: record.values('roles', 'role', 'credit').flatMap((value) => rolesOf(value, record)),
  }
}

/** Where letters and calls go; an address in parts is put together in their order. */
function reachedAt(record: Mapping): Pick<Person, 'address' | 'phone'> {
  const keys = ['postal-address', 'address'] as const
  const value = record.get(...keys)
  const parts = value?.entries?.map(({ value: part }) => textOfScalar(part, record.file))
  const address = (parts ?? record.texts(...keys)).filter(Boolean).join(', ')
  const phone = record.text('phone', 'telephone', 'tel')
  return { ...(address ? { address } : {}), ...(phone ? { phone } : {}) }
}

function rolesOf(value: YamlValue, record: Mapping): Person['roles'] {
  if (value.entries) {
    const role = new Mapping(value, record.file)
    const term = role.text('role', 'term', 'type', 'name')
    return term
      ? [readCreditRole(term, role.text('degree', 'degree-contribution'))]
      : value.entries.map((entry) => readCreditRole(entry.key, entry.value.text))
  }
  const text = textOfScalar(value, record.file) ?? ''
  return (text.includes(';') ? text.split(/\s*;\s*/) : [text])
    .filter(Boolean)
    .map((each) => readCreditRole(each))
}

/** Ids of an author's affiliations: `1`, `"1, 2"`, `[hosp, uni]`, `{ref: hosp}`, or an institution in words. */
function affiliationsOf(
  record: Mapping,
  affiliations: Affiliations,
  root: Mapping,
  name: string | undefined,
): string[] {
  const ids: string[] = []
  for (const value of record.values('affiliations', 'affiliation', 'institute', 'affil')) {
    const reference = value.entries ? new Mapping(value, root.file).text('ref') : undefined
    if (value.entries && reference === undefined) ids.push(affiliations.add(value, root).id)
    else
      append(
        ids,
        named(reference ?? textOfScalar(value, root.file) ?? '', value, affiliations, root, name),
      )
  }
  return [...new Set(ids)]
}

/** Marks of notes beside the ids: `1,2*`, `1,†`. */
const noteMarks = /^[*†‡§¶#\s]+|[*†‡§¶#\s]+$|\\?[*]/g

function named(
  text: string,
  value: YamlValue,
  affiliations: Affiliations,
  root: Mapping,
  name: string | undefined,
): string[] {
  if (affiliations.get(text)) return [text]
  const parts = text
    .split(/\s*(?:[,;&]|\band\b)\s*/)
    .map((part) => (affiliations.get(part) ? part : part.replace(noteMarks, '')))
    .filter(Boolean)
  const known = parts.filter((part) => affiliations.get(part))
  if (known.length === parts.length) return parts
  if (!affiliations.defined && !known.length && !/^[\d\s,;&*†‡]+$/.test(text))
    return [affiliations.add(value, root).id]
  for (const part of parts.filter((each) => !affiliations.get(each))) {
    const expected = affiliations.ids.length
      ? `one of ${affiliations.ids.map((id) => `\`${id}\``).join(', ')}`
      : 'a list `affiliations:` that defines it'
    root.wrong(
      value.position,
      `Unexpected affiliation \`${part}\`${name ? ` of ${name}` : ''}, expected ${expected}`,
    )
  }
  return known
}
