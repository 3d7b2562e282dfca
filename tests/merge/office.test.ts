/**
 * LibreOffice as a second program: it opens what galley printed, records edits as a reviewer makes them, saves, and the
 * file is merged. Where it, or its Python, is not there, or only a part is asked for, this is left out.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { thorough } from '../thorough.js'
import { settled } from '../../scripts/docx-file/settled.js'
import { readUnits } from '../../scripts/merge/index.js'
import { printedOf } from '../../scripts/merge/printing.js'
import { unproved } from '../../scripts/merge/prove.js'
import { sourceLines } from '../../scripts/merge/source-lines.js'
import { mergedInto, printed, type PrintedVersion } from './manuscript.js'

type OfficeEdit = readonly [kind: string, where: string, what: string]
interface Reviewed {
  edits: readonly OfficeEdit[]
  then?: 'accept' | 'reject'
  /** What the source has then. */
  has?: readonly [path: string, text: string]
  hasNot?: readonly [path: string, text: string]
}

const text = 'manuscript/case.md'
const discussion = 'manuscript/discussion.md'
const yaml = 'manuscript/manuscript.yaml'

const reviewed: Readonly<Record<string, Reviewed>> = {
  'an untouched file': { edits: [] },
  'a word replaced': {
    edits: [['replace', 'fish; her', 'prawns; her']],
    has: [text, 'She had eaten prawns; her'],
  },
  'a word put in': {
    edits: [['after', 'She had eaten', ' raw']],
    has: [text, 'She had eaten raw fish'],
  },
  'a word taken out': { edits: [['replace', 'sudden rash', 'rash']], hasNot: [text, 'sudden'] },
  'a sentence put in': {
    edits: [['after', 'one patient is few.', ' More are needed.']],
    has: [discussion, 'few. More are needed.'],
  },
  'a paragraph put in': {
    edits: [['new paragraph', 'One family was seen.', 'A new paragraph.']],
    has: [discussion, 'A new paragraph.'],
  },
  'a paragraph taken out': {
    edits: [['remove paragraph', 'The first finding was fever.', '']],
    hasNot: [text, 'first finding'],
  },
  'a paragraph divided': {
    edits: [['split', 'A note on the limits', '']],
    has: [discussion, '\n\nA note on the limits'],
  },
  'a heading': {
    edits: [['replace', 'Limits', 'Limitations']],
    has: [discussion, '## Limitations'],
  },
  'an item': {
    edits: [['replace', 'another kind', 'a second kind']],
    has: [text, '- a second kind of food'],
  },
  'a caption': {
    edits: [['after', 'The course of the temperature', ' in the clinic']],
    has: [text, '![The course of the temperature in the clinic.]'],
  },
  'a cell': { edits: [['replace', 'Share', 'Part']], has: [discussion, '| Part'] },
  'a note': {
    edits: [['replace', 'The face was spared', 'The face was free']],
    has: [text, '[^skin]: The face was free.'],
  },
  'the title': {
    edits: [['replace', 'Rash and fever after', 'Rash and high fever after']],
    has: [yaml, 'Rash and high fever after a meal'],
  },
  bold: { edits: [['bold', 'did not itch', '']], has: [text, 'It **did not itch**'] },
  'several, accepted': {
    edits: [
      ['replace', 'fish; her', 'prawns; her'],
      ['replace', 'one patient is few', 'one patient is little'],
    ],
    then: 'accept',
    has: [discussion, 'one patient is little'],
  },
  'several, rejected': {
    edits: [
      ['replace', 'fish; her', 'prawns; her'],
      ['after', 'one patient is few.', ' More are needed.'],
    ],
    then: 'reject',
  },
}

const hasOffice =
  spawnSync('/usr/bin/python3', ['-c', 'import uno']).status === 0 &&
  spawnSync('soffice', ['--version']).status === 0

describe.skipIf(!thorough || !hasOffice)('through LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-office-'))
  const files = Object.keys(reviewed).map((_, index) => join(folder, `${index}.docx`))
  let version: PrintedVersion

  beforeAll(async () => {
    version = await printed()
    const sent = join(folder, 'sent.docx')
    writeFileSync(sent, version.bytes)
    const jobs = Object.values(reviewed).map(({ edits, then = '' }, index) => ({
      in: sent,
      out: files[index],
      edits,
      then,
    }))
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs))
    const script = join(import.meta.dirname, 'office.py')
    execFileSync('/usr/bin/python3', [script, join(folder, 'jobs.json')], { timeout: 240_000 })
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(Object.entries(reviewed))('%s', async (name, { edits, then, has, hasNot }) => {
    const bytes = readFileSync(files[Object.keys(reviewed).indexOf(name)]!)
    const { changes, texts, units } = mergedInto(version, bytes)
    const source = (path: string): string => texts.get(path) ?? version.sources.get(path) ?? ''
    expect(changes.filter(({ outcome }) => outcome !== 'carried')).toEqual([])
    if (edits.length === 0 || then === 'reject') expect(changes).toEqual([])
    else expect(changes.length).toBeGreaterThan(0)
    if (has) expect(source(has[0])).toContain(has[1])
    if (hasNot) expect(source(hasNot[0])).not.toContain(hasNot[1])
    const after = await printed(texts)
    const lines = sourceLines(after.article, after.sources, after.evaluations)
    const merged = readUnits(
      settled(after.file.lines, 'accept'),
      printedOf(after.article, lines, after.sources),
      lines,
    )
    expect(unproved(merged, units, changes)).toEqual([])
  })
})
