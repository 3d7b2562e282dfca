/**
 * What a detector of patients' identity is: a function from one sentence to what it finds there.
 *
 * Precision goes before recall. What could be anything else is left alone, because a false alarm on every build teaches
 * authors to look away.
 */

/** Where a sentence stands: in what tells of the patient, or elsewhere in the article. */
export type PaperPart = 'patient' | 'other'

/** What the manuscript says of its own authors: the gazetteer that places and institutions are looked up in. */
export interface Own {
  /** Names of the authors' institutions that name one institution and no other, longest first. */
  institutions: readonly string[]
  /** Towns of the affiliations. */
  towns: readonly string[]
  /** The authors' family names: a clinician of that name is no patient. */
  families: ReadonlySet<string>
}

/** What was found. `date` is that of a clinical event; `other-date` is a day that may be none; `month`, `age` and `town` are what only some journals mind. */
export type IdentityKind =
  | 'record-number'
  | 'name'
  | 'birth'
  | 'date'
  | 'other-date'
  | 'month'
  | 'initials'
  | 'age'
  | 'old-age'
  | 'institution'
  | 'town'
  | 'town-date'

/** Kinds that say who a patient is wherever they stand, a file or a cell. */
export const isCertain = (kind: IdentityKind): boolean =>
  kind === 'record-number' || kind === 'name' || kind === 'birth'

/** `words`, at `start` of the sentence. */
export interface FoundIdentifier {
  kind: IdentityKind
  start: number
  words: string
}

/** Finds one kind of thing, or a few that belong together; `sentence` may be hostile and of any length. */
export type Detector = (sentence: string, part: PaperPart, own: Own) => FoundIdentifier[]

/** Every match of `pattern` (global) as a find; of its first group, when it has one. */
export function finds(
  kind: IdentityKind,
  sentence: string,
  pattern: RegExp,
  keep: (match: RegExpMatchArray) => boolean = () => true,
): FoundIdentifier[] {
  return [...sentence.matchAll(pattern)].filter(keep).map((match) => {
    const words = (match[1] ?? match[0]).trimEnd()
    return { kind, start: (match.index ?? 0) + match[0].indexOf(words), words }
  })
}

/** Finds in order of place, of those that overlap the first and longest. */
export function apart(finds: readonly FoundIdentifier[]): FoundIdentifier[] {
  const kept: FoundIdentifier[] = []
  let end = 0
  for (const found of [...finds].sort(
    (one, other) => one.start - other.start || other.words.length - one.words.length,
  )) {
    if (found.start < end) continue
    kept.push(found)
    end = found.start + found.words.length
  }
  return kept
}
