import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assetText } from '../../../scripts/assets.js'
import { prune } from '../../../scripts/write/jats/prune.js'
import { violations } from '../../../scripts/write/jats/violations.js'
import { writeJats } from '../../../scripts/write/jats/index.js'
import { article, figure, p, section } from '../../builders.js'
import { inputs } from '../../inputs.js'
import { thorough } from '../../thorough.js'
import { everything, everythingsInputs } from './everything.js'
import { chance, mutate } from './mutations.js'

const model = (text: string, ...names: string[]): string =>
  prune({ a: { model: text, attributes: '' } }, new Set(['a', ...names]))

test.each([
  ['(b,c?,d*)', ['b'], '(b)'],
  ['(b,c)', ['b'], '(no.element.has.this.name)'],
  ['(b,c)?', ['b'], '(no.element.has.this.name?)'],
  ['(b|c)', ['c'], '(c)'],
  ['(b*|c)', ['c'], '(c)?'],
  ['(b*|c)+', ['c'], '(c)*'],
  ['(b*|c?)', ['c'], '(c?)'],
  ['(b|c)*', [], '(no.element.has.this.name?)'],
  ['((b|c)+,(d,e?)?)', ['c', 'd'], '((c)+,(d)?)'],
  ['(#PCDATA|b|c)*', ['c'], '(#PCDATA|c)*'],
  ['(#PCDATA|b)*', [], '(#PCDATA)'],
  ['EMPTY', [], 'EMPTY'],
])('%s of which the document has %j is %s', (whole, names, pruned) => {
  expect(model(whole, ...names)).toBe(`<!ELEMENT a ${pruned}>`)
})

async function xmlOf(...parts: Parameters<typeof article>): Promise<string> {
  const [xml] = await writeJats(article(...parts), inputs(), [])
  return Buffer.from(xml?.contents ?? []).toString()
}

test('the pruned DTD finds what the whole one finds', async () => {
  const xml = await xmlOf(section('A', p('x'), figure('', [])))
  for (const [from, to] of [
    ['<p>', '<p><fig><fig/></fig>'],
    ['<title>A</title>', ''],
    ['<fig/>', '<fig/><sec><title/></sec><p/>'],
    ['<fig/>', '<fig id="1"/>'],
    ['<p>', '<p><unknown/>'],
    ['<p>', '<p><xref rid="nothing"/>'],
    ['</body>', '</body><body/>'],
  ] as const) {
    const broken = xml.replace(from, to)
    expect(violations(broken, '1.3', false).length, `${from} → ${to}`).toBeGreaterThan(0)
    expect(violations(broken, '1.3', true).length, `${from} → ${to}`).toBeGreaterThan(0)
  }
})

const versions = ['1.3', '1.4'] as const

const folder = join(import.meta.dirname, '../../fixtures')
/** The JATS that fixtures assert. */
const fixtures = readdirSync(folder)
  .sort()
  .map((name) => join(folder, name, 'article.xml'))
  .filter(existsSync)
  .map((path) => readFileSync(path, 'utf8'))
  .filter((xml) => xml !== '')

/** `MUTATIONS=10000 npx vitest …` breaks as many. */
const mutations = Number(process.env['MUTATIONS'] ?? (thorough ? 2000 : 150))

test.each(versions)(
  'the pruned DTD and the whole one agree on documents broken by chance, by %s',
  async (version) => {
    const [whole] = await writeJats(
      everything(),
      everythingsInputs({ settings: { jats: version } }),
      [],
    )
    const documents = [
      Buffer.from(whole?.contents ?? []).toString(),
      await xmlOf(section('A', p('x'), figure('', []))),
      await xmlOf(p('x')),
      ...fixtures,
    ]
    const names = Object.keys(
      (JSON.parse(assetText(`dtd/jats-${version}.json`)) as { elements: object }).elements,
    )
    const random = chance(Number(process.env['SEED'] ?? 1))
    const verdicts = { valid: 0, invalid: 0 }
    for (let count = 0; count < mutations; count++) {
      const xml = mutate(documents[count % documents.length] ?? '', names, random)
      const [quick, full] = [
        violations(xml, version, false).length > 0,
        violations(xml, version, true).length > 0,
      ]
      if (quick !== full)
        expect.fail(
          `The pruned DTD calls this ${quick ? 'invalid' : 'valid'}, the whole one not:\n${xml}`,
        )
      verdicts[full ? 'invalid' : 'valid']++
    }
    if (process.env['MUTATIONS']) console.log(version, verdicts)
    expect(Math.min(verdicts.valid, verdicts.invalid)).toBeGreaterThan(20)
  },
  600_000,
)
