/** What brackets with attributes, and those behind a key, are. */
import type { Position } from 'unist'
import type { Phrasing } from '../document/tree.js'
import type { PhrasingOrKey } from './citations.js'
import type { Attributes } from './syntax/attributes.js'

/** `[words]{.smallcaps lang=fr #name}`: what the attributes make of the words; the words alone where they say nothing. */
export function spanOf(
  children: Phrasing[],
  { classes, id, values }: Attributes,
  position: Position,
  quotations: boolean | undefined,
): Phrasing[] {
  const small = classes.some((name) => /^(smallcaps|sc|small-caps)$/i.test(name))
  const inner: Phrasing[] = small ? [{ type: 'smallCaps', children, position }] : children
  const lang = values.get('lang')
  const style = styleIn(classes)
  const quoted = quotations && classes.includes('new')
  const given = classes.includes('given')
  if (!lang && !id && !quoted && !given && !style) return inner
  return [
    {
      type: 'span',
      ...(lang ? { lang } : {}),
      ...(id ? { identifier: id } : {}),
      ...(style ? { style } : {}),
      ...(quoted ? { quoted } : {}),
      ...(given ? { given } : {}),
      children: inner,
      position,
    },
  ]
}

function styleIn(classes: readonly string[]): 'underline' | 'mark' | undefined {
  if (classes.some((name) => /^(underline|ul)$/.test(name))) return 'underline'
  return classes.includes('mark') ? 'mark' : undefined
}

/** Whether a bracket of `parts` belongs to the key that `before` ends with: `@doe2020 [p. 3; @roe2021]`. */
export function isLocator(
  parts: readonly PhrasingOrKey[],
  before: readonly PhrasingOrKey[],
): boolean {
  if (parts[0]?.type === 'key') return false
  const last = before[before.length - 1]
  const key = last?.type === 'text' && /^\s$/.test(last.value) ? before[before.length - 2] : last
  const semicolon = parts.findIndex((part) => part.type === 'text' && part.value.includes(';'))
  const firstKey = parts.findIndex((part) => part.type === 'key')
  return (
    key?.type === 'key' &&
    /^[^:-]*$|^(?!fig|tbl|tab|eq|sec|supp)/i.test(key.identifier) &&
    (firstKey < 0 || (semicolon >= 0 && semicolon < firstKey))
  )
}
