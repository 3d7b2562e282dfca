import { expect, test } from 'vitest'
import { committeeless } from '../../scripts/blind/committees.js'
import { institutionNames } from '../../scripts/blind/institutions.js'
import { tracesOf } from '../../scripts/blind/traces.js'
import { affiliation, front, group, person } from '../builders.js'

const traces = tracesOf(
  front({
    authors: [
      person({
        given: 'Jane Mary',
        family: 'Doe',
        email: 'jm.doe+x@example.org',
        orcid: '0000-0002-1825-0097',
      }),
      person({ given: 'Jean-Luc', family: 'van der Example' }),
      person({ given: undefined, family: 'Mononym' }),
      group('The Example Study Group'),
    ],
    affiliations: [
      affiliation('a', {
        institution:
          'Department of Surgery, Example University Hospital, Main Street 1, Exampletown',
        city: 'Exampletown',
      }),
    ],
  }).metadata,
)
const redacted = (text: string): string =>
  traces.redact(text).replaceAll('[removed for review]', '#')

test('names are found as they are written', () => {
  expect(
    redacted(
      'Jane Mary Doe, Jane M. Doe, Jane Doe, J. M. Doe, J.M. Doe, J Doe, Doe JM, Doe, Jane, JANE DOE, Dr. Doe and Jean-Luc van der Example (J.-L. van der Example)',
    ),
  ).toBe('#, #, #, #, #, #, #, #, #, # and # (#)')
  expect(
    redacted(
      'Jane\u00A0Doe wrote to jm.doe+x@example.org, JM.DOE+X@EXAMPLE.ORG; https://orcid.org/0000-0002-1825-0097.',
    ),
  ).toBe('# wrote to #, #; https://orcid.org/#.')
})

test('words that are part of others, and family names alone, stay', () => {
  for (const text of [
    'Doe’s sign, a doe, Doe et al.',
    'Jane Doeling',
    'Mary Janes',
    'the Mononym test',
    'Exampletown',
    'Department of Surgery',
    'University Hospital',
  ])
    expect(redacted(text)).toBe(text)
})

test('initials are found with stops, and without them in a list of authors', () => {
  expect(redacted('It was drawn by J.M.D. and J. M. D.')).toBe('It was drawn by # and #')
  expect(redacted('Judged (JMD and JLE).')).toBe('Judged (#).')
  expect(redacted('The JMD (JMD) was high.')).toBe('The JMD (JMD) was high.')
})

test('addresses lead to authors by their host, their path, or a trace', () => {
  expect(
    [
      'https://www.example.org/x',
      'https://lab.example.org',
      'https://github.com/jm.doe',
      'https://pages.example.net/doe/',
      'https://x.example.net/?q=Jane%20Doe',
    ].map(traces.leadsToAuthors),
  ).toEqual([true, true, true, true, true])
  expect(
    [
      'https://example.net/doeling',
      'https://github.com/example',
      'https://doi.org/10.1000/doe.1',
      'not an address',
    ].map(traces.leadsToAuthors),
  ).toEqual([false, false, false, false])
})

test('a file goes by a name without the authors', () => {
  expect(
    ['figures/doe_ct.png', 'Doe-2020.pdf', 'figures/doeling.png'].map(traces.nameless),
  ).toEqual(['figures/author_ct.png', 'author-2020.pdf', 'figures/doeling.png'])
})

test('an institution is what names one and no other', () => {
  expect(
    institutionNames(
      affiliation('a', {
        institution:
          'Department of Surgery, Example University Hospital, Main Street 1, Exampletown',
        department: 'Department of Example Studies',
      }),
    ),
  ).toEqual([
    'Department of Surgery, Example University Hospital, Main Street 1, Exampletown',
    'Example University Hospital',
  ])
  expect(institutionNames(affiliation('a', { institution: 'University Hospital' }))).toEqual([])
  expect(
    institutionNames(affiliation('a', { institution: 'The Example Institute of Technology' })),
  ).toEqual(['Example Institute of Technology'])
})

test('committees lose the name of their place', () => {
  const plain = (text: string): string =>
    committeeless(text).replaceAll('[removed for review]', '#')
  expect(plain('approved by the Ethics Committee of the University of Exampletown (no. 1).')).toBe(
    'approved by the Ethics Committee of the # (no. 1).',
  )
  expect(plain('the Exampletown Medical School Institutional Review Board agreed')).toBe(
    'the # Institutional Review Board agreed',
  )
  expect(plain('The local ethics committee and our institutional review board agreed.')).toBe(
    'The local ethics committee and our institutional review board agreed.',
  )
  expect(plain('The Ethics Committee approved it.')).toBe('The Ethics Committee approved it.')
})

test('time grows with the length of a text, not with its square', () => {
  for (const part of [
    'Doe, ',
    'J.',
    'Ethics Committee of ',
    'A of ',
    'https://',
    '(JMD, ',
    'Example ',
  ]) {
    committeeless(traces.redact(part.repeat(30_000)))
    traces.leadsToAuthors(part.repeat(30_000))
  }
}, 60_000)
