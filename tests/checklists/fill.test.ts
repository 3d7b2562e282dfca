import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { fill, type Filled } from '../../scripts/checklists/fill.js'
import { checklistNamed } from '../../scripts/checklists/index.js'
import { memoryProject } from '../../scripts/project/project.js'

const front = {
  title: 'An example of an illness: a case report',
  type: 'case-report',
  authors: ['Jane Doe'],
  keywords: ['example', 'illness'],
}

/** The messages of the checklist, and its items by number. */
async function filled(
  body: string,
  more: Record<string, unknown> = {},
  name = 'care',
): Promise<{ messages: string[]; errors: string[]; item: (id: string) => Filled }> {
  const files = new Map([
    [
      'paper.md',
      `---\n${JSON.stringify({ ...front, checklist: { [name]: { 1: { exclude: 'x' } } }, ...more })}\n---\n\n${body}\n`,
    ],
  ])
  const { file, article } = await build(memoryProject(files, 'paper.md'), { purpose: 'check' })
  const told = file.messages.filter(
    ({ ruleId }) => ruleId === 'checklist-item' || ruleId === 'invalid-metadata',
  )
  const items = fill(name, checklistNamed(name)!, article)
  return {
    messages: told.map(({ reason }) => reason),
    errors: told.filter(({ fatal }) => fatal).map(({ reason }) => reason),
    item: (id) => items.find(({ item }) => item.id === id)!,
  }
}
const table =
  '| Day | Event |\n|---|---|\n| 1 | Rash |\n\n: What happened, as a timeline. {#tbl:events}\n'

test('an item is where its anchor is; the anchor of a number is that of all its parts', async () => {
  const { item } = await filled(
    '# Case presentation\n\nText.\n\n## What was seen {#care-6}\n\nA rash.\n\n## Who came {#care-5}\n\nA person.\n\n## Before {#care-5c}\n\nNothing.',
  )
  expect(item('6')).toMatchObject({
    outcome: 'reported',
    by: 'anchor',
    places: [{ section: 'Case presentation › What was seen', id: 'care-6', last: 'A rash.' }],
  })
  expect(item('5a').places[0]?.section).toBe('Case presentation › Who came')
  expect(item('5c').places[0]?.section).toBe('Case presentation › Before')
})

test('an item is where the metadata say, in one place or several', async () => {
  const { item, messages } = await filled(
    `# Case presentation {#sec:case}\n\nSee @tbl:events.\n\n${table}`,
    {
      checklist: {
        care: { '6': '@sec:case', '8': '@sec:case; @tbl:events', '10': { at: ['@tbl:events'] } },
      },
    },
  )
  expect(item('6')).toMatchObject({ by: 'metadata', places: [{ section: 'Case presentation' }] })
  expect(item('8d').places.map(({ section }) => section)).toEqual([
    'Case presentation',
    'Table\u00a01',
  ])
  expect(item('10a')).toMatchObject({ by: 'metadata', places: [{ section: 'Table\u00a01' }] })
  expect(messages.filter((message) => message.includes('@'))).toEqual([])
})

test('else an item is under its usual heading, or one that names two things', async () => {
  const { item } = await filled(
    '# Case presentation\n\nText.\n\n## 2.1 Physical Examination\n\nA rash.\n\n## Treatment and outcome\n\nIt went.\n\n# Patient’s perspective\n\nI was well.\n\n# Conclusions\n\nA lesson.',
  )
  expect(item('6')).toMatchObject({
    by: 'words',
    places: [{ section: 'Case presentation › 2.1 Physical Examination' }],
  })
  expect(item('9b')).toMatchObject({
    by: 'words',
    places: [{ section: 'Case presentation › Treatment and outcome' }],
  })
  expect(item('10a').outcome).toBe('reported')
  expect(item('12').outcome).toBe('reported')
  expect(item('11d').places[0]?.section).toBe('Conclusions')
  expect(item('5a').outcome).toBe('missing')
})

test('title, keywords and abstract are found in the metadata', async () => {
  const checklist = { care: {} }
  const abstract = {
    Background: 'It is seldom.',
    'Case presentation': 'A person was ill.',
    Conclusions: 'A lesson.',
  }
  const { item } = await filled('Text.', { checklist, abstract })
  expect(item('1').places).toMatchObject([
    { section: 'Title', first: 'An example of an illness: a case report' },
  ])
  expect(item('2').places).toMatchObject([{ section: 'Keywords', first: 'example · illness' }])
  expect(item('3b').places).toMatchObject([
    { section: 'Abstract: Case presentation', first: 'A person was ill.' },
  ])
  const plain = await filled('Text.', {
    checklist,
    abstract: 'A person was ill.',
    title: 'An illness',
    keywords: ['one'],
  })
  expect([plain.item('1').outcome, plain.item('2').outcome, plain.item('3d').outcome]).toEqual([
    'missing',
    'missing',
    'reported',
  ])
})

