/**
 * References typed by hand are held to the article as if they were written with `@`: the number is there, and the panel.
 */
import type { Inputs } from '../document/inputs.js'
import type { Article, Figure } from '../document/tree.js'
import { oneOf } from '../closest.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { floatsOf } from '../tree/mentions.js'
import { printed } from '../tree/numerals.js'
import { articleProse } from '../tree/prose.js'
import { typedReferences } from '../tree/typed-references.js'
import { visit } from '../tree/visit.js'
import { placeOf } from './places.js'

/** `unresolved-cross-reference` and `unknown-panel` for what was typed, at its words. */
export const checkTypedReferences: Stage = (inputs: Inputs) => (article, file) => {
  const floats = floatsOf(article)
  const byNumber = new Map(floats.map((figure) => [`${figure.kind} ${printed(figure)}`, figure]))
  const ownSeries = new Set(floats.map(({ kind, series = '' }) => `${kind} ${series}`))
  const countOf = (kind: Figure['kind'], series: string): number =>
    floats.filter((float) => float.kind === kind && (float.series ?? '') === series).length
  const byHand = numberedByHand(article)
  const known = new Map<Figure, string[]>()
  const without = new Set<Figure['kind']>()
  for (const prose of articleProse(article)) {
    let told = -1
    for (const { kind, series, number, letters, words, start } of typedReferences(prose)) {
      // A supplement that is not in the manuscript has numbers of its own.
      if (series && !ownSeries.has(`${kind} ${series}`)) continue
      const figure = byNumber.get(`${kind} ${printed({ series, number })}`)
      if (figure) {
        const panels = known.get(figure) ?? panelsOf(figure)
        known.set(figure, panels)
        const unknown =
          panels.length > 0 ? letters.find((letter) => !panels.includes(letter)) : undefined
        if (unknown !== undefined)
          report(
            file,
            'unknown-panel',
            placeOf(prose, start, words, inputs),
            `Unexpected panel \`${unknown}\` in \`${words}\`, expected ${oneOf(panels)}`,
          )
      } else if (!byHand.has(`${kind} ${printed({ series, number })}`) && told !== start) {
        told = start
        const count = countOf(kind, series)
        if (count === 0) {
          if (!without.has(kind))
            report(
              file,
              'unresolved-cross-reference',
              placeOf(prose, start, words, inputs),
              `Unexpected \`${words}\` in a manuscript that has no ${kind}, expected the ${kind} in it, or \`\\${words}\` where it is sent apart or is another work's`,
              { severity: 'warning', note: `Others of the kind are not told again.` },
            )
          without.add(kind)
          continue
        }
        const expected = `expected a number up to ${series}${count}: the manuscript has ${count === 1 ? `one ${kind}` : `${count} ${kind}s`}${series ? ` of the series ${series}` : ''}`
        report(
          file,
          'unresolved-cross-reference',
          placeOf(prose, start, words, inputs),
          `Unexpected \`${words}\`, ${expected}`,
          {
            note: `Where another work's is meant, write \`\\${words}\`.`,
          },
        )
      }
    }
  }
}

const panelsOf = (figure: Figure): string[] =>
  figure.children.flatMap((child) => (child.type === 'panel' ? [child.letter] : []))

/**
 * What is numbered by the author's own hand and no float of ours: an image in the running text whose alternative text is
 * "Figure 1", and a paragraph that begins "Table 1." or "**Table 1** …", as a caption does.
 */
function numberedByHand(article: Article): ReadonlySet<string> {
  const found = new Set<string>()
  const add = (words: string): void => {
    const [, word = '', number] = /^\s*(fig|tab)[a-z]*\.?\s*(\d{1,3})\b/i.exec(words) ?? []
    if (number !== undefined)
      found.add(`${word.toLowerCase() === 'fig' ? 'figure' : 'table'} ${Number(number)}`)
  }
  visit(article, (node, parents) => {
    if (node.type === 'image') add(node.alt)
    const parent = parents.at(-1)?.type
    if (node.type !== 'paragraph' || parent === 'caption') return
    const [first] =
      (
        node as {
          children?: Array<{ type: string; value?: string; children?: Array<{ value?: string }> }>
        }
      ).children ?? []
    if (first?.type === 'strong') add(first.children?.[0]?.value ?? '')
    if (first?.type === 'text' && /^\s*[A-Z]\p{L}+\.?\s*\d{1,3}\s*[.:|]\s/u.test(first.value ?? ''))
      add(first.value ?? '')
  })
  return found
}
