/**
 * A bound on what shaping text in a font may take, counted and not timed, so that a font is refused on every machine or on
 * none. A font's own tables say what is done with its letters (OpenType 1.9 § GSUB, § GPOS; TrueType § morx), and may say
 * it without an end: a state that never goes on, letters that become more with each rule, rules that call rules.
 */
import type { Font } from '../print/pdfmake.js'

/** What pdfmake's font library has behind a font, as far as it is counted: one call is one rule tried at one letter. */
interface Tables {
  applyLookup?: (type: number, table: Lookup) => unknown
  getProcessor?: () => (...given: unknown[]) => unknown
  glyphs?: ArrayLike<unknown> | null
}
interface Lookup {
  coverage?: { glyphs?: ArrayLike<unknown>; rangeRecords?: ArrayLike<unknown> }
}
interface LayoutEngine {
  engine?: {
    GSUBProcessor?: Tables | null
    GPOSProcessor?: Tables | null
    morxProcessor?: Tables | null
  } | null
}

export class TooMuchWork extends Error {}

/** Entries of a list that are passed in about the time that one rule takes. */
const entriesAStep = 64

/** From now on text set in `font` throws `TooMuchWork` after `most` steps, or where a word becomes more than `longest` letters. */
export function boundFont(font: Font, most: number, longest: number): void {
  let steps = 0
  const count = (tables: Tables, work: number): void => {
    steps += work
    if (steps > most || (tables.glyphs?.length ?? 0) > longest) throw new TooMuchWork()
  }
  const { engine } = (font.font as unknown as { _layoutEngine: LayoutEngine })._layoutEngine
  for (const tables of [engine?.GSUBProcessor, engine?.GPOSProcessor, engine?.morxProcessor]) {
    if (!tables) continue
    const { applyLookup, getProcessor } = tables
    if (applyLookup)
      tables.applyLookup = (type, table) => {
        const { glyphs, rangeRecords } = table.coverage ?? {}
        count(tables, 1 + ((glyphs ?? rangeRecords)?.length ?? 0) / entriesAStep)
        return applyLookup.call(tables, type, table)
      }
    if (getProcessor)
      tables.getProcessor = () => {
        const processor = getProcessor.call(tables)
        return (...given) => {
          count(tables, 1)
          return processor(...given)
        }
      }
  }
}
