import { expect, test } from 'vitest'
import { countryCode, countryName } from '../scripts/countries.js'

test('a country is known by its name, its code, and its common names', () => {
  expect(
    [
      'NL',
      'The Netherlands',
      'Netherlands',
      'USA',
      'Türkiye',
      'Turkiye',
      'Viet Nam',
      'Réunion',
    ].map(countryCode),
  ).toEqual(['NL', 'NL', 'NL', 'US', 'TR', 'TR', 'VN', 'RE'])
})

test('a code is printed as a name, and a name as it was written', () => {
  expect([countryName('NL'), countryName('Nederland'), countryName('JP')]).toEqual([
    'The Netherlands',
    'Nederland',
    'Japan',
  ])
})

test('what is no country has no code', () => {
  expect([
    countryCode('Atlantis'),
    countryCode(''),
    countryCode('XX'),
    countryCode('constructor'),
  ]).toEqual([undefined, undefined, undefined, undefined])
})
