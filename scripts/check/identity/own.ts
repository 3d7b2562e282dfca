import { institutionNames } from '../../blind/institutions.js'
import type { Metadata } from '../../document/metadata.js'
import type { Own } from './detector.js'

/** What the metadata say of the authors and their places. A town's name of three letters or fewer is left out: it may be any word. */
export function ownOf({ authors, affiliations }: Metadata): Own {
  return {
    institutions: [...new Set(affiliations.flatMap(institutionNames))].sort(
      (one, other) => other.length - one.length || (one < other ? -1 : 1),
    ),
    towns: [
      ...new Set(affiliations.flatMap(({ city }) => (city && city.length > 3 ? [city] : []))),
    ].sort(),
    families: new Set(
      authors.flatMap((author) => (author.kind === 'person' ? [author.family] : [])),
    ),
  }
}
