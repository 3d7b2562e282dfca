import { expect, test } from 'vitest'
import { assetText } from '../../../scripts/assets.js'
import { misfits } from '../../../scripts/write/jats/fit.js'
import { structural } from '../../../scripts/write/jats/serialize.js'
import { doctypes } from '../../../scripts/write/jats/tree.js'

interface Dtd {
  publicId: string
  systemId: string
  elements: Record<string, { model: string; attributes: string }>
}
const versions = ['1.3', '1.4'] as const
const dtds = versions.map((version) => JSON.parse(assetText(`dtd/jats-${version}.json`)) as Dtd)

/** Names in an element's content model. */
const names = (dtd: Dtd, element: string): Set<string> =>
  new Set(dtd.elements[element]?.model.match(/[#\w:.-]+/g))

test('the compiled DTDs have every element of theirs, and the identifiers that we write', () => {
  expect(dtds.map((dtd) => Object.keys(dtd.elements).length)).toEqual([498, 503])
  expect(dtds.map((dtd) => ({ public: dtd.publicId, system: dtd.systemId }))).toEqual(
    versions.map((version) => doctypes[version]),
  )
  expect(dtds[0]?.elements['def']).toEqual({
    model: '((p)+)',
    attributes:
      'id ID #IMPLIED xml:base CDATA #IMPLIED rid IDREFS #IMPLIED specific-use CDATA #IMPLIED xml:lang NMTOKEN #IMPLIED',
  })
})

test('white space is added only where the DTD gives it no meaning', () => {
  for (const dtd of dtds)
    expect(
      [...structural].filter(
        (name) => !dtd.elements[name]?.model.startsWith('(') || names(dtd, name).has('#PCDATA'),
      ),
    ).toEqual([])
})

test('exactly those inline elements are taken out of a parent that it may not hold', () => {
  const inline = [
    'bold',
    'italic',
    'strike',
    'sup',
    'sub',
    'sc',
    'monospace',
    'named-content',
    'break',
    'ext-link',
    'email',
    'xref',
    'inline-graphic',
    'inline-formula',
  ]
  const parents = [
    'p',
    'bold',
    'italic',
    'strike',
    'sup',
    'sub',
    'sc',
    'named-content',
    'ext-link',
    'xref',
    'title',
    'article-title',
    'subtitle',
    'trans-title',
    'alt-title',
    'term',
    'td',
    'th',
    'funding-statement',
    'chapter-title',
    'data-title',
    'source',
    'trans-source',
    'series',
  ]
  for (const parent of parents) {
    const models = dtds.map((dtd) => names(dtd, parent))
    const lacking = inline.filter((name) => models.some((model) => !model.has(name)))
    expect([parent, ...lacking.sort()]).toEqual([
      parent,
      ...[...(misfits.get(parent) ?? [])].sort(),
    ])
  }
})
