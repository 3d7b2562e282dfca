import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import type { Metadata } from '../../scripts/document/metadata.js'
import { checkForArchive, type PackageDestination } from '../../scripts/check/archive.js'
import { check } from '../../scripts/check/index.js'
import { journalProfile } from '../../scripts/journals/index.js'
import { article, at, front, p } from '../builders.js'
import { inputs } from '../inputs.js'

function asked(metadata: Partial<Metadata>, destination: PackageDestination = 'pmc'): string[] {
  const file = new VFile()
  checkForArchive(destination, article(front(metadata), p('x')), file)
  return file.messages.map(String)
}

const ready: Partial<Metadata> = {
  journal: {
    title: 'Example Journal',
    issn: [{ value: '2999-9995', type: 'epub' }],
    publisher: 'Example Press',
  },
  dates: { published: '2026-05-04', received: '2026-01-02', accepted: '2026-03-04' },
  volume: '3',
  elocationId: 'e1',
  identifiers: { doi: '10.99999/x' },
  keywords: ['a'],
  license: { name: 'CC BY 4.0' },
  copyright: { year: '2026', holder: 'Doe' },
}

test('an archive gets all that it asks for', () => {
  expect(asked(ready)).toEqual([])
})

test('each destination asks for what it needs', () => {
  const message = (list: string): string[] => [
    `1:1: Unexpected metadata without ${list}, expected what is needed to take the article`,
  ]
  expect(asked({}, 'meca')).toEqual(message('`journal.title`'))
  expect(asked({ ...ready, identifiers: {} }, 'crossref')).toEqual(
    message("`doi`, `url` of the article's page and an author's `email`"),
  )
})

test('what an archive lacks is told at once, where the journal is named', () => {
  expect(
    asked({
      ...ready,
      dates: { published: '2026-05' },
      volume: undefined,
      positions: new Map([['journal', at('paper.md', 3)]]),
    }),
  ).toEqual([
    '3:1-3:1: Unexpected metadata without `published` with day, month and year, `received` and `accepted` and `volume`, expected what is needed to take the article',
  ])
})

test('a first draft is asked for nothing of the journal; under the rules of many journals, its own must be known', async () => {
  const rules = async (name?: string, title?: string): Promise<Array<string | undefined>> => {
    const profile = name === undefined ? undefined : journalProfile(name)!
    const journal = name || title ? { profile: name, title } : undefined
    const file = new VFile()
    await check(
      article(front({ journal }), p('x')),
      inputs({ settings: { journals: profile ? [profile] : [] } }),
      file,
    )
    return file.messages
      .map(({ ruleId }) => ruleId)
      .filter((rule) => rule === 'missing-journal-metadata')
  }
  expect(await rules()).toEqual([])
  expect(await rules(undefined, 'Example Journal')).toEqual([])
  expect(await rules('generic')).toEqual(['missing-journal-metadata'])
  expect(await rules('generic', 'Example Journal')).toEqual([])
  expect(await rules('bmj-case-reports')).toEqual([])
})
