/** Math (ECMA-376 part 1, 22.1); what the TeX reader cannot read is its TeX. */
import type { ParagraphChild } from 'docx'
import { omml } from './omml.js'
import { imported, run } from './runs.js'
import type { State } from './state.js'

export function mathOf(tex: string, display: boolean, state: State): ParagraphChild[] {
  const read = state.math?.(tex, display) ?? tex
  if (typeof read === 'string')
    return [run(tex, { ...state, marks: { ...state.marks, code: true } })]
  return [
    (imported(omml(read)) as unknown as { root: ParagraphChild[] }).root[0] ?? run(tex, state),
  ]
}
