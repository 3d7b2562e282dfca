/**
 * Whether a manuscript's chunks show their results alone: `execute: echo: false`, `knitr: opts_chunk: echo: false`, or
 * `opts_chunk$set(echo = FALSE)` in its text. papaja and the journals' templates that are built on it hide code by themselves.
 */
import type { Manuscript } from '../manuscript.js'

export function hidesCode({ root, texts }: Pick<Manuscript, 'root' | 'texts'>): boolean {
  const options = root.record('knitr')?.record('opts-chunk', 'opts_chunk')
  const said = root.record('execute')?.flag('echo') ?? options?.flag('echo')
  if (said !== undefined) return !said
  const output = root.get('output', 'format')
  const names = output?.entries?.map(({ key }) => key).join(' ') ?? output?.text ?? ''
  if (/papaja|apaquarto/.test(names)) return true
  return texts.some(({ text }) => /opts_chunk\$set\([^)]*\becho\s*=\s*F(?:ALSE)?\b/.test(text))
}
