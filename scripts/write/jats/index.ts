import type { Writer } from '../index.js'
/** The article as JATS Journal Publishing 1.3. */
export const writeJats: Writer = async () => []
