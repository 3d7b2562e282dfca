/**
 * Patterns that a manuscript brings along, found in a text by RE2, which takes no longer than the text is long.
 */
const compiled = new Map<string, import('re2js').RE2JS>()

/** Makes a pattern ready; false where it needs another engine (look-around, back-references). */
export async function preparePattern(pattern: string): Promise<boolean> {
  if (compiled.has(pattern)) return true
  const { RE2JS } = await import('re2js')
  try {
    compiled.set(pattern, RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.CASE_INSENSITIVE))
    return true
  } catch {
    return false
  }
}

/** Every place of a pattern in a text, whatever its case; one that was not made ready is one of the program's own. */
export function findPattern(
  pattern: string,
  text: string,
): Array<{ index: number; found: string }> {
  const linear = compiled.get(pattern)
  if (!linear)
    return [...text.matchAll(new RegExp(pattern, 'giu'))].map((match) => ({
      index: match.index,
      found: match[0],
    }))
  const places: Array<{ index: number; found: string }> = []
  const matcher = linear.matcher(text)
  while (matcher.find()) places.push({ index: matcher.start(), found: matcher.group() ?? '' })
  return places
}
