import type { Settings } from '../document/settings.js'
import { settingsOf } from '../journals/setting.js'

/** What a build for one journal has set, and what no program can see to, as lines; none for a build for no journal or several. */
export function journalNotes({ journals = [] }: Pick<Settings, 'journals'>): string[] {
  const profile = journals.length === 1 ? journals[0] : undefined
  if (!profile) return []
  const byHand = profile.rules
    .filter(({ check }) => check.kind === 'by-hand')
    .map(({ asks }) => asks)
  return [
    `Set for ${profile.title}: ${settingsOf(profile)
      .map(({ what, value }) => `${what}: ${value}`)
      .join('; ')}`,
    ...(byHand.length > 0 ? [`See to it by hand: ${byHand.join('; ')}`] : []),
  ]
}
