/**
 * What follows from a file that could not be read: it is not told beside its cause. An error stops the build all the same,
 * and once the file is right, what is still wrong is told.
 */
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Evaluation, Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'

/** Whether an expression, or what is made from a resource, has nothing to rest on: its Data Package or its head was not read. */
export function unreadData(
  { resources, facts }: Inputs,
  file: VFile,
): { names: (source: string) => boolean; rests: (evaluation: Evaluation) => boolean } {
  const faults = file.messages.filter(
    ({ ruleId, fatal }) => ruleId === 'invalid-data' && fatal === true,
  )
  const isAll = resources.size === 0 && faults.length > 0
  const unread = [...resources.values()].filter(({ path }) =>
    faults.some((message) => message.file === path && lineOf(message) === 1),
  )
  const words = unread.map(({ name }) => new RegExp(`(?<![\\w.])${name.replace(/\W/g, '\\$&')}\\b`))
  const names = (text: string): boolean => isAll || words.some((word) => word.test(text))
  return {
    names,
    rests: ({ expression, facts: used = [] }) =>
      names(expression) || used.some((fact) => names(facts.get(fact)?.expression ?? '')),
  }
}

/** Whether the metadata name a bibliography that there is none of, and no other was read. */
export function isUnreadBibliography(
  article: Article,
  { references }: Inputs,
  file: VFile,
): boolean {
  const place = article.children[0].metadata.positions.get('bibliography')
  return (
    references.size === 0 &&
    place !== undefined &&
    file.messages.some(
      (message) =>
        message.ruleId === 'missing-file' &&
        message.file === place.path &&
        (lineOf(message) ?? 0) >= place.start.line &&
        (lineOf(message) ?? 0) <= place.end.line,
    )
  )
}

function lineOf({ place }: VFileMessage): number | undefined {
  return place && ('start' in place ? place.start.line : place.line)
}
