import { expect, test } from 'vitest'
import { readWorks } from '../../scripts/bibliography/bibtex.js'
import { tidy, type Tidied } from '../../scripts/bibliography/tidy.js'

async function tidied(text: string): Promise<Tidied> {
  return tidy((await readWorks([{ path: 'x.bib', text }])).works)
}
const keysOf = async (text: string): Promise<readonly string[]> => (await tidied(text)).keys

test('a .bib in one form: keys to type, fields in order, nothing private', async () => {
  const { text } = await tidied(
    '@article{Doe:2020:xyz, year = 2020, month = mar, file = {:/home/doe/x.pdf:PDF}, abstract = {Long}, title = {On {TNF}}, mendeley-tags = {x}, author = {D{\\"o}e, Jane}, journal = {J Ex}, doi = {10.99999/x}}',
  )
  expect(text).toBe(`@article{doe2020,
  author = {D{\\"o}e, Jane},
  title = {On {TNF}},
  journal = {J Ex},
  year = {2020},
  month = mar,
  doi = {10.99999/x},
}
`)
})

test('keys: family name and year, letters for later ones, organisations by initials', async () => {
  const fields = 'title = {The placeholder of works}'
  expect(
    await keysOf(`
      @book{a, author = {Doe, Jane}, year = 2020, ${fields}}
      @book{b, author = {Doe, John}, year = 2020, title = {Another one}}
      @book{c, author = {{World Health Organization}}, year = 2021, ${fields}}
      @book{d, author = {{Example Hospital}}, year = 2021, ${fields}}
      @book{e, ${fields}}
      @book{f, author = {{\\O}stby, A and Doe, J}, date = {2019-03}, ${fields}}
      @book{g, author = {de la Cruz, Ana}, year = {in press}, ${fields}}`),
  ).toEqual([
    'doe2020',
    'doe2020b',
    'who2021',
    'example2021',
    'placeholdernd',
    'ostby2019',
    'cruznd',
  ])
})

test('what an entry inherits stands in it', async () => {
  const { text } = await tidied(
    '@inproceedings{a, author = {Doe, Jane}, title = {A}, crossref = {p}}\n@proceedings{p, title = {Proc}, year = 2020}',
  )
  expect(text).toContain('booktitle = {Proc},\n  year = {2020},\n}')
  expect(text).not.toContain('crossref')
})

test('works that stand there twice are told: of one DOI the second is left out', async () => {
  const { text, duplicates } =
    await tidied(`@article{a, author = {Doe, Jane}, title = {One long title}, year = 2020, doi = {10.99999/X}}
@article{b, author = {Doe, J.}, title = {The same}, year = 2020, doi = {https://doi.org/10.99999/x}}
@article{a, author = {Doe, J.}, title = {One {Long} Title}, year = 2020}
@article{d, author = {Doe, J.}, title = {One long title}, year = 2020, doi = {10.99999/y}}`)
  expect(
    duplicates.map(({ position, ...found }) => ({ ...found, line: position.start.line })),
  ).toEqual([
    { key: 'doe2020', by: 'DOI', left: true, line: 2 },
    { key: 'doe2020', by: 'title', left: false, line: 3 },
  ])
  expect(text.match(/@article\{\w+/g)).toEqual([
    '@article{doe2020',
    '@article{doe2020b',
    '@article{doe2020c',
  ])
})
