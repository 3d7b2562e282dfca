/** Colours as every program reads them. The sole importer of culori. */
import { converter } from 'culori'

export interface Color {
  /** `#rrggbb` */
  hex: string
  alpha: number
}

const toScreen = converter('rgb')

/** A colour of CSS Color 4; nothing of what is none. */
export function colorOf(text: string): Color | undefined {
  const found = toScreen(text.trim().toLowerCase())
  if (!found) return undefined
  const hex = [found.r, found.g, found.b].map((part) =>
    Math.round(Math.min(1, Math.max(0, part || 0)) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return { hex: `#${hex.join('')}`, alpha: found.alpha ?? 1 }
}
