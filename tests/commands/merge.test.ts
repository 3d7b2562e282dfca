/** `galley merge` as it is called: what is written, what is told, and what is refused before anything is. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UsageError, type Options } from '../../scripts/commands/command.js'
import { mergeCommand } from '../../scripts/commands/merge.js'
import { documentOf, paragraph, run } from '../docx-file/document.js'
import { Editor } from '../merge/editor.js'
import { files, printed } from '../merge/manuscript.js'

let folder = ''
let bytes: Uint8Array
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-merge-'))
  bytes = (await printed()).bytes
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fresh(name: string, reviewed: Uint8Array): string {
  const place = join(folder, name)
  for (const [path, text] of files) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
  writeFileSync(join(place, 'reviewed.docx'), reviewed)
  return place
}

async function merged(cwd: string, options: Options = {}) {
  const told = { out: '', err: '' }
  const code = await mergeCommand({
    arguments: ['reviewed.docx'],
    options,
    cwd,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (told.out += text),
      stderr: (text) => void (told.err += text),
      interactive: false,
      colour: false,
    },
  })
  return { code, ...told }
}

test('what a reviewer changed is written and proved, and the report names the rest', async () => {
  const reviewed = new Editor(bytes)
    .replace('She had eaten', 'fish', 'prawns')
    .replace('A woman of 34', '34', '35')
    .comment('One family was', 'family', 'Which one?')
    .noise()
    .save()
  const cwd = fresh('written', reviewed)
  const before = await merged(cwd, { 'dry-run': true })
  expect(before.out).toContain('+She had eaten prawns; her')
  expect(readFileSync(join(cwd, 'manuscript/case.md'), 'utf8')).toContain('eaten fish')
  const { code, err } = await merged(cwd, { comments: 'source', letter: 'response.md' })
  expect(code).toBe(1)
  expect(err).toContain('reviewed.docx: 1 of 2 changes carried, 1 left to you, 1 comments')
  expect(readFileSync(join(cwd, 'manuscript/case.md'), 'utf8')).toContain('eaten prawns; her')
  expect(readFileSync(join(cwd, 'manuscript/discussion.md'), 'utf8')).toContain(
    'One family was seen. <!-- Rita Reviewer, 2026-11-28: Which one? -->',
  )
  expect(readFileSync(join(cwd, 'build/merge/reviewed.md'), 'utf8')).toContain(
    'the number comes from',
  )
  expect(readFileSync(join(cwd, 'response.md'), 'utf8')).toContain('> Which one?')
})

test('changes can be left by number or by name', async () => {
  const reviewed = new Editor(bytes)
    .replace('She had eaten', 'fish', 'prawns')
    .by('Paul Peer')
    .replace('One family was', 'family', 'household')
    .save()
  const cwd = fresh('chosen', reviewed)
  expect((await merged(cwd, { 'dry-run': true, skip: ['1'] })).out).not.toContain('prawns')
  const { out, code } = await merged(cwd, { 'dry-run': true, only: 'Rita Reviewer' })
  expect([code, out.includes('prawns'), out.includes('household')]).toEqual([0, true, false])
})

test.each([
  [
    'no Word file',
    new Uint8Array([1, 2, 3]),
    'Cannot read `reviewed.docx`: it is no Word document',
  ],
  [
    "another manuscript's",
    documentOf(paragraph(run('Of something else altogether this text speaks, at length.'))),
    "`reviewed.docx` is another manuscript's file: it shares few words with this one",
  ],
])('%s is refused in a sentence, and nothing is written', async (name, reviewed, message) => {
  const cwd = fresh(name, reviewed)
  const error = await merged(cwd).catch((found: unknown) => found)
  expect(error).toBeInstanceOf(UsageError)
  expect((error as Error).message).toContain(message)
  expect(readFileSync(join(cwd, 'manuscript/case.md'), 'utf8')).toBe(
    files.get('manuscript/case.md'),
  )
})
