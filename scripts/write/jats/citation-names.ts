/**
 * The people of a reference.
 */
import type { Element } from 'xast'
import type { CslName } from '../../document/references.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<person-group>`; nothing when there is nobody. `of`: of which part of the work they are. */
export function personGroup(
  names: readonly CslName[] | undefined,
  type: string,
  of?: 'container' | 'series',
): Element[] {
  return names && names.length > 0
    ? [
        element(
          'person-group',
          { 'person-group-type': type, 'specific-use': of },
          names.map(person),
        ),
      ]
    : []
}

/** Which name is first: the family name is in Chinese, Japanese and Korean writing (JATS 1.3 `@name-style`). */
export const nameStyle = (family: string): 'eastern' | 'western' =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(family)
    ? 'eastern'
    : 'western'

function person({ literal, family, given, suffix }: CslName): Element {
  if (literal) return literal === 'et al.' ? element('etal') : element('collab', {}, literal)
  if (!given)
    return element(
      'name',
      { 'name-style': 'given-only' },
      element('given-names', {}, family),
      textElement('suffix', suffix),
    )
  return element(
    'name',
    { 'name-style': nameStyle(family ?? '') },
    element('surname', {}, family),
    element('given-names', {}, given),
    textElement('suffix', suffix),
  )
}
