/**
 * XML Names (XML 1.0 § 2.3) without colons, for identifiers that authors write as they like.
 */

/** NameStartChar, without the colon. */
const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}'
const starts = new RegExp(`^[${start}]`, 'u')
const foreign = new RegExp(`[^${start}.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040-]+`, 'gu')

/** `fig:skin` → `fig-skin`; what no name may begin with gets `kind` before it, and so does what is no name at all. */
export function xmlName(identifier: string, kind: string): string {
  const name = identifier
    .normalize('NFC')
    .replaceAll('\u00B5', '\u03BC')
    .replace(foreign, '-')
    .replace(/^-+|-+$/g, '')
  if (name === '') return kind
  return starts.test(name) ? name : `${kind}-${name}`
}
