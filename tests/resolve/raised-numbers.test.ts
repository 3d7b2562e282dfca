/** Raised numbers: `^1^` is a citation, `{1}` the mark of a note, `_x_` emphasis, `$x$` a formula. */
import { expect, test } from 'vitest'
import type { Phrasing } from '../../scripts/document/tree.js'
import { joinNeighbours, placeRaised } from '../../scripts/resolve/raised-numbers.js'
import { cite, citeInText, em, footnoteReference, sup, text } from '../builders.js'

function placed(source: string, lang = 'en'): string {
  const raised = new Set<Phrasing>()
  const nodes = source.split(/(\^\d+\^|\{\d\}|_\w+_|\$\w+\$)/).flatMap((part): Phrasing[] => {
    const inner = part.slice(1, -1)
    if (part.startsWith('^')) {
      const node = sup(inner)
      raised.add(node)
      return [node]
    }
    if (part.startsWith('{')) return [footnoteReference(inner)]
    if (part.startsWith('_')) return [em(inner)]
    if (part.startsWith('$')) return [{ type: 'inlineMath', value: inner } as Phrasing]
    return part ? [text(part)] : []
  })
  placeRaised(nodes, raised, lang, ',')
  return nodes.map(shown).join('')
}

function shown(node: Phrasing): string {
  if (node.type === 'superscript')
    return `^${node.children.map((child) => shown(child as Phrasing)).join('')}^`
  if (node.type === 'emphasis')
    return `_${node.children.map((child) => shown(child as Phrasing)).join('')}_`
  if (node.type === 'footnoteReference') return `{${node.identifier}}`
  if (node.type === 'inlineMath') return `$${node.value}$`
  return 'value' in node ? node.value : ''
}

test.each([
  ['as shown ^1^.', 'as shown.^1^'],
  ['as shown ^1^, and', 'as shown,^1^ and'],
  ['as _shown_ ^1^.', 'as _shown_.^1^'],
  ['of $x$ ^1^, and', 'of $x$,^1^ and'],
  ['as shown ^1^...', 'as shown^1^...'],
  ['a note{1} ^2^.', 'a note.{1}^,^^2^'],
  ['shown ^2^.{1} And', 'shown.^2^^,^{1} And'],
  ['shown ^2^ {1}', 'shown^2^ {1}'],
  ['a ^1^; ^2^.', 'a^1^;^2^.'],
  ['a ^1^; ^2^^3^', 'a^1^;^2^^,^^3^'],
])('%s', (source, expected) => {
  expect(placed(source)).toBe(expected)
})

test('other languages keep the stop behind', () => {
  expect(placed('gezeigt ^1^.', 'de')).toBe('gezeigt^1^.')
})

test('brackets side by side are one; a name in the sentence is none', () => {
  const keys = (...nodes: Phrasing[]): unknown =>
    joinNeighbours(nodes).map((node) =>
      node.type === 'citation' ? node.children.map(({ identifier }) => identifier) : shown(node),
    )
  expect(keys(cite('a'), text(' '), cite('b'), cite('c'))).toEqual([['a', 'b', 'c']])
  expect(keys(cite('a'), text('; '), cite('b'))).toEqual([['a'], '; ', ['b']])
  expect(keys(citeInText('a'), text(' '), cite('b'))).toEqual([['a'], ' ', ['b']])
})
