import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { expect, test } from 'vitest'

const read = (path: string): string => readFileSync(join(import.meta.dirname, path), 'utf8')

/** What an element is made of: `sec>title`, `xref@rid`, `xref@ref-type=fig`; a formula's elements by their names alone. */
function constructsOf(element: Element, parent: string, listed: ReadonlySet<string>): string[] {
  const { name, attributes, children } = element
  return [
    parent.startsWith('mml:') ? name : `${parent}>${name}`,
    ...Object.entries(attributes).map(([key, value]) =>
      listed.has(`${name}@${key}`) ? `${name}@${key}` : `${name}@${key}=${value}`,
    ),
    ...children.flatMap((child) =>
      child.type === 'element' ? constructsOf(child, name, listed) : [],
    ),
  ]
}

/** `example-constructs.txt` lists those of an article in which every part is tagged as the recommendations ask, one a line. */
test('an article in Markdown has every construct of a fully tagged example', () => {
  const wanted = read('example-constructs.txt').trim().split('\n')
  const root = fromXml(
    read('../../fixtures/jats-example/article.xml').replace(/<!DOCTYPE[^>]*>/, ''),
  ).children.find((child): child is Element => child.type === 'element')
  const found = new Set(constructsOf(root as Element, '', new Set(wanted)))
  expect(wanted.length).toBeGreaterThan(250)
  expect(wanted.filter((one) => !found.has(one))).toEqual([])
})
