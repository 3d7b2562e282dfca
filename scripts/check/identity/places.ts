import { apart, type Detector, type FoundIdentifier } from './detector.js'
import { dates } from './dates.js'
import { isOfOtherWork } from './others.js'

/** The authors' own hospital, and a town of theirs with a date in the same sentence: together they point to a person. */
export const places: Detector = (sentence, part, own) => {
  if (part !== 'patient' || isOfOtherWork(sentence)) return []
  const kind = dates(sentence, part, own).length > 0 ? 'town-date' : 'town'
  return apart([
    ...own.institutions.flatMap((name) => named('institution', name, sentence)),
    ...own.towns.flatMap((name) => named(kind, name, sentence)),
  ])
}

/** Where `name` stands as whole words. */
function named(kind: FoundIdentifier['kind'], name: string, sentence: string): FoundIdentifier[] {
  const found: FoundIdentifier[] = []
  for (let at = sentence.indexOf(name); at >= 0; at = sentence.indexOf(name, at + name.length)) {
    const isWhole =
      !/[\p{L}\p{N}]$/u.test(sentence.slice(Math.max(0, at - 2), at)) &&
      !/^[\p{L}\p{N}]/u.test(sentence.slice(at + name.length, at + name.length + 2))
    if (isWhole) found.push({ kind, start: at, words: name })
  }
  return found
}
