/** The pages of the documentation: no link between them leads nowhere. `npm run site` builds them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageSource, slugOf } from '../scripts/compile/site-pages.js'

const docs = join(import.meta.dirname, '../docs')
const names = readdirSync(docs).filter((name) => name.endsWith('.md'))
const text = (name: string): string => readFileSync(join(docs, name), 'utf8')

test('every link between pages leads to a page and a heading', () => {
  const anchors = (name: string): Set<string> =>
    new Set(pageSource(name, text(name)).sections.map(({ heading }) => slugOf(heading)))
  const lost = names.flatMap((name) =>
    [...text(name).matchAll(/\]\(([\w-]+\.md)(#[\w-]+)?\)/g)].flatMap(([link, page, hash]) => {
      if (!names.includes(page!)) return [`${name}: ${link}`]
      return hash && !anchors(page!).has(hash.slice(1)) ? [`${name}: ${link}`] : []
    }),
  )
  expect(lost).toEqual([])
})

test('a page has its title in front, its headings named, and links that stay within the site', () => {
  const page = pageSource(
    'a.md',
    '# A page\n\n## First `part`\n\nSee [b](b.md#c), [code](../scripts/x.ts).\n\n```md\n## No heading\n```\n',
  )
  expect(page.text).toBe(
    '---\ntitle: "A page"\nauthors: [{group: The galley authors}]\n---\n\n## First `part` {#first-part}\n\nSee [b](https://site.invalid/b.html#c), code.\n\n```md\n## No heading\n```\n',
  )
  expect(page.sections).toEqual([
    { heading: '', text: 'A page' },
    { heading: 'First part', text: 'See [b](b.md#c), [code](../scripts/x.ts).' },
  ])
})
