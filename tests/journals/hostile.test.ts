import fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { judgeArticle } from '../../scripts/check/journal.js'
import { journalNames, profileNamed } from '../../scripts/journals/index.js'
import type { Profile } from '../../scripts/journals/schema.js'
import {
  coverLetter,
  portalTexts,
  titlePageArticle,
} from '../../scripts/package/journal/letters.js'
import { arranged } from '../../scripts/write/docx/arrange.js'
import { wordsOf } from '../../scripts/languages/index.js'
import { article, em, p, section, text } from '../builders.js'
import { anyArticle, anyArticlesInputs } from '../articles.js'
import { inputs } from '../inputs.js'

const profiles = journalNames().map((name) => profileNamed(name)!)
const docxOf = ({
  package: { figures, legends, tables },
}: Profile): Parameters<typeof arranged>[1] => ({
  figures: figures.separate ? 'apart' : 'embedded',
  legends,
  tables,
})

test("no article makes a journal's rules or the files of a package throw, and none is changed", () => {
  fc.assert(
    fc.property(anyArticle, fc.constantFrom(...profiles), (one, profile) => {
      const before = JSON.stringify(one)
      for (const { findings } of judgeArticle(profile, one, anyArticlesInputs(), new VFile()))
        for (const { found } of findings) expect(found).not.toBe('')
      arranged(one, docxOf(profile), wordsOf('en'))
      titlePageArticle(one)
      expect(coverLetter(one, profile).contents.length).toBeGreaterThan(0)
      for (const { path } of portalTexts(one)) expect(path).toMatch(/^portal\/[a-z-]+\.txt$/)
      expect(JSON.stringify(one)).toBe(before)
    }),
    { numRuns: 150 },
  )
})

test('figures and tables are moved and never lost', () => {
  fc.assert(
    fc.property(anyArticle, fc.constantFrom(...profiles), (one, profile) => {
      const count = (node: unknown, kind: string): number =>
        JSON.stringify(node).split(`"kind":"${kind}"`).length
      const moved = arranged(one, docxOf(profile), wordsOf('en'))
      expect(count(moved, 'table')).toBe(count(one, 'table'))
      expect(count(moved, 'figure')).toBe(count(one, 'figure'))
    }),
    { numRuns: 60 },
  )
})

test('a long paragraph of ages is read', () => {
  const pieces = Array.from({ length: 4000 }, (_, index) =>
    index % 2 ? em('a 42-year-old man ') : text('of 3 May and '),
  )
  const one = article(section('Case', { role: 'case-presentation' }, p(...pieces)))
  const [verdict] = judgeArticle(
    profileNamed('bmj-case-reports')!,
    one,
    inputs(),
    new VFile(),
  ).filter(({ rule }) => rule.id === 'identity')
  expect(verdict?.findings.length).toBeGreaterThan(3000)
})
