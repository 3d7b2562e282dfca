// Placeholder until the bibliography's own file lands; not committed.
import type { Phrasing } from '../document.js'
export const richText = (text: string): Phrasing[] => [{ type: 'text', value: text.replace(/<[^>]*>/g, '') }]
