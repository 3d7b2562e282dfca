/**
 * Ordinary mistakes of new users, each made in the paper that `galley init` writes: every one is told. What the paper
 * says without the mistake is silence, so that any message is of it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { thorough } from '../thorough.js'

interface Mistake {
  name: string
  /** The end of its path. */
  file: string
  /** What is replaced, once, by what. */
  from?: string
  to?: string
  /** The file's new contents. */
  set?: string
  delete?: true
  rule?: string
  fine?: string
}

const template = join(import.meta.dirname, '../../scripts/commands/init-template')
const paper = new Map(
  readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'gitignore')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(template.length + 1), readFileSync(path, 'utf8')]),
)
const mistakes = parse(
  readFileSync(join(import.meta.dirname, 'mistakes.yaml'), 'utf8'),
) as Mistake[]

async function rules(files: ReadonlyMap<string, string>): Promise<string[]> {
  const { file } = await build(memoryProject(files), { purpose: 'check' })
  return file.messages.map(({ ruleId }) => ruleId ?? '')
}

function changed({
  name,
  file,
  from = '',
  to = '',
  set,
  delete: goes,
}: Mistake): Map<string, string> {
  const files = new Map(paper)
  const path = [...files.keys()].find((each) => each.endsWith(file))
  const text = files.get(path ?? '')
  if (path === undefined || !text?.includes(from))
    throw new Error(`${name}: there is no such place`)
  if (goes) files.delete(path)
  else files.set(path, set ?? text.replace(from, () => to))
  return files
}

test('the paper itself is silent', async () => {
  expect(await rules(paper)).toEqual([])
})

const some = mistakes.filter((_, index) => thorough || index % 5 === 0)
test.each(some)('$name', async (mistake) => {
  const found = await rules(changed(mistake))
  if (mistake.fine === undefined) expect(found).toContain(mistake.rule)
  else expect(found).toEqual([])
})
