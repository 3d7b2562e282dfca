import { expect, test } from 'vitest'
import { readWorks } from '../../scripts/bibliography/bibtex.js'
import {
  identityOfEntry,
  identityOfItem,
  KnownWorks,
} from '../../scripts/bibliography/same-work.js'

/** From a .bib's fields, and from the item that is made of them. */
const readers: ReadonlyArray<typeof identityOfEntry> = [
  identityOfEntry,
  ({ item }) => identityOfItem(item),
]
const title = 'title = {A long title: of {M}any words}, year = 2020'

test.each([
  ['DOI', 'doi = {10.99999/X}', 'doi = {https://doi.org/10.99999/x}'],
  ['PMID', 'pmid = {99999999}', 'pmid = {99999999}, title = {Another title of many words}'],
  ['title', title, 'title = {A Long Title. Of many words}, date = {2020-03}'],
  ['title', `${title}, volume = 3`, `${title}, pages = {7--9}`],
  [undefined, `${title}, volume = 3`, `${title}, volume = 4`],
  [undefined, `${title}, pages = {1--6}`, `${title}, pages = {7--9}`],
  [undefined, `${title}, doi = {10.99999/x}`, `${title}, doi = {10.99999/y}`],
  [undefined, `${title}, pmid = {99999998}`, `${title}, pmid = {99999999}`],
  [undefined, title, title.replace('2020', '2021')],
  [undefined, 'title = {Editorial}, year = 2020', 'title = {Editorial}, year = 2020'],
])('%s: %s and %s', async (by, one, other) => {
  const text = `@article{a, ${one}}\n@article{b, ${other}}`
  const { works } = await readWorks([{ path: 'x.bib', text }])
  for (const identityOf of readers) {
    const known = new KnownWorks<string>()
    const [first, second] = works.map(({ reference }) => identityOf(reference))
    known.add(first!, 'a')
    expect(known.find(second!)?.by).toBe(by)
  }
})
