/**
 * Sections and equations that are referred to by a number typed by hand: the number is there, and follows nothing.
 */
import type { VFile } from 'vfile'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { articleProse, type Prose } from '../tree/prose.js'
import { visit } from '../tree/visit.js'
import { isMeant } from './leftovers/meant.js'
import { placeOf } from './places.js'

/** What a word with a number behind it leads to; another work's has an "of", an "in" or a citation behind it. */
const foreign = String.raw`(?![\p{L}\p{N}(-])(?!\.\p{N})(?!,?\s(?:of|in|from|by)\s)(?!\s?[[\uE000])`

interface Numbered {
  name: 'section' | 'equation'
  /** The word with its number, which is the first group. */
  pattern: RegExp
  example: string
}

const kinds: readonly Numbered[] = [
  {
    name: 'section',
    pattern: new RegExp(
      String.raw`(?<=(?:^|[\s(])(?:[Ii]n|[Ss]ee|of|and|from|cf\.)\s|\()(?:Section|section|Sect\.|Sec\.)\s(\d{1,2}(?:\.\d{1,2}){0,3})${foreign}`,
      'gu',
    ),
    example: '@sec:name',
  },
  {
    name: 'equation',
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:Eq\.|Eqn\.|Equation|[Ee]quation)\s\(?(\d{1,3})\)?${foreign}`,
      'gu',
    ),
    example: '@eq:name',
  },
]

/** `unresolved-cross-reference` for a typed number that no section, or no equation, has. */
export const checkTypedPlaces: Stage = (inputs: Inputs) => (article, file) => {
  const numbers = numbersOf(article)
  const lines = [...articleProse(article)]
  for (const kind of kinds) checkKind(kind, numbers[kind.name], { lines, inputs, file })
}

interface Looked {
  lines: readonly Prose[]
  inputs: Inputs
  file: VFile
}

/** Where the article numbers none of the kind, that is told once. */
function checkKind(
  { name, pattern, example }: Numbered,
  numbers: ReadonlySet<string>,
  { lines, inputs, file }: Looked,
): void {
  for (const line of lines)
    for (const { 0: words, 1: number, index } of line.text.matchAll(pattern)) {
      const place = placeOf(line, index, words, inputs)
      if (numbers.has(number!) || isMeant(place, inputs)) continue
      const isNone = numbers.size === 0
      report(
        file,
        'unresolved-cross-reference',
        place,
        `Unexpected \`${words}\` in a manuscript ${isNone ? `whose ${name}s have no numbers` : `without ${name} ${number}`}, expected \`${example}\``,
        { severity: isNone ? 'warning' : 'error' },
      )
      if (isNone) return
    }
}

/** The numbers that sections and equations print, without brackets. */
function numbersOf(article: Article): Record<Numbered['name'], ReadonlySet<string>> {
  const sections = new Set<string>()
  const equations = new Set<string>()
  visit(article, (node) => {
    if (node.type === 'section' && node.label) sections.add(node.label)
    if (node.type === 'math' && node.label) equations.add(node.label.replace(/^\((.*)\)$/, '$1'))
  })
  return { section: sections, equation: equations }
}
