/**
 * The syntax of citation and reference keys: `@doe2020`, `-@doe2020`, `@fig:skin.a`, `@{odd key}`.
 *
 *     > | as @doe2020 showed
 *            ^^^^^^^^
 *
 * A key starts with a letter, digit or `_` and goes on with these and single punctuation between them, and the `://` of an
 * address of the web (pandoc's manual, § Citation syntax), so that the full stop of a sentence, a curly quote, a dash or the
 * `_` that ends an emphasis is not part of it. Before it stands no letter
 * or digit (an e-mail address) and no `/` (an address of the web), but for that between two citations: `@doe2020/@roe2021`. What brackets make of keys is decided later, where
 * the brackets are paired (`phrasing.ts`).
 */
import { characterBefore, endOfMatch, matching, type Source } from './syntax/source.js'

const key =
  /-?@(?:\{[^{}\r\n]+\}|(?:_+(?=[\p{L}\p{N}])|[\p{L}\p{N}])(?:[\p{L}\p{N}\p{M}]|(?:_+|[:.#$%&\-+?<>~/]_*)(?=[\p{L}\p{N}])|[:/](?=\/))*)/uy
const wordEnd = /[\p{L}\p{N}\p{M}/]$/u
/** What may end before the `/` of two citations. */
const cited = /(?:\]|(?:^|[^\p{L}\p{N}\p{M}/])@[^\s@/[\]]{1,80})\/$/u
/** A reference that no address of mail looks like. */
const float = /@(?:fig|tbl|tab|eq|sec|lst):[\p{L}\p{N}]/uy
/** Of scripts that part no words. */
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** A construct for `@` and for the `-` before it. */
export const keys = (source: Source) =>
  matching('key', (offset) =>
    mayStand(source.text, offset)
      ? latinEnd(source.text, offset, endOfMatch(key, source.text, offset))
      : 0,
  )

function mayStand(text: string, offset: number): boolean {
  const before = characterBefore(text, offset)
  return (
    !wordEnd.test(before) ||
    unparted.test(before) ||
    cited.test(text.slice(Math.max(0, offset - 82), offset)) ||
    endOfMatch(float, text, offset) > 0
  )
}

/** A key that begins with a Latin letter ends where a script begins that parts no words: `如@fig:x所示`. */
function latinEnd(text: string, offset: number, end: number): number {
  const found = text.slice(offset, end)
  const at = /^-?@[A-Za-z]/.test(found) ? found.search(unparted) : -1
  return at < 0 ? end : offset + found.slice(0, at).replace(/[^\p{L}\p{N}]+$/u, '').length
}

/** What a key's text says: `-@{odd key}` → `odd key`, without author. */
export function readCitationKey(value: string): { identifier: string; suppressAuthor: boolean } {
  const suppressAuthor = value.startsWith('-')
  const bare = value.slice(suppressAuthor ? 2 : 1)
  return { identifier: bare.startsWith('{') ? bare.slice(1, -1).trim() : bare, suppressAuthor }
}
