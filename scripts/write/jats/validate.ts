/**
 * Judges the XML that was written. libxml2 is the judge; it gets a DTD cut to the document first, for speed, and the whole
 * DTD when that finds a fault (for the wording) or when the whole verdict is asked for.
 */
import { quickly } from '../../optimizer.js'
import type { JatsVersion } from './violations.js'

/** Rejects when `xml` is not valid: what we write must be, so this is a fault of the program and never of the author. */
export async function validate(xml: string, version: JatsVersion, full: boolean): Promise<void> {
  const { violations } = await import('./violations.js')
  // Judging one document takes less time than optimising libxml2's code for it, up to ten megabytes and more.
  const found = quickly(() => violations(xml, version, full))
  if (found.length === 0) return
  const worded = full ? found : violations(xml, version, true)
  throw new Error(explain(xml, version, worded.length > 0 ? worded : found))
}

/** The first few faults, each with the line of XML that it is in. */
function explain(
  xml: string,
  version: JatsVersion,
  found: ReadonlyArray<{ line: number; message: string }>,
): string {
  const lines = xml.split('\n')
  const places = found
    .slice(0, 5)
    .map(
      ({ line, message }) =>
        `  line ${line}: ${message}\n    ${(lines[line - 1] ?? '').trim().slice(0, 200)}`,
    )
  return `The XML that was written is not valid JATS Journal Publishing ${version}:\n${places.join('\n')}`
}
