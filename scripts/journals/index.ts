/**
 * The journals that have a profile. Profiles are YAML files beside this one, which are checked when the program is compiled.
 */
import { assetText } from '../assets.js'
import type { Profile } from './schema.js'

let loaded: ReadonlyMap<string, Profile> | undefined
/** Read on first use, so that a build for no journal reads none. */
const profiles = (): ReadonlyMap<string, Profile> =>
  (loaded ??= new Map(
    Object.entries(JSON.parse(assetText('journals.json')) as Record<string, Profile>),
  ))

/** The journals that have a profile, by the name that `--journal` and `journal:` take. */
export const journalNames = (): readonly string[] => [...profiles().keys()]

/** A journal's profile. */
export const profileNamed = (name: string): Profile | undefined => profiles().get(name)

/** A profile with the name that it goes by: in messages, in the names of files. */
export interface JournalProfile extends Profile {
  name: string
}

/** The profile called `name`, with its name. */
export function journalProfile(name: string): JournalProfile | undefined {
  const profile = profileNamed(name)
  return profile && { name, ...profile }
}

/** Whether a profile was read more than a year before `day` (`2026`, `2026-11` or `2026-11-22`). */
export function hasGrownOld({ readOn }: Pick<Profile, 'readOn'>, day: string): boolean {
  return day > `${Number(readOn.slice(0, 4)) + 1}${readOn.slice(4)}`
}
