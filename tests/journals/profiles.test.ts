import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { judgeArticle } from '../../scripts/check/journal.js'
import { checklistNamed } from '../../scripts/checklists/index.js'
import { hasGrownOld, journalNames, profileNamed } from '../../scripts/journals/index.js'
import { profileSchema } from '../../scripts/journals/schema.js'
import { rules } from '../../scripts/rules.js'
import { broken, checked, overlong, sound, type Parts } from './manuscripts.js'

const folder = join(import.meta.dirname, '../../scripts/journals')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

test.each(files)('%s is a profile by the schema, and the compiled program has it', (name) => {
  const profile = profileSchema.parse(parse(readFileSync(join(folder, name), 'utf8')))
  expect(profileNamed(name.replace('.yaml', ''))).toEqual(profile)
  expect(
    profile.rules.filter(({ check }) => check.kind === 'checklist' && !checklistNamed(check.name)),
  ).toEqual([])
  const raised = profile.rules.flatMap(({ check }) => (check.kind === 'raises' ? check.rules : []))
  expect(raised.filter((rule) => !Object.hasOwn(rules, rule))).toEqual([])
})

test('a rule that rests on a copy cannot be an error, and every source is named', () => {
  const profile = parse(readFileSync(join(folder, 'generic.yaml'), 'utf8')) as {
    rules: Array<{ severity: string; source: string }>
  }
  const withError = structuredClone(profile)
  withError.rules[0]!.severity = 'error'
  expect(profileSchema.safeParse(withError).error?.issues.map(({ message }) => message)).toEqual([
    'authors is an error and its source G only a copy',
  ])
  const unsourced = structuredClone(profile)
  unsourced.rules[0]!.source = 'NOBODY'
  expect(profileSchema.safeParse(unsourced).success).toBe(false)
})

test('the documentation names every profile', () => {
  const page = readFileSync(join(folder, '../../docs/journals.md'), 'utf8')
  expect(journalNames().filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([])
})

const leftOut = (...items: number[]): Record<number, unknown> =>
  Object.fromEntries(items.map((item) => [item, { exclude: 'This is an example.' }]))

/** What `sound` must say otherwise for a journal that contradicts the others, or asks for a checklist. */
const retold: Readonly<Record<string, Partial<Parts['front']>>> = {
  'surgical-case-reports': { checklist: { care: leftOut(5, 6, 8, 9, 10, 11, 12) } },
  'j-med-case-reports': { checklist: { care: leftOut(5, 6, 8, 9, 10, 11, 12) } },
  'bmj-case-reports': { title: 'An example of an illness' },
  'european-journal-of-neurology': { type: 'research-article' },
  'edm-case-reports': { title: 'An example of an illness' },
  'bjgp-open': {
    abstract: {
      Background: 'Words of their own.',
      Aim: 'To tell it.',
      'Design & setting': 'A report.',
      Method: 'We looked.',
      Results: 'A person was ill.',
      Conclusion: 'The person got well.',
    },
  },
  'galen-medical-journal': {
    abstract: {
      Background: 'Words of their own.',
      'Case Report': 'A person was ill.',
      Conclusions: 'The person got well.',
    },
  },
  jmir: {
    abstract: {
      Background: 'Words of their own.',
      Objective: 'To tell it.',
      Methods: 'We looked.',
      Results: 'A person was ill.',
      Conclusions: 'The person got well.',
    },
  },
  cureus: { keywords: ['example', 'illness', 'case report', 'placeholder', 'square'] },
  'elsevier-ijscr': {
    abstract: {
      'Introduction and importance': 'Words of their own.',
      'Presentation of case': 'A person was ill.',
      'Clinical discussion': 'It is seldom.',
      Conclusion: 'The person got well.',
    },
    'learning-points': undefined,
    highlights: ['One.', 'Two.', 'Three.'],
    checklist: { scare: leftOut(5, 7, 9, 10, 11, 12, 13, 14, 15, 16) },
  },
}

const profiles = journalNames().map((name) => ({ name, profile: profileNamed(name)! }))
const usual = profiles.filter(({ name }) => retold[name] === undefined)

test('a manuscript that keeps every rule of the journals that do not contradict each other', async () => {
  const { file, article, inputs } = await checked(sound, ...usual.map(({ name }) => name))
  expect(file.messages.map(String)).toEqual([])
  const breaks = usual.flatMap(({ name, profile }) =>
    judgeArticle(profile, article, inputs, file)
      .filter(({ outcome }) => outcome === 'breaks')
      .map(({ rule }) => `${name}: ${rule.id}`),
  )
  expect(breaks).toEqual([])
})

const special = profiles.filter(({ name }) => retold[name] !== undefined)
test.each(special)('$name: a manuscript that keeps every rule', async ({ name, profile }) => {
  const { file, article, inputs } = await checked(
    { ...sound, front: { ...sound.front, ...retold[name] } },
    name,
  )
  expect(file.messages.map(String)).toEqual([])
  expect(
    judgeArticle(profile, article, inputs, file).filter(({ outcome }) => outcome === 'breaks'),
  ).toEqual([])
})

test('every rule of every journal is broken by one of three manuscripts', async () => {
  const names = profiles.map(({ name }) => name)
  const asCase = { ...broken, front: { ...broken.front, type: 'case-report' } }
  const built = [
    await checked(broken, ...names),
    // A letter has no checklist; the same manuscript as a case report breaks it.
    await checked(asCase, ...names),
    await checked(overlong, ...names),
  ]
  const held = profiles.flatMap(({ name, profile }) => {
    const verdicts = built.map(({ article, inputs, file }) =>
      judgeArticle(profile, article, inputs, file),
    )
    return profile.rules
      .filter((_, index) => verdicts.every((each) => each[index]!.outcome === 'holds'))
      .map(({ id }) => `${name}: ${id}`)
  })
  expect(held).toEqual([])
})

test('a profile has grown old a year after it was read', () => {
  expect(hasGrownOld({ readOn: '2026-11-22' }, '2027-11-22')).toBe(false)
  expect(hasGrownOld({ readOn: '2026-11-22' }, '2027-11-23')).toBe(true)
  expect(hasGrownOld({ readOn: '2026-11-22' }, '2028')).toBe(true)
})
