import { expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { readCitationKey } from '../../scripts/parse/at-syntax.js'
import { resolveKeys } from '../../scripts/resolve/cited-references.js'
import { cite } from '../builders.js'
import { inputs } from '../inputs.js'

const bibtex = `
@article{doe2020, title = {A}, doi = {10.99999/Abc}}
@online{roe2021, title = {B}, url = {https://example.org/x?a=1&b=2}}
@online{https://example.org/y_z?c=1, title = {C}}`

async function resolved(key: string): Promise<unknown> {
  const { references, faults } = await readBibliography([{ path: 'paper.bib', text: bibtex }])
  expect(faults).toEqual([])
  const citation = cite(key)
  const cited = resolveKeys([citation], { ...inputs({}), references })
  const [item] = citation.children
  return item!.fault ? [item!.fault.reason, item!.fault.suggestions] : [...cited.keys()]
}

test.each([
  ['doi:10.99999/abc', 'doe2020'],
  ['10.99999/Abc', 'doe2020'],
  ['https://doi.org/10.99999/abc', 'doe2020'],
  ['https://example.org/x?a=1&b=2', 'roe2021'],
  ['https://example.org/y_z?c=1', 'https://example.org/y_z?c=1'],
])('%s is a key, or the DOI or address of a work', async (key, expected) => {
  expect(await resolved(key)).toEqual([expected])
})

test.each(['usesMethodIn', 'cito:extends', 'extends'])('%s: of CiTO is told', async (property) => {
  expect(await resolved(`${property}:doe2020`)).toEqual([
    `Unexpected \`${property}:\` before the key \`doe2020\`, expected the key alone; how a work is used (CiTO) is said in words`,
    ['@doe2020'],
  ])
})

test('an address in running text is one key', () => {
  expect(readCitationKey('@https://example.org/x_y').identifier).toBe('https://example.org/x_y')
})
