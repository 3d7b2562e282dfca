import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collapse } from '../../scripts/bibliography/number.js'
import { citationWords } from '../../scripts/bibliography/locales.js'
import { readLocator } from '../../scripts/bibliography/locator.js'
import {
  bundledStyle,
  defaultStyle,
  ownTerms,
  readCslStyle,
  styleFault,
  styleName,
  styleNames,
} from '../../scripts/bibliography/style.js'
import { at } from '../builders.js'

test('what is known of the default style is what its file says', () => {
  const { style } = readCslStyle(bundledStyle() ?? '')
  expect({ ...defaultStyle }).toEqual(style)
})

test.each(styleNames)('the bundled style %s can be used', (name) => {
  expect(readCslStyle(bundledStyle(name) ?? '').mistake).toBeUndefined()
})

test.each([
  ['ama', 'american-medical-association'],
  ['Vancouver', 'vancouver'],
  ['nejm', 'the-new-england-journal-of-medicine'],
  ['apa.csl', 'apa'],
  ['http://www.zotero.org/styles/nature', 'nature'],
  ['https://www.zotero.org/styles/bmj', 'bmj'],
  ['no-such-style', undefined],
  ['toString', undefined],
])('the style %s is %s', (written, name) => {
  expect(styleName(written)).toBe(name)
})

const csl = (citation: string, rest = ''): string =>
  `<style class="in-text" version="1.0">${rest}${citation}<bibliography><layout><text variable="title"/></layout></bibliography></style>`
const numeric =
  '<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>'

describe('a style that cannot be used', () => {
  const fault = (xml: string): string => {
    const found = styleFault('own.csl', xml, at('paper.md', 3, 6))
    return found
      ? `${found.position?.path}:${found.position?.start.line}:${found.position?.start.column} ${found.reason}`
      : ''
  }
  test.each([
    [
      'is not well-formed',
      '<style>\n  <citation>\n</style>',
      'own.csl:3:1 Unexpected `</style>`, expected `</citation>`, in the citation style `own.csl`',
    ],
    [
      'has no end',
      '<style>',
      'own.csl:1:8 Unexpected end, expected `</style>`, in the citation style `own.csl`',
    ],
    [
      'is a page',
      '<!DOCTYPE html><html></html>',
      'own.csl:1:1 Unexpected `<html>`, expected a CSL `<style>`, in the citation style `own.csl`',
    ],
    [
      'is no XML',
      'Not found',
      'own.csl:1:1 Unexpected text without an element, in the citation style `own.csl`',
    ],
    [
      'sets no citations',
      '<style><info/></style>',
      'paper.md:3:6 Unexpected style without a `<citation>`, expected an independent CSL style, in the citation style `own.csl`',
    ],
    [
      'needs a parent that is not here',
      '<style><info><link href="http://www.zotero.org/styles/no-such" rel="independent-parent"/></info></style>',
      'paper.md:3:6 Unexpected dependent style, expected the one that it refers to, `http://www.zotero.org/styles/no-such`, in the citation style `own.csl`',
    ],
    [
      'calls itself',
      csl(
        '<citation><layout><text macro="a"/></layout></citation>',
        '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>',
      ),
      'paper.md:3:6 Unexpected macro `b` that calls itself, expected one that ends, in the citation style `own.csl`',
    ],
    [
      'never ends',
      csl(
        '<citation><layout><text macro="m0"/></layout></citation>',
        Array.from(
          { length: 40 },
          (_, index) =>
            `<macro name="m${index}"><text macro="m${index + 1}"/><text macro="m${index + 1}"/></macro>`,
        ).join(''),
      ),
      'paper.md:3:6 Unexpected size of the style with its macros, expected one that can be set in reasonable time, in the citation style `own.csl`',
    ],
  ])('%s', (_, xml, expected) => {
    expect(fault(xml)).toBe(expected)
  })
  test('a sound one has no fault', () => {
    expect(fault(`\uFEFF<?xml version="1.0"?><!-- a -->${csl(numeric)}`)).toBe('')
  })
})

