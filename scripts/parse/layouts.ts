import type { Layout } from '../document/settings.js'

/** Names of the PDF's layouts. */
export const layouts = ['article', 'review', 'two-column'] as const satisfies readonly Layout[]
