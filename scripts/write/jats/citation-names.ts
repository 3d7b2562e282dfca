/**
 * The people of a reference.
 */
import type { Element } from 'xast'
import type { CslName } from '../../document.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<person-group>`; nothing when there is nobody. `etAl`: there are others who are not named. */
export function people(names: readonly CslName[] | undefined, type: string, etAl = false): Element[] {
  const written = (names ?? []).flatMap(person)
  const others = etAl || (names ?? []).some(isOthers)
  return written.length > 0 ? [element('person-group', { 'person-group-type': type }, written, others ? element('etal') : undefined)] : []
}

/** "and others", as it comes out of a .bib. */
const isOthers = ({ literal, family, given }: CslName): boolean => !given && /^(?:et al\.?|others\.?)$/i.test(literal ?? family ?? '')

/** Particles that sort with the family name stand before it, the others after the given names. */
function person(name: CslName): Element[] {
  if (isOthers(name)) return []
  if (name.literal) return [element('collab', {}, name.literal)]
  const surname = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ')
  if (!surname && !given) return []
  const style = !surname || !given ? 'given-only' : /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(surname) ? 'eastern' : 'western'
  const parts = style === 'given-only' ? element('given-names', {}, surname || given) : [element('surname', {}, surname), element('given-names', {}, given)]
  return [element('name', { 'name-style': style }, parts, textElement('suffix', name.suffix))]
}
