/**
 * Every folder in tests/fixtures is a test: `input/` is a manuscript (a folder with `manuscript/`, or one `.md` file),
 * and each file beside it is what must come out:
 *
 *     messages.txt   all messages, whole and in order, grouped by file; empty when there are none
 *     exit.txt       the exit status
 *     article.xml    the JATS
 *     options.json   not asserted: what the command line says (`{"formats": ["jats"], "draft": true}`); `"package": "pmc"` asks
 *                    what that archive asks; `"letter": "letter.md"` is a response letter, beside the manuscript
 *
 * Only JATS is written unless the options say more, and every XML that is written has been validated. With
 * UPDATE_FIXTURES=1 the asserted files are written anew; read the difference before you commit it.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { build } from '../scripts/build.js'
import type { BuildOptions } from '../scripts/document/settings.js'
import { checkForArchive, type PackageDestination } from '../scripts/check/archive.js'
import { diagnostics } from '../scripts/cli/diagnostics.js'
import { formatMessages } from '../scripts/cli/reporters/pretty.js'
import { answerTo } from '../scripts/package/revision.js'
import { readProject } from '../scripts/project/read.js'
import { rules } from '../scripts/rules.js'

const fixtures = join(import.meta.dirname, 'fixtures')
const asserted = ['messages.txt', 'exit.txt', 'article.xml'] as const
type Asserted = (typeof asserted)[number]

const cases = existsSync(fixtures) ? readdirSync(fixtures).sort() : []
test('every fixture has an input', () => {
  expect(cases.filter((name) => !existsSync(join(fixtures, name, 'input')))).toEqual([])
})

test('every rule that a build reports has a fixture that fires it', () => {
  const fired = new Set(
    cases.flatMap((name) => {
      const place = join(fixtures, name, 'messages.txt')
      return existsSync(place)
        ? [...readFileSync(place, 'utf8').matchAll(/ {2}([a-z-]+)$/gm)].map(([, rule]) => rule)
        : []
    }),
  )
  const built = Object.entries(rules).filter(([, { severity }]) => severity !== 'hint')
  expect(built.map(([rule]) => rule).filter((rule) => !fired.has(rule))).toEqual([])
})

test.each(cases)('%s', async (name) => {
  const folder = join(fixtures, name)
  const made = await make(folder)
  const wanted = asserted.filter((file) => existsSync(join(folder, file)))
  expect(wanted, 'a fixture asserts something').not.toEqual([])
  for (const file of wanted) {
    if (process.env.UPDATE_FIXTURES) writeFileSync(join(folder, file), made[file])
    else expect(made[file], file).toBe(readFileSync(join(folder, file), 'utf8'))
  }
})

async function make(folder: string): Promise<Readonly<Record<Asserted, string>>> {
  const input = join(folder, 'input')
  const single = readdirSync(input).find((file) => file.endsWith('.md'))
  const { project, refusal } = readProject(
    existsSync(join(input, 'manuscript')) || !single ? '.' : single,
    input,
  )
  if (!project) throw new Error(refusal)
  const { package: destination, letter, ...options } = optionsOf(folder)
  const { file, outputs, article, inputs } = await build(project, options)
  if (destination) checkForArchive(destination, article, file)
  if (letter) await answerTo(readProject(letter, input).project!, { article, inputs }, file)
  const failed = file.messages.some((message) => message.fatal)
  if (failed && !letter) expect(outputs, 'nothing is written when there is an error').toEqual([])
  const jats = outputs.find(({ path }) => path.endsWith('.xml'))
  return {
    'messages.txt': messagesOf(diagnostics(file, '')),
    'exit.txt': `${failed ? 1 : 0}\n`,
    'article.xml': new TextDecoder().decode(jats?.contents),
  }
}

function optionsOf(
  folder: string,
): BuildOptions & { package?: PackageDestination; letter?: string } {
  const place = join(folder, 'options.json')
  const given = existsSync(place)
    ? (JSON.parse(readFileSync(place, 'utf8')) as Omit<BuildOptions, 'formats'> & {
        formats?: string[]
        package?: PackageDestination
        letter?: string
      })
    : {}
  return { sourceDateEpoch: 0, ...given, formats: new Set(given.formats ?? ['jats']) }
}

function messagesOf(list: ReturnType<typeof diagnostics>): string {
  const files = [...new Set(list.map((one) => one.file))]
  return files
    .map(
      (path) =>
        `${[path, ...formatMessages(list.filter((one) => one.file === path))].join('\n')}\n`,
    )
    .join('\n')
}
