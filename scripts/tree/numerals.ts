/**
 * Numbers of floats as they are printed: a series of letters, which is none in the text, and a number in it: "2", "S2",
 * "A2"; an equation of several has a letter, "2a".
 */
import type { Equation, Figure } from '../document/tree.js'

export type Numeral = Pick<Figure, 'series' | 'number'> & Pick<Equation, 'letter'>

/** "2", "S2"; empty where there is no number. */
export const printed = ({ series = '', number, letter = '' }: Numeral): string =>
  number === undefined ? '' : `${series}${number}${letter}`

/** For sorting: those of the text first, then each series by its numbers. */
export const byNumeral = (one: Numeral, other: Numeral): number => {
  const [left, right] = [one.series ?? '', other.series ?? '']
  if (left !== right) return left < right ? -1 : 1
  return (
    (one.number ?? 0) - (other.number ?? 0) ||
    Number((one.letter ?? '') > (other.letter ?? '')) -
      Number((one.letter ?? '') < (other.letter ?? ''))
  )
}

/** The numeral at the end of a label, and the word before it: "Fig. S2", "Table A.1", "S2". Nothing where it has none. */
export function numeralOf(
  label: string,
): { word: string; series?: string; number: number } | undefined {
  const [, word = '', letters = '', digits] =
    /^(?:(.*\S)[\s\u00a0\u202f]+)?([A-Z]{0,2})\.?(\d{1,3})$/su.exec(label.trim()) ?? []
  return digits === undefined
    ? undefined
    : { word, ...(letters && { series: letters }), number: Number(digits) }
}