test('a dependent style is its parent, when that is bundled', () => {
  expect(
    readCslStyle(
      '<style><info><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>',
    ).style?.kind,
  ).toBe('words')
})

describe('how a style prints numbers', () => {
  const form = (layout: string, attributes = '') =>
    readCslStyle(csl(`<citation ${attributes}>${layout}</citation>`)).style?.number
  test('around the cluster', () => {
    expect(
      form(
        '<layout prefix="(" suffix=")" delimiter="; "><text variable="citation-number" font-style="italic"/></layout>',
        'collapse="citation-number" after-collapse-delimiter=", "',
      ),
    ).toMatchObject({
      prefix: '(',
      suffix: ')',
      before: '',
      after: '',
      delimiter: '; ',
      afterPlace: ', ',
      collapse: true,
      look: { italic: false, superscript: false },
      numberLook: { italic: true, superscript: false },
    })
  })
  test('around each number and its page', () => {
    expect(
      form(
        '<layout delimiter=", "><group prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/><text variable="locator"/></group></layout>',
      ),
    ).toMatchObject({
      before: '[',
      after: '',
      end: ']',
      locator: { before: ', ', between: '', after: '', label: 'none' },
    })
  })
  test('through macros and conditions', () => {
    expect(
      readCslStyle(
        csl(
          '<citation><layout vertical-align="sup"><text macro="n"/><choose><if locator="page"><text variable="locator" prefix="(" suffix=")"/></if></choose></layout></citation>',
          '<macro name="n"><text variable="citation-number"/></macro>',
        ),
      ).style,
    ).toMatchObject({
      kind: 'numeric',
      number: {
        look: { superscript: true },
        locator: undefined,
        locators: { page: { before: '(', after: ')' } },
      },
    })
  })
  test('with a label apart from the place, of one kind of places and of others', () => {
    expect(
      form(
        '<layout><group delimiter=", "><text variable="citation-number"/><group><choose><if locator="page"><label variable="locator" form="short" strip-periods="true" suffix=". "/></if><else><label variable="locator" text-case="capitalize-first" suffix=" "/></else></choose><text variable="locator"/></group></group></layout>',
      ),
    ).toMatchObject({
      locator: { before: ', ', between: ' ', label: 'short', capital: true },
      locators: { page: { before: ', ', between: '. ', label: 'bare' } },
    })
  })
  test('its own words are those of the language in which it is set', () => {
    const { style } = readCslStyle(
      csl(
        numeric,
        '<locale xml:lang="fr"><terms><term name="page" form="short">page</term></terms></locale><locale><terms><term name="page" form="short">p</term></terms></locale>',
      ),
    )
    const page = (lang: string): string[] =>
      style ? ownTerms(style, lang).map(({ text }) => text) : []
    expect([page('fr-FR'), page('en-US')]).toEqual([['page', 'p'], ['p']])
  })
  test('a layout that prints more than a number is set by citeproc', () => {
    expect(
      readCslStyle(
        csl(
          '<citation><layout><names variable="author"/><text variable="citation-number"/></layout></citation>',
        ),
      ).style?.kind,
    ).toBe('words')
    expect(
      readCslStyle(csl('<citation><layout><text variable="citation-label"/></layout></citation>'))
        .style?.kind,
    ).toBe('words')
  })
})

