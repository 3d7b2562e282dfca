import { expect, test } from 'vitest'
import { journalMatrix } from '../../scripts/commands/journal-matrix.js'
import { countWords, countsOf, proseText } from '../../scripts/check/journal/count.js'
import {
  abstract,
  article,
  back,
  em,
  figure,
  front,
  caption,
  image,
  p,
  section,
  table,
  xref,
} from '../builders.js'
import { broken, checked, sound } from './manuscripts.js'

test('words are runs with a letter or digit; citations, headings and floats are none', () => {
  const node = section(
    'Heading not counted',
    p(
      'A ',
      em('well-known'),
      ' case of 12 mm [',
      xref('bibliography', 'ref-a', '1'),
      '] – see ',
      xref('figure', 'fig-a', 'Fig. 1'),
      '.',
    ),
    figure('fig:a', [image('a.png'), caption('Not counted.')]),
    table(['Not', 'counted']),
  )
  expect(proseText(node)).toBe('A well-known case of 12 mm [] – see Fig. 1.\n')
  expect(countWords(proseText(node))).toBe(9)
})

test('what journals limit is counted', () => {
  const one = article(
    front({}, abstract(p('Two words.'))),
    section('Text', p('One two three.'), figure('fig:a', [image('a.png')])),
    back(),
  )
  expect(countsOf(one)).toEqual({
    'words in the text': 3,
    'in the abstract': 2,
    references: 0,
    figures: 1,
    tables: 0,
  })
})

test('the matrix has a row for each rule, a column for each journal, and says where each rule breaks', async () => {
  const names = ['bmj-case-reports', 'plos-one']
  const built = await checked(broken, ...names)
  const lines = journalMatrix(built, built.inputs.settings.journals!, 'x/').split('\n')
  expect(lines[0]).toBe(
    'Counted: 2227 words in the text, 411 in the abstract, 1 reference, 3 figures, 1 table.',
  )
  expect(lines.find((line) => line.startsWith('abstract-words'))).toMatch(
    /^abstract-words +– +breaks: 411 of at most 300$/,
  )
  expect(lines.find((line) => line.startsWith('figure-pixels'))).toMatch(/– +BREAKS$/)
  expect(lines.find((line) => line.startsWith('legends'))).toMatch(
    /^legends +behind the references +in the text$/,
  )
  expect(lines).toContain('plos-one: 0 of 7 hold')
  expect(lines.find((line) => line.startsWith('  text-words'))).toMatch(
    /^ {2}text-words: a text of about 2000 words; x\/paper\.md:\d+:1$/,
  )
  expect(lines).toContain('  preprint: no preprint of it on a server; see to it by hand')
})

test('several journals are checked against and none is set for; one is set for', async () => {
  const several = await checked(sound, 'plos-one', 'bmj-case-reports')
  expect(several.inputs.settings.csl).toBe(undefined)
  expect(several.file.messages.map(({ ruleId }) => ruleId)).toEqual(['journal-advice'])
})
