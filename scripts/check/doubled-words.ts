/** `doubled-word`: a small word of English that stands twice, which no spelling checker minds and every reader sees. */
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { printedLines } from '../tree/prose.js'
import { placeOf } from './places.js'

/** Words that no sentence has twice in a row. "That that", "had had", "is is" and "in in vitro" may be sentences. */
const doubled =
  /(?<![\p{L}\d’'.-])(the|of|and|to|with|for|was|were|are|an|from|by|we|which) \1(?![\p{L}\d’'-])/giu
/** "The the", and no abbreviation or name: "TO to", "We WE". */
const isWord = (first: string): boolean => /^\p{L}?\p{Ll}+$/u.test(first)

export const checkDoubledWords: Stage = (inputs) => (article, file) => {
  if (!article.lang.startsWith('en')) return
  for (const line of printedLines(article))
    for (const { 0: found, 1: word = '', index } of line.text.matchAll(doubled)) {
      const second = found.slice(-word.length)
      if (!isWord(word) || second !== second.toLowerCase()) continue
      report(
        file,
        'doubled-word',
        placeOf(line, index, found, inputs),
        `Unexpected \`${found}\`, expected \`${word}\` once`,
        { suggestions: [word] },
      )
    }
}
