import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../scripts/build.js'
import { readArguments } from '../../scripts/cli/arguments.js'
import { checkPlaceholders } from '../../scripts/check/placeholders.js'
import type { Options } from '../../scripts/commands/command.js'
import { init } from '../../scripts/commands/init.js'
import { readProject } from '../../scripts/project/read.js'

const folder = mkdtempSync(join(tmpdir(), 'galley-init-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const made = async (name: string, options: Options): Promise<string> => {
  let said = ''
  await init({
    arguments: [name],
    options,
    cwd: folder,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (said += text),
      stderr: () => {},
      interactive: false,
      colour: false,
    },
  })
  return said
}

test.each(['case-report', 'research', 'review', 'letter', 'thesis'])(
  'the paper of %s builds without a message, and cannot be sent away as it is',
  async (template) => {
    await made(template, { template })
    const project = readProject(template, folder).project!
    const { file, article } = await build(project, { purpose: 'check' })
    expect(file.messages.map(String)).toEqual([])
    checkPlaceholders(article, file)
    expect(file.messages.map(({ ruleId }) => ruleId)).toContain('placeholder-text')
  },
)

/** The lines of shell of a workflow. */
const linesOf = (text: string): string[] => {
  const found: string[] = []
  const look = (value: unknown, key = ''): void => {
    if (typeof value === 'string' && /^(?:run|script|before_script)$/.test(key))
      found.push(...value.split('\n'))
    else if (Array.isArray(value)) for (const each of value) look(each, key)
    else if (typeof value === 'object' && value !== null)
      for (const [name, each] of Object.entries(value)) look(each, name)
  }
  look(parse(text))
  return found
}

test.each([
  ['github', '.github/workflows/paper.yml'],
  ['gitlab', '.gitlab-ci.yml'],
])('the workflow for %s installs from one setting and asks for what there is', async (ci, path) => {
  expect(await made(`paper-${ci}`, { ci })).toContain(`\`GALLEY\` in ${path}`)
  const text = readFileSync(join(folder, `paper-${ci}`, path), 'utf8')
  const lines = linesOf(text)
  expect(lines.filter((line) => line.includes('npm install'))).toEqual([
    'npm install --global --prefer-offline --no-audit --no-fund "$GALLEY"',
  ])
  const calls = lines.flatMap((line) => [...line.matchAll(/\bgalley ((?:[\w-]|"\$\w+"|[ ./])+)/g)])
  expect(calls.length).toBeGreaterThan(1)
  for (const [, words] of calls)
    expect(readArguments(words!.trim().split(/\s+/)).kind).toBe('command')
  expect(text).not.toMatch(/https?:/)
})

test('a template or forge that there is not is wrong use', async () => {
  await expect(made('x', { template: 'poster' })).rejects.toThrow('Unknown `--template` `poster`')
  await expect(made('x', { ci: 'jenkins' })).rejects.toThrow('Unknown `--ci` `jenkins`')
})
