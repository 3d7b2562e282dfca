/**
 * Ordinary mistakes of new users, each made in the paper that `galley init` writes, or in one
 * that has more in it: every one is told. What the paper
 * says without the mistake is silence, so that any message is of it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
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

/** What a folder holds, by path. */
const filesOf = (folder: string): Array<[string, string]> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'gitignore')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')])

const templates = join(import.meta.dirname, '../../scripts/commands/init-template')
const made = ['common', 'research'].flatMap((part) => filesOf(join(templates, part)))
/** The paper as it is made, and with a chart, panels, a table in the text and a supplement. */
const papers = {
  mistakes: new Map(made),
  more: new Map([...made, ...filesOf(join(import.meta.dirname, 'paper'))]),
}
const listOf = (name: keyof typeof papers): Mistake[] =>
  parse(readFileSync(join(import.meta.dirname, `${name}.yaml`), 'utf8')) as Mistake[]

async function rules(files: ReadonlyMap<string, string>): Promise<string[]> {
  const { file } = await build(memoryProject(files), { purpose: 'check' })
  return file.messages.map(({ ruleId }) => ruleId ?? '')
}

function changed(
  paper: ReadonlyMap<string, string>,
  { name, file, from = '', to = '', set, delete: goes }: Mistake,
): Map<string, string> {
  const files = new Map(paper)
  const path = [...files.keys()].find((each) => each.endsWith(file))
  const text = files.get(path ?? '')
  if (path === undefined || !text?.includes(from))
    throw new Error(`${name}: there is no such place`)
  if (goes) files.delete(path)
  else files.set(path, set ?? text.replace(from, () => to))
  return files
}

describe.each(Object.entries(papers))('%s', (list, paper) => {
  test('the paper itself is silent', async () => {
    expect(await rules(paper)).toEqual([])
  })

  const some = listOf(list as keyof typeof papers).filter((_, index) => thorough || index % 5 === 0)
  test.each(some)('$name', async (mistake) => {
    const found = await rules(changed(paper, mistake))
    if (mistake.fine === undefined) expect(found).toContain(mistake.rule)
    else expect(found).toEqual([])
  })
})