test('SCARE has words of its own: keywords with "case report", highlights, four parts of the abstract, the citation of the guideline', async () => {
  const abstract = {
    'Introduction and importance': 'It is seldom.',
    'Presentation of case': 'A person was ill.',
    'Clinical discussion': 'It is known.',
    Conclusion: 'A lesson.',
  }
  const { item } = await filled(
    '# Introduction\n\nIt is seldom. The work is reported in line with the SCARE criteria.',
    { abstract, highlights: ['One.', 'Two.', 'Three.'], keywords: ['a', 'b', 'Case report'] },
    'scare',
  )
  expect(['2', '3', '4a', '4d', '6c', '7'].map((id) => item(id).outcome)).toEqual(
    Array(6).fill('reported'),
  )
  const other = await filled(
    '# Introduction\n\nIt is seldom.',
    { abstract: { Background: 'It is seldom.' }, keywords: ['a', 'b', 'c'] },
    'scare',
  )
  expect(['2', '3', '4a', '4d', '7'].map((id) => other.item(id).outcome)).toEqual(
    Array(5).fill('missing'),
  )
})

test('a missing timeline and missing consent are errors; what else is missing is a warning for each topic', async () => {
  const { errors, messages } = await filled('# Case presentation\n\nA person was ill.')
  expect(errors).toEqual([
    'Unexpected manuscript without CARE 7 (Timeline), expected it in the text, or excluded with a reason',
    'Unexpected manuscript without CARE 13 (Informed consent), expected it in the text, or excluded with a reason',
  ])
  expect(messages).toContain(
    'Unexpected manuscript without CARE 5a, 5b, 5c, 5d (Patient information), expected each in the text, or excluded with a reason',
  )
  expect(
    (await filled('Text.', {}, 'scare')).errors.map(
      (reason) => /without (\w+ \d+)/.exec(reason)?.[1],
    ),
  ).toEqual(['SCARE 8', 'SCARE 17'])
})

test('a timeline is a table or figure that says so, or a section that holds one', async () => {
  const outcome = async (body: string, more?: Record<string, unknown>): Promise<unknown> => {
    const { item, errors } = await filled(body, more)
    return [item('7').by, errors.find((reason) => reason.includes('CARE 7'))]
  }
  expect(await outcome(`See @tbl:events.\n\n${table}`)).toEqual(['words', undefined])
  expect(
    await outcome(`# Timeline\n\nSee @tbl:events.\n\n${table.replace(', as a timeline', '')}`),
  ).toEqual(['words', undefined])
  const bare =
    'Unexpected CARE 7 (Timeline) without a figure or table in "Timeline", expected one, or a section that holds one'
  expect(await outcome('# Timeline\n\nFirst a rash, then none.')).toEqual(['words', bare])
  expect(await outcome('# Timeline {#care-7}\n\nFirst a rash, then none.')).toEqual([
    'anchor',
    bare,
  ])
})

test('consent is a declaration with words in it', async () => {
  expect(
    (
      await filled('Text.', { declarations: { consent: 'Written informed consent was obtained.' } })
    ).item('13').outcome,
  ).toBe('reported')
  expect((await filled('# Consent for publication\n\n# Other\n\nText.')).item('13').outcome).toBe(
    'missing',
  )
})

test('an exclusion is taken with its reason, and without one is an error', async () => {
  const { item, messages, errors } = await filled('Text.', {
    checklist: {
      care: {
        '5': { exclude: 'The patient is not known.' },
        '7': { exclude: 'One visit alone.' },
        '12': { exclude: '' },
        '13': { exclude: 'Not reported.' },
      },
    },
  })
  expect(item('5c')).toMatchObject({
    outcome: 'excluded',
    entry: { exclude: 'The patient is not known.' },
  })
  expect(errors).toEqual([
    'Unexpected exclusion of CARE 12 without a reason, expected `{exclude: the reason}`',
  ])
  expect(messages.filter((message) => / (5|7|13)\b/.test(message))).toEqual([])
})

test('what is marked and excluded says two things', async () => {
  const { messages } = await filled('# Seen {#care-6}\n\nA rash.', {
    checklist: { care: { '6': { exclude: 'Not examined.' } } },
  })
  expect(messages).toContain(
    'Unexpected exclusion of CARE 6, which is marked in "Seen", expected one or the other',
  )
})

test('names in the metadata that there are not are told', async () => {
  const { errors } = await filled('# Text {#sec:text}\n\nText.', {
    checklist: {
      care: { '6': '@sec:txet', '14': { exclude: 'x' }, '7': {}, '8': { other: 'x' } },
      cares: {},
    },
  })
  expect(errors.slice(0, 5)).toEqual([
    'Unexpected item of a checklist without a place, expected `"@fig:x"` or `{exclude: the reason}`',
    'Unexpected item of a checklist without a place, expected `"@fig:x"` or `{exclude: the reason}`',
    'Unexpected item `14` of the CARE checklist, expected a number from `1` to `13`',
    'Unexpected checklist `cares`, expected `arrive`, `care`, `consort-2010`, `consort`, `prisma`, `scare`, `stard` or `strobe`, or the path of your own `.yaml`',
    'Unexpected `@sec:txet` for CARE 6, expected the identifier of a section, figure, table or marked passage',
  ])
})

test('of a thousand sections under one heading the form names the first', async () => {
  const { item } = await filled('# Treatment and outcome {#sec:one}\n\nText.\n\n'.repeat(1000))
  expect(item('9a').places).toHaveLength(8)
})

test('nothing is asked of a manuscript that names no checklist', async () => {
  expect((await filled('Text.', { checklist: undefined })).messages).toEqual([])
})
