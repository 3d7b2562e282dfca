import { expect, test } from 'vitest'
import { addressBreaks, bonded, isAddress } from '../../scripts/write/bonds.js'

/** The text with a tie at each place that holds. */
const tied = (text: string): string =>
  [...text]
    .map((character, index) =>
      bonded(text).has(index) && (character === ' ' || text[index - 1] === ' ')
        ? character === ' '
          ? '~'
          : character
        : character,
    )
    .join('')

test('a number stays with its unit', () => {
  expect(tied('gave 5 mg daily for 3 months')).toBe('gave 5~mg daily for 3~months')
})

test.each([
  ['measured 4.7 cm × 4.6 cm here', 'measured 4.7~cm~×~4.6~cm here'],
  ['(95% CI 1 to 2)', '(95%~CI 1 to 2)'],
  ['of 10 000 people', 'of 10~000 people'],
  ['one had stage III disease', 'one had stage~III disease'],
  ['cases 1 and 2 were', 'cases~1 and 2 were'],
  ['of segment 7 of the', 'of segment~7 of the'],
  ['a stage in life', 'a stage in life'],
  ['was T3 N1 M0 then', 'was T3~N1~M0 then'],
  ['(Fig. 1a, b).', '(Fig.~1a,~b).'],
  ['2015. doi: 10.99999/a. PMID: 12', '2015. doi:~10.99999/a. PMID:~12'],
  ['Doe J, Roe RA. A title', 'Doe~J, Roe~RA. A title'],
  ['by Doe et al. in', 'by Doe~et~al. in'],
  ['Doe J (2020)', 'Doe~J (2020)'],
  ['Shown. b Histology of', 'Shown. b~Histology of'],
])('%s holds together as %s', (text, wanted) => {
  expect(tied(text)).toBe(wanted)
})

test('a number stays apart from a word that is no unit', () => {
  expect(tied('in 5 metastases')).toBe('in 5 metastases')
})

test('a label stays with its number', () => {
  expect(tied('see Fig. 2 and Table 3')).toBe('see Fig.~2 and Table~3')
})

test('a probability stays with its value', () => {
  expect(tied('was rare (p < 0.001) here')).toBe('was rare (p~<~0.001) here')
})

test.each([
  '12–14',
  'μg/mL',
  'β-blocker',
  'T-cell',
  'IL-6',
  'patient(s)',
  '42-year-old',
  '30-mm',
  'β2-microglobulin',
  'Anti-Jo-1',
])('%s is not divided at its sign', (text) => {
  const at = text.search(/[–/(]|-(?!Jo)/)
  expect(bonded(text).has(at + 1) || bonded(text).has(at)).toBe(true)
})

test('a compound of two long words may be divided at its hyphen', () => {
  expect(bonded('well-known').has(5)).toBe(false)
})

test.each([
  'https://example.org/a/b',
  'doi:10.99999/abc',
  'someone@example.org',
  'manuscript/data/reported-cases.csv',
])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true)
})

test('an address may break after its signs, and not near its ends', () => {
  const address = 'https://example.org/path'
  expect(addressBreaks(address).map((at) => address.slice(0, at))).toEqual([
    'https://example.',
    'https://example.org/',
  ])
})

test('an address is held whole where its line need not divide it', () => {
  expect([...bonded('see https://example.org/a now')]).toEqual(
    Array.from({ length: 20 }, (_, index) => index + 5),
  )
})