describe('clusters', () => {
  const plain = { collapse: true }
  const printed = (...numbers: number[]): string =>
    collapse(numbers, plain)
      .map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`))
      .join(', ')
  test.each([
    [[6, 12, 13, 14], '6, 12–14'],
    [[14, 12, 13], '14, 12, 13'],
    [[1, 2], '1, 2'],
    [[1, 2, 3], '1–3'],
    [[3, 3, 3], '3'],
    [[1, 3, 5], '1, 3, 5'],
    [[1, 2, 3, 5, 6, 8, 9, 10], '1–3, 5, 6, 8–10'],
    [[], ''],
  ] as Array<[number[], string]>)('%j is %s', (numbers, expected) => {
    expect(printed(...numbers)).toBe(expected)
  })
  test('every number stands in one run, in order, and a range is whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 })), (any) => {
        const numbers = any.sort((left, right) => left - right)
        const runs = collapse(numbers, plain)
        expect(runs.flat()).toEqual([...new Set(numbers)])
        for (const run of runs) {
          expect(run.length).not.toBe(2)
          expect((run.at(-1) ?? 0) - (run[0] ?? 0)).toBe(run.length - 1)
        }
        for (const [index, run] of runs.entries())
          if (index > 1)
            expect(
              [runs[index - 2], runs[index - 1], run].map((each) => each?.length).join() ===
                '1,1,1' && (run[0] ?? 0) - (runs[index - 2]?.[0] ?? 0) === 2,
            ).toBe(false)
      }),
    )
  })
  test('a style that does not collapse lists them', () => {
    expect(collapse([1, 2, 3], { collapse: false })).toEqual([[1], [2], [3]])
  })
})

test.each([
  ['p. 3', { label: 'page', written: 'p.', locator: '3', rest: '' }],
  [
    'pp. 3-5 and elsewhere',
    { label: 'page', written: 'pp.', locator: '3-5', rest: ' and elsewhere' },
  ],
  ['pp. 3, 5, and more', { label: 'page', written: 'pp.', locator: '3, 5', rest: ', and more' }],
  ['chap. 2', { label: 'chapter', written: 'chap.', locator: '2', rest: '' }],
  ['fig. 3a', { label: 'figure', written: 'fig.', locator: '3a', rest: '' }],
  ['p. xii', { label: 'page', written: 'p.', locator: 'xii', rest: '' }],
  ['33-35', { label: 'page', written: '', locator: '33-35', rest: '' }],
  ['pp. ix–x', { label: 'page', written: 'pp.', locator: 'ix-x', rest: '' }],
  ['33-35, 38-39', { label: 'page', written: '', locator: '33-35, 38-39', rest: '' }],
  ['pp. 41 (no. 58), 163 (no. 201)', undefined],
  ['12ff. too', { label: 'page', written: '', locator: '12ff.', rest: ' too' }],
  ['fols. 85r--88r', { label: 'folio', written: 'fols.', locator: '85r-88r', rest: '' }],
  ['S. 12', { label: 'page', written: 'S.', locator: '12', rest: '' }],
  ['§4.2', { label: 'section', written: '§', locator: '4.2', rest: '' }],
  ['vol. II, p. 3', { label: 'volume', written: 'vol.', locator: 'II', rest: ', p. 3' }],
  ['{ii, A, D-Z}, more', { label: 'page', written: '', locator: 'ii, A, D-Z', rest: ', more' }],
  [
    '{pp. iv, (xv)-(xvii)} more',
    { label: 'page', written: 'pp.', locator: 'iv, (xv)-(xvii)', rest: ' more' },
  ],
  ['{}, 99 years later', { label: 'page', written: '', locator: '', rest: ', 99 years later' }],
  ['VIII, 89', undefined],
  ['s.v. “Example”', undefined],
  ['Table 2a', undefined],
  ['version two', undefined],
  ['and elsewhere', undefined],
  ['please compare', undefined],
  ['2020 edition', { label: 'page', written: '', locator: '2020', rest: ' edition' }],
])('what follows a key: %s', (written, expected) => {
  expect(readLocator(written)).toEqual(expected)
})

test.each([
  ['en', 'and', 'et al.'],
  ['de', 'und', 'u. a.'],
  ['fr', 'et', 'et al.'],
  ['es', 'y', 'et al.'],
  ['zz', 'and', 'et al.'],
])('the words of %s', (lang, and, etAl) => {
  const found = citationWords(lang)
  expect({ ...found, etAl: found.etAl.replace(/\s/g, ' ') }).toEqual({ and, etAl })
})
