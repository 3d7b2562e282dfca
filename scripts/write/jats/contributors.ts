/**
 * `contrib-group` and `author-notes`: who wrote the article, where they work, whom to write to, what interests they declare.
 */
import { toString } from 'mdast-util-to-string'
import type { Element, ElementContent } from 'xast'
import type { Group, Author, Person, Role } from '../../document/metadata.js'
import { affiliation, isniAddress } from './affiliations.js'
import { flattened } from './arrange.js'
import { inParagraphs } from './blocks.js'
import { nameStyle } from './citation-names.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<contrib-group>` (JATS4R Authors and affiliations, CRediT); a blind manuscript has one author, anonymous; a draft may have none. */
export function contributors(state: State): Element[] {
  if (state.inputs.settings.blind)
    return [
      element(
        'contrib-group',
        {},
        element('contrib', { 'contrib-type': 'author' }, element('anonymous')),
      ),
    ]
  const { authors, affiliations } = state.metadata
  const places = affiliations.map((one, index) => affiliation(one, state.id('aff', index)))
  return authors.length > 0
    ? [
        element(
          'contrib-group',
          {},
          authors.map((author, index) => contributor(author, index, state)),
          places,
        ),
      ]
    : places
}

function contributor(author: Author, index: number, state: State): Element {
  const { metadata, arrangement } = state
  const equals = metadata.authors.filter((one) => one.equalContribution).length
  const attributes = {
    'contrib-type': 'author',
    corresp: author.corresponding ? 'yes' : undefined,
    'equal-contrib': author.equalContribution && equals > 1 ? 'yes' : undefined,
    deceased: author.deceased ? 'yes' : undefined,
  }
  return element(
    'contrib',
    attributes,
    author.kind === 'person'
      ? [...orcid(author), ...isni(author), nameElement(author), ...degrees(author)]
      : group(author),
    author.corresponding ? undefined : [postal(author), textElement('email', author.email)],
    author.roles.map(role),
    author.affiliations.map((id) => affiliated(id, state)),
    author.corresponding
      ? element('xref', { 'ref-type': 'corresp', rid: state.id('cor', index) }, '*')
      : undefined,
    author.note
      ? element('xref', { 'ref-type': 'fn', rid: state.id('author-note', index) })
      : undefined,
    arrangement.competingInterests.map((section, place) =>
      element('xref', { 'ref-type': 'fn', rid: section.id ?? state.id('coi', place) }),
    ),
  )
}

/** Its people stand in it (JATS 1.3 `<collab>`, JATS4R Group authors). */
const group = ({ name, members = [] }: Group): Element =>
  element(
    'collab',
    {},
    name,
    members.length > 0
      ? element(
          'contrib-group',
          {},
          members.map((member) =>
            element('contrib', { 'contrib-type': 'author non-byline' }, nameElement(member)),
          ),
        )
      : undefined,
  )

/** As a URL (JATS4R ORCID); the archive takes no bare number. */
const orcid = (author: Person): Element[] =>
  author.orcid
    ? [
        element(
          'contrib-id',
          { 'contrib-id-type': 'orcid', authenticated: 'false' },
          `https://orcid.org/${author.orcid}`,
        ),
      ]
    : []
const isni = (author: Person): Element[] =>
  author.isni
    ? [element('contrib-id', { 'contrib-id-type': 'isni' }, isniAddress(author.isni))]
    : []

/** Where somebody who is not the one to write to can be reached. */
const postal = ({ address, phone }: Author): Element | undefined =>
  address || phone
    ? element('address', {}, textElement('addr-line', address), textElement('phone', phone))
    : undefined

const degrees = (author: Person): Element[] =>
  author.degrees ? [element('degrees', {}, author.degrees)] : []

/** JATS 1.3 `<name>`; the only part of a single name is a given name (`@name-style="given-only"`). */
export function nameElement(person: Pick<Person, 'given' | 'family' | 'suffix'>): Element {
  if (!person.given || !person.family)
    return element(
      'name',
      { 'name-style': 'given-only' },
      element('given-names', {}, person.family || person.given),
      textElement('suffix', person.suffix),
    )
  return element(
    'name',
    { 'name-style': nameStyle(person.family) },
    element('surname', {}, person.family),
    element('given-names', {}, person.given),
    textElement('suffix', person.suffix),
  )
}

/** A term of the CRediT taxonomy has all four attributes (JATS4R CRediT); any other role has its words only. */
function role({ term, credit, degree }: Role): Element {
  const place = term
    .toLowerCase()
    .replaceAll('&', ' ')
    .replace(/[^a-z]+/g, '-')
  const vocabulary = {
    vocab: 'credit',
    'vocab-identifier': 'https://credit.niso.org/',
    'vocab-term': term,
    'vocab-term-identifier': `https://credit.niso.org/contributor-roles/${place}/`,
  }
  return element('role', { ...(credit ? vocabulary : {}), 'degree-contribution': degree }, term)
}

function affiliated(id: string, state: State): ElementContent[] {
  const { affiliations } = state.metadata
  const index = affiliations.findIndex((one) => one.id === id)
  const found = affiliations[index]
  return found
    ? [
        element(
          'xref',
          { 'ref-type': 'aff', rid: state.id('aff', index) },
          element('sup', {}, found.label),
        ),
      ]
    : []
}

/** JATS 1.3 `<author-notes>`, with the competing interests where JATS4R wants them. */
export function authorNotes(state: State): Element | undefined {
  if (state.inputs.settings.blind) return undefined
  const { authors } = state.metadata
  const letters = authors.flatMap((author, index) =>
    author.corresponding ? [correspondence(author, state.id('cor', index))] : [],
  )
  const notes = authors.flatMap((author, index) =>
    author.note
      ? [element('fn', { id: state.id('author-note', index) }, element('p', {}, author.note))]
      : [],
  )
  const interests = state.arrangement.competingInterests.map((section, index) =>
    element(
      'fn',
      { 'fn-type': 'coi-statement', id: section.id ?? state.id('coi', index) },
      textElement('label', toString(section.children[0]).trim()),
      inParagraphs(flattened(section), state),
    ),
  )
  const all = [...letters, ...notes, ...interests]
  return all.length > 0 ? element('author-notes', {}, all) : undefined
}

function correspondence(author: Author, id: string): Element {
  const who =
    author.kind === 'person' ? [author.given, author.family].filter(Boolean).join(' ') : author.name
  const places = [
    textElement('addr-line', author.address),
    textElement('phone', author.phone),
    textElement('email', author.email),
  ].filter((place) => place !== undefined)
  return element(
    'corresp',
    { id },
    element('label', {}, '*'),
    who,
    places.flatMap((place): ElementContent[] => [{ type: 'text', value: ', ' }, place]),
  )
}
