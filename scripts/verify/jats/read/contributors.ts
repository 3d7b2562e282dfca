/**
 * Authors and affiliations out of JATS.
 */
import type { Element } from 'xast'
import type { Affiliation, Author, Person, Role } from '../../../document/metadata.js'
import { attribute, compact, childElements, find, textAt, textIn } from './reading.js'

export function authorsIn(meta: Element | undefined): Author[] {
  const notes = childElements(find(meta, 'author-notes'))
  const note = (id: string | undefined): Element | undefined =>
    notes.find((one) => attribute(one, 'id') === id)
  return childElements(find(meta, 'contrib-group'), 'contrib').map((node): Author => {
    const targets = (type: string): Array<string | undefined> =>
      childElements(node, 'xref')
        .filter((one) => attribute(one, 'ref-type') === type)
        .map((one) => attribute(one, 'rid'))
    const own = targets('fn')
      .map(note)
      .find((one) => one && !attribute(one, 'fn-type'))
    const yes = (name: string): true | undefined =>
      attribute(node, name) === 'yes' ? true : undefined
    const letter = note(targets('corresp')[0])
    const place = letter ?? find(node, 'address')
    const identifier = (type: string): string | undefined =>
      textIn(
        childElements(node, 'contrib-id').find((one) => attribute(one, 'contrib-id-type') === type),
      ) || undefined
    const shared = {
      email: textAt(letter, 'email') ?? textAt(node, 'email'),
      address: textAt(place, 'addr-line'),
      phone: textAt(place, 'phone'),
      corresponding: yes('corresp'),
      equalContribution: yes('equal-contrib'),
      deceased: yes('deceased'),
      affiliations: targets('aff').map((id) => id ?? ''),
      roles: childElements(node, 'role').map(role),
      note: textAt(own, 'p'),
    }
    const collab = find(node, 'collab')
    if (collab) {
      const people = find(collab, 'contrib-group')
      const own = { ...collab, children: collab.children.filter((one) => one !== people) }
      const members = childElements(people, 'contrib').map((one) => personIn(one))
      return compact({
        kind: 'group' as const,
        name: textIn(own),
        members: members.length > 0 ? members : undefined,
        ...shared,
      })
    }
    return compact({
      kind: 'person' as const,
      ...personIn(node),
      degrees: textAt(node, 'degrees'),
      orcid: identifier('orcid')?.replace('https://orcid.org/', ''),
      isni: identifier('isni')?.replace('https://isni.org/isni/', ''),
      ...shared,
    })
  })
}

/** A name in its parts. */
function personIn(node: Element): Pick<Person, 'given' | 'family' | 'suffix'> {
  const surname = textAt(node, 'name/surname')
  const given = textAt(node, 'name/given-names')
  return compact({
    family: surname ?? given ?? '',
    given: surname === undefined ? undefined : given,
    suffix: textAt(node, 'name/suffix'),
  })
}

const role = (node: Element): Role =>
  compact({
    term: textIn(node),
    credit: attribute(node, 'vocab') === 'credit',
    degree: attribute(node, 'degree-contribution') as Role['degree'],
  })

export function affiliations(meta: Element | undefined): Affiliation[] {
  return [...childElements(find(meta, 'contrib-group'), 'aff'), ...childElements(meta, 'aff')].map(
    (node) => {
      const institutions = childElements(find(node, 'institution-wrap'), 'institution')
      const department = institutions.find((one) => attribute(one, 'content-type') === 'dept')
      return compact({
        id: attribute(node, 'id') ?? '',
        label: textAt(node, 'label') ?? '',
        institution: textIn(institutions.find((one) => one !== department)),
        department: department && textIn(department),
        street: textAt(node, 'addr-line'),
        postalCode: textAt(node, 'postal-code'),
        city: textAt(node, 'city'),
        region: textAt(node, 'state'),
        country: textAt(node, 'country'),
        ror: identifier(node, 'ror'),
        isni: identifier(node, 'isni')?.replace('https://isni.org/isni/', ''),
      })
    },
  )
}

const identifier = (node: Element, type: string): string | undefined =>
  textIn(
    childElements(find(node, 'institution-wrap'), 'institution-id').find(
      (one) => attribute(one, 'institution-id-type') === type,
    ),
  ) || undefined
