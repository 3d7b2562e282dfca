/**
 * The manuscript that ships is sound, and cannot say what the article it retells says against its own table.
 * (`check/every-cell.test.ts` changes each cell of its data.)
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../scripts/build.js'
import { memoryProject } from '../scripts/project/project.js'

const root = join(import.meta.dirname, '..')
const paths = [
  'references.bib',
  ...readdirSync(join(root, 'manuscript'), { recursive: true, encoding: 'utf8' }).map((path) =>
    join('manuscript', path),
  ),
]
const files: ReadonlyMap<string, Uint8Array> = new Map(
  paths
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => [path, readFileSync(join(root, path))]),
)
const text = (path: string): string => Buffer.from(files.get(path) ?? []).toString('utf8')

/** Rules of the errors of the manuscript with one file changed. */
async function errors(path?: string, contents?: string): Promise<string[]> {
  const changed = new Map<string, Uint8Array | string>(files)
  if (path !== undefined && contents !== undefined) changed.set(path, contents)
  const { file } = await build(memoryProject(changed), { purpose: 'check' })
  return file.messages
    .filter(({ fatal }) => fatal)
    .map(({ ruleId, file: at, line }) => `${ruleId} ${at}:${line}`)
}

test('it has no message at all', async () => {
  const { file } = await build(memoryProject(files), { purpose: 'check' })
  expect(file.messages.map(String)).toEqual([])
})

test("the source article's own sentence is an error", async () => {
  const path = 'manuscript/discussion.md'
  const wrong = `${text(path)}\nThe primary tumour was located in the colon in three cases and in the rectum in two cases.\n`
  expect(
    (await errors(path, wrong)).filter((error) => error.startsWith('count-mismatch')),
  ).toHaveLength(2)
})
