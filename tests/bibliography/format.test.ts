import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { format } from '../../scripts/bibliography/format.js'
import { bundledStyle, readStyle, styleNames, type Style } from '../../scripts/bibliography/style.js'

const style = (name?: string): Style => {
  const { style: read } = readStyle(bundledStyle(name) ?? '')
  if (!read) throw new Error(`No style ${name}`)
  return read
}
/** The one entry of a .bib as a style prints it. */
async function printed(bibtex: string, name?: string): Promise<string> {
  const { references } = await readBibliography([{ path: 'paper.bib', text: bibtex }])
  const { entries, order } = await format([...references.values()], style(name), 'en-GB')
  return order.map((key) => toString(entries.get(key)?.children)).join('\n')
}
const article = (more: string): string => `@article{doe, author = {Doe, Jane and Roe, Richard}, title = {A title}, journal = {Example Journal}, ${more}}`

test('an article with all of its fields ends with its identifiers', async () => {
  expect(await printed(article('year = 2020, volume = 3, number = 4, pages = {10--12}, doi = {10.99999/x.1}, pmid = {99999999}')))
    .toBe('Doe J, Roe R. A title. Example Journal. 2020;3(4):10–2. doi: 10.99999/x.1. PMID: 99999999.')
})

test('what is not known leaves no mark behind it', async () => {
  expect(await printed(article('year = 2020'))).toBe('Doe J, Roe R. A title. Example Journal. 2020.')
  expect(await printed(article('year = 2020, doi = {10.99999/x.1}'))).toBe('Doe J, Roe R. A title. Example Journal. 2020. doi: 10.99999/x.1.')
})

test('"and others" prints "et al." once', async () => {
  expect(await printed('@article{doe, author = {Doe, Jane and others}, title = {A title}, journal = {Example Journal}, year = 2020}')).toMatch(/^Doe J, et al\. A title\./)
})

test('a DOI is a link without the stop behind it', async () => {
  const { references } = await readBibliography([{ path: 'paper.bib', text: article('year = 2020, doi = {10.99999/x.1}') }])
  const { entries } = await format([...references.values()], style(), 'en')
  expect(entries.get('doe')?.children).toContainEqual({ type: 'link', url: 'https://doi.org/10.99999/x.1', children: [{ type: 'text', value: '10.99999/x.1' }] })
})

test.each(styleNames)('the bundled style %s sets an article without a mark twice', async (name) => {
  const words = await printed(article('year = 2020, volume = 3, pages = {10--12}, doi = {10.99999/x.1}'), name)
  expect(words).toContain('Doe')
  expect(words).not.toMatch(/\.\.|,,|undefined|<|&#|\s[.,;]/)
})

test.each([
  ['vancouver', 'numeric', false], ['nature', 'numeric', false], ['apa', 'words', true], ['ieee', 'numeric', false], ['springer-basic-brackets', 'numeric', false], ['harvard-cite-them-right', 'words', true],
  ['chicago-fullnote-bibliography', 'note', true],
])('%s: %s, sorted %s', (name, kind, sorted) => {
  expect(style(name)).toMatchObject({ kind, sorted })
})
