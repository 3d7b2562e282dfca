/** An XML Name (XML 1.0 § 2.3) without colons: `fig:skin` → `fig-skin`. */
export function xmlName(identifier: string, kind: string): string {
  const name = identifier.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '')
  if (name === '') return kind
  return /^[\p{L}_]/u.test(name) ? name : `${kind}-${name}`
}
