import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checklistNamed, checklistNames, itemNames } from '../../scripts/checklists/index.js'
import { checklistSchema } from '../../scripts/checklists/schema.js'

const folder = join(import.meta.dirname, '../../scripts/checklists')
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const read = (name: string): Record<string, unknown> =>
  parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>

test.each(files)('%s is a checklist by the schema, and the compiled program has it', (name) => {
  expect(checklistNamed(name.replace('.yaml', ''))).toEqual(checklistSchema.parse(read(name)))
})

test('CARE has its thirteen items, SCARE of 2025 its nineteen; each has a timeline and consent that it cannot do without', () => {
  const of = (name: string): { numbers: number; items: number; grave: string[] } => {
    const items = checklistNamed(name)!.topics.flatMap((topic) => topic.items)
    return {
      numbers: checklistNamed(name)!.topics.length,
      items: items.length,
      grave: items.filter(({ grave }) => grave).map(({ id }) => id),
    }
  }
  expect(of('care')).toEqual({ numbers: 13, items: 30, grave: ['7', '13'] })
  expect(of('scare')).toEqual({ numbers: 19, items: 49, grave: ['8', '17'] })
  expect(itemNames(checklistNamed('care')!).slice(0, 8)).toEqual([
    '1',
    '2',
    '3',
    '3a',
    '3b',
    '3c',
    '3d',
    '4',
  ])
})

test('each list has the items of its guideline, in order', () => {
  const count = (name: string): number[] => {
    const names = checklistNamed(name)!.topics.flatMap(({ items }) => items.map(({ id }) => id))
    const numbers = [...new Set(names.map((id) => parseInt(id)))]
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
    return [numbers.length, names.length]
  }
  expect(Object.fromEntries(checklistNames().map((name) => [name, count(name)]))).toEqual({
    arrive: [21, 38],
    care: [13, 30],
    consort: [30, 42],
    'consort-2010': [25, 37],
    prisma: [27, 42],
    scare: [19, 49],
    stard: [30, 34],
    strobe: [22, 34],
  })
})

test('an item has a source that was read, and stands once', () => {
  const care = read('care.yaml') as {
    sources: Record<string, unknown>
    topics: Array<{ items: Array<{ id: string; source: string }> }>
  }
  const issues = (change: (checklist: typeof care) => void): string[] => {
    const changed = structuredClone(care)
    change(changed)
    return checklistSchema.safeParse(changed).error?.issues.map(({ message }) => message) ?? []
  }
  expect(
    issues((one) => {
      one.topics[0]!.items[0]!.source = 'NOBODY'
    }),
  ).toEqual(["the source NOBODY of 1 is not among the checklist's sources"])
  expect(
    issues((one) => {
      one.topics[0]!.items[0]!.id = '2'
    }),
  ).toEqual(['two items are called 2', 'two items are called 2'])
  expect(
    issues((one) => {
      one.sources.OTHER = { title: 'elsewhere', readOn: '2026-11-23' }
    }),
  ).toEqual(['nothing was read in the source OTHER'])
})
