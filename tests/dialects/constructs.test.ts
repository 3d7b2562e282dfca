/**
 * Every construct of other tools in constructs.yaml is built by itself: it prints what it should, nothing of its markup is
 * printed untold, and docs/migration.md says what is told of it. UPDATE_FIXTURES=1 writes the table there anew.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

interface Construct {
  of: string
  written: string
  file?: string
  head?: string
  files?: Record<string, string>
  pictures?: string[]
  is: string
  prints?: string | string[]
  not?: string
}

const constructs = parse(
  readFileSync(new URL('constructs.yaml', import.meta.url), 'utf8'),
) as Construct[]
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const unasked = /missing-alt-text|unreferenced-|uncited|incomplete-reference|undescribed/

async function buildOne({ written, file = 'paper.md', head, files, pictures }: Construct) {
  const front = ['title: A title', 'author: Jane Doe', ...(head ? [head] : [])].join('\n')
  const entry = `---\n${front}\n---\n\n${written}\n`
  const rendered = Object.entries(files ?? {}).map(
    ([name, text]): [string, string | Uint8Array] => [name, text],
  )
  const shown = (pictures ?? []).map((name): [string, Uint8Array] => [name, picture])
  const project = memoryProject(new Map([[file, entry], ...rendered, ...shown]), file)
  const { outputs, file: told } = await build(project, { draft: true, formats: new Set(['jats']) })
  const strict = await build(project, { formats: new Set() })
  const xml = new TextDecoder().decode(outputs.find(({ path }) => /\.xml$/.test(path))?.contents)
  return {
    text: words(xml),
    told: told.messages,
    messages: strict.file.messages.filter(({ ruleId }) => !unasked.test(ruleId ?? '')),
  }
}

/** The printed words of the text. */
const words = (xml: string): string =>
  (/<body>[^]*?<\/body>/.exec(xml)?.[0] ?? '')
    .replace(/<mml:annotation[^]*?<\/mml:annotation>/g, '')
    .replace(/<\/?(?:p|title|td|th|caption|label|list-item|sec)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

const results = await Promise.all(
  constructs.map(async (construct) => ({ construct, ...(await buildOne(construct)) })),
)

test.each(results.map((result) => [`${result.construct.of}: ${result.construct.written}`, result]))(
  '%s',
  (_, { construct, text, messages }) => {
    for (const each of [construct.prints ?? []].flat()) expect(text).toContain(each)
    if (construct.not) expect(text).not.toContain(construct.not)
    expect(messages.length > 0, 'told, if and only if it says so').toBe(
      /told|without its/.test(construct.is) || construct.is.startsWith('nothing'),
    )
  },
)

/** A cell: code in a line each, its bars escaped. */
const code = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => {
      const ticks = line.includes('`') ? '`'.repeat(longest(line) + 1) : '`'
      const inner = /^`|`$/.test(line) ? ` ${line} ` : line
      return `${ticks}${inner.replaceAll('|', '\\|')}${ticks}`
    })
    .join('<br>')
const longest = (line: string): number =>
  Math.max(...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length))

const table = [
  '| of | written as | is | told |',
  '|---|---|---|---|',
  ...results.map(({ construct, messages }) => {
    const expected = messages.map(
      ({ reason, fatal }) =>
        `${fatal ? 'error' : 'warning'}: ${/, (expected [^]*)$/.exec(reason)?.[1] ?? reason}`,
    )
    const beside = Object.keys(construct.files ?? {})
    const name = beside.length ? ` (with ${beside.map((each) => `\`${each}\``).join(', ')})` : ''
    const head = construct.head ? `${code(construct.head)}<br>` : ''
    return `| ${construct.of} | ${head}${code(construct.written)}${name} | ${construct.is} | ${[...new Set(expected)].join('; ').replaceAll('|', '\\|')} |`
  }),
].join('\n')

test('docs/migration.md has the table', () => {
  const place = new URL('../../docs/migration.md', import.meta.url)
  const page = readFileSync(place, 'utf8')
  const made = page.replace(/\| of \| written as [^]*?\n(?=\n|$)/, () => `${table}\n`)
  if (process.env.UPDATE_FIXTURES) writeFileSync(place, made)
  else expect(page).toBe(made)
})
