/**
 * Affiliations: a list with ids of any kind, or what authors name in place.
 */
import type { Affiliation } from '../../document/metadata.js'
import type { YamlValue } from '../yaml.js'
import { isniOf } from './identifiers.js'
import { Mapping, textOfScalar } from './mapping.js'

/** Keys of an affiliation; another that stands alone is its id: `institute: [{hosp: Example Hospital}]`. */
const fields =
  /^(?:id|index|number|code|key|num|label|name|institution|organization|institute|text|affiliation|department|division|unit|street|city|postal-code|address|country|ror|isni)$/i

const institutes = ['institute', 'institutes', 'institutions'] as const
/** Written once for all authors; a list defines, as papaja and the journals' templates of R Markdown have it. */
const ofAll = ['affiliation', 'address'] as const

/** The affiliations of a manuscript, by id, in order; authors may add theirs. */
export class Affiliations {
  readonly list: Affiliation[] = []
  readonly #byId = new Map<string, Affiliation>()
  /** Whether the manuscript has a list of its own: then an id that it lacks is an error. */
  readonly defined: boolean

  constructor(root: Mapping) {
    const lone = root.get('affiliations', ...institutes) ? undefined : root.get(...ofAll)
    const values =
      lone?.text === undefined ? root.values('affiliations', ...institutes, ...ofAll) : []
    const entries =
      values.length === 1 &&
      values[0]!.entries &&
      !values[0]!.entries.some(({ key }) => /^(id|index|name|institution)$/.test(key))
        ? values[0]!.entries
        : undefined
    this.defined = values.length > 0
    if (entries) for (const { key, value } of entries) this.#define(value, root, key)
    else
      values.forEach((value, index) => {
        const [only, ...more] = value.entries ?? []
        if (only && !more.length && !fields.test(only.key)) this.#define(only.value, root, only.key)
        else this.#define(value, root, String(index + 1))
      })
  }

  get(id: string): Affiliation | undefined {
    return this.#byId.get(id)
  }

  get ids(): string[] {
    return [...this.#byId.keys()]
  }

  /** An affiliation that an author names in place: the one of the same words, or a new one. */
  add(value: YamlValue, root: Mapping): Affiliation {
    const read = readAffiliation(value, root)
    const known = this.list.find((each) => same(each, read))
    if (known) return known
    return this.#insert({ ...read, id: read.id || this.#unused() })
  }

  #define(value: YamlValue, root: Mapping, fallback: string): void {
    const read = readAffiliation(value, root)
    const id = read.id || fallback
    if (this.#byId.has(id))
      root.wrong(value.position, `Unexpected second affiliation \`${id}\`, expected each id once`)
    else this.#insert({ ...read, id })
  }

  #insert(affiliation: Affiliation): Affiliation {
    affiliation.label = String(this.list.length + 1)
    this.list.push(affiliation)
    this.#byId.set(affiliation.id, affiliation)
    return affiliation
  }

  #unused(): string {
    let count = this.list.length + 1
    while (this.#byId.has(`aff${count}`)) count++
    return `aff${count}`
  }
}

function readAffiliation(value: YamlValue, root: Mapping): Affiliation {
  if (!value.entries)
    return { id: '', label: '', institution: textOfScalar(value, root.file) ?? '' }
  const record = new Mapping(value, root.file)
  const affiliation: Affiliation = {
    id: record.text('id', 'index', 'number', 'code', 'key', 'num', 'label') ?? '',
    label: '',
    institution:
      record.text(
        'institution',
        'name',
        'organization',
        'institute',
        'text',
        'affiliation',
        'address',
      ) ?? '',
  }
  for (const [field, ...keys] of [
    ['department', 'department', 'division', 'unit'],
    ['street', 'street', 'address-line', 'address-lines', 'addr-line'],
    ['postalCode', 'postal-code', 'postcode', 'postal', 'zip', 'zip-code'],
    ['city', 'city'],
    ['region', 'region', 'state'],
    ['country', 'country'],
    ['ror', 'ror', 'rorid'],
  ] as const) {
    const text = record.text(...keys)
    if (text) affiliation[field] = text
  }
  const address = record.text('address')
  if (address && address !== affiliation.institution) affiliation.street ??= address
  const isni = isniOf(record)
  if (isni) affiliation.isni = isni
  if (!affiliation.institution && affiliation.department)
    Object.assign(affiliation, { institution: affiliation.department, department: undefined })
  if (!affiliation.institution)
    record.wrong(value.position, 'Unexpected affiliation without a name, expected `institution: …`')
  return affiliation
}

const same = (left: Affiliation, right: Affiliation): boolean =>
  (['institution', 'department', 'street', 'city', 'region', 'country'] as const).every(
    (field) => left[field] === right[field],
  )
