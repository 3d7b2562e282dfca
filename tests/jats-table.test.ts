import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rules } from '../scripts/rules.js'
import { writeJats } from '../scripts/write/jats/index.js'
import { article, back, bibliography, entry, equation, front, p, work } from './builders.js'
import { inputs } from './inputs.js'
import { everything, everythingsInputs } from './write/jats/everything.js'

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')

/** Rows of the tables in docs/jats.md: what is asked, what is written, what holds it. */
const rows = read('../docs/jats.md')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|(-|\s*(recommendation|demand)\b)/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, 4)
      .map((cell) => cell.trim()),
  )
const codes = (cell: string): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')

/** XML in which nothing is left out, and a bare one, which says what is not known. */
async function examples(): Promise<string> {
  const trials = everything()
  trials.children[0].metadata.trials = [
    { registry: 'Example Registry', number: 'EX1', stage: 'results' },
  ]
  const bare = article(
    front({}),
    p('x'),
    equation('\\unknown'),
    back(
      bibliography(
        entry(work('soft', { type: 'software' })),
        entry(work('pre', { type: 'article' })),
      ),
    ),
  )
  const written = [
    await writeJats(trials, everythingsInputs(), []),
    await writeJats(bare, inputs(), []),
  ]
  return [
    ...written.map(([xml]) => Buffer.from(xml?.contents ?? []).toString()),
    read('fixtures/jats-example/article.xml'),
  ].join('\n')
}

test('every rule that the tables of JATS name exists', () => {
  expect(rows.length).toBeGreaterThan(35)
  expect(
    rows
      .flatMap(([, , held = '']) => codes(held))
      .filter((code) => /^[a-z-]+$/.test(code) && !(code in rules)),
  ).toEqual([])
})

test('every element and attribute in the tables of JATS is written', async () => {
  const xml = await examples()
  const has = (pattern: string): boolean => new RegExp(pattern).test(xml)
  const missing: string[] = []
  for (const code of rows.flatMap(([asked = '', what = '']) => [...codes(what), ...codes(asked)])) {
    if (/^(?:null|other|-[gis]001|galley .*)$/.test(code)) continue
    for (const step of code.split('/').filter((one) => !one.startsWith('@'))) {
      const [, name = '', attribute, value] =
        /^([\w:-]+)(?:\[@([\w:-]+)(?:="([^"]*)")?\])?$/.exec(step) ?? []
      if (
        !has(
          attribute === undefined
            ? `<${name}[\\s/>]`
            : `<${name} [^>]*\\b${attribute}="${value ?? ''}`,
        )
      )
        missing.push(step)
    }
    const [, own] = /(?:^|\/)@([\w:-]+)$/.exec(code) ?? []
    if (own !== undefined && !has(`\\s${own}="`)) missing.push(`@${own}`)
  }
  expect(missing).toEqual([])
})
