import type { Built } from '../build.js'
import { listNumbers } from '../check/numbers-held.js'
import type { Project } from '../project/project.js'
import { floatsOf } from '../tree/mentions.js'
import { each } from '../tree/visit.js'

/**
 * What a check looked at, in one line, so that no message is not taken for nothing done: "Checked 5 files: 2 figures, 1 table,
 * 17 references; 31 of 40 numbers held."
 */
export function lookedAt({ article, inputs }: Built, { opened }: Pick<Project, 'opened'>): string {
  const floats = floatsOf(article)
  let references = 0
  each(article, 'bibliographyEntry', () => void (references += 1))
  const found = [
    several(floats.filter(({ kind }) => kind === 'figure').length, 'figure'),
    several(floats.filter(({ kind }) => kind === 'table').length, 'table'),
    several(references, 'reference'),
  ].join(', ')
  return `Checked ${several(opened.size, 'file')}: ${found}${numbersHeld(article, inputs)}.\n`
}

/** Where there are data: how many of the text's numbers they hold. */
function numbersHeld(article: Built['article'], inputs: Built['inputs']): string {
  if (inputs.resources.size === 0) return ''
  const numbers = listNumbers(article, inputs)
  const held = numbers.filter((number) => number.held !== 'loose').length
  return `; ${held} of ${several(numbers.length, 'number')} held`
}

const several = (count: number, name: string): string => `${count} ${name}${count === 1 ? '' : 's'}`
