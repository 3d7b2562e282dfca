import type { Settings } from '../document/settings.js'

/** Whether what stops one of `formats` is told: a build tells it of what it writes, a check of all. */
export const isWanted = (
  { purpose, formats }: Pick<Settings, 'purpose' | 'formats'>,
  ...names: readonly string[]
): boolean =>
  purpose === 'check' || (purpose === 'build' && names.some((name) => formats.has(name)))
