/**
 * Characters that XML can hold.
 */

/**
 * Text without what XML 1.0 § 2.2 has no place for (control characters, halves of surrogate pairs, non-characters), with
 * the one line end that it knows (§ 2.11).
 */
export const legal = (text: string): string => text.replace(illegal, '').replace(/\r\n?/g, '\n')

const illegal =
  /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/** The same plain data with every text so. Maps stay as they are. */
export function legalTexts<T>(value: T): T {
  if (typeof value === 'string') return legal(value) as T
  if (Array.isArray(value)) return value.map(legalTexts) as T
  if (value === null || typeof value !== 'object' || value instanceof Map) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, legalTexts(one)]),
  ) as T
}
