/**
 * Addresses in running text, as GFM finds them (GitHub Flavored Markdown § Autolinks (extended)): `https://…`, `www.…` and
 * e-mail addresses. All are found in one pass before the text is read, so that a word that is none costs nothing.
 */
import { characterBefore } from './source.js'

const web = /(?:https?:\/\/|www\.)[^\s<>[\]{}|\\^`"“”„«»‘’]+/gi
const trailing = /(?:[?!.,:;*_~'"]|&[a-z]{2,12};)+$/i
const local = /[\w.+-]/
const domain = /[a-z\d-]+(?:\.[a-z\d-]+)+/iy

/** From the offset of each address to the offset after it. */
export function findAddresses(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  if (/https?:|www\./i.test(text))
    for (const match of text.matchAll(web)) addWeb(found, text, match.index, match[0])
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) addMail(found, text, at)
  return found
}

function addWeb(found: Map<number, number>, text: string, start: number, match: string): void {
  if (/[\p{L}\p{N}/]$/u.test(characterBefore(text, start))) return
  let address = match.replace(trailing, '')
  let unclosed = count(address, ')') - count(address, '(')
  for (; unclosed > 0 && address.endsWith(')'); unclosed--)
    address = address.slice(0, -1).replace(trailing, '')
  if (/^(?:https?:\/\/[^/]|www\.[^/]*\.)/i.test(address)) found.set(start, start + address.length)
}

const count = (text: string, character: string): number => text.split(character).length - 1

function addMail(found: Map<number, number>, text: string, at: number): void {
  let start = at
  while (start > 0 && local.test(text[start - 1]!)) start--
  domain.lastIndex = at + 1
  const match =
    start < at && !/[\p{L}\p{N}/]$/u.test(characterBefore(text, start)) ? domain.exec(text) : null
  if (!match || /[-_]$/.test(match[0]) || /^[.+-]/.test(text[start]!)) return
  found.set(start, at + 1 + match[0].length)
}
