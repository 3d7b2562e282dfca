import type { CslItem } from '../../document.js'

/** A field of a CSL item that is text or a number; anything else (a name, a date) is none, and so is an empty one. */
export function text(item: CslItem, name: string): string | undefined {
  const value: unknown = item[name]
  return typeof value === 'string' || typeof value === 'number' ? `${value}`.trim() || undefined : undefined
}
