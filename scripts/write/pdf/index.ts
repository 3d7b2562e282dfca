import type { Writer } from '../index.js'
/** The article as PDF. */
export const writePdf: Writer = async () => []
