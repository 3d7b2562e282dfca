import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import type { Xref } from '../../scripts/document/tree.js'
import { memoryProject } from '../../scripts/project/project.js'
import { each } from '../../scripts/tree/visit.js'

/** What the links of a text lead to, and what is said of it. */
async function read(body: string): Promise<{ links: string[]; messages: string[] }> {
  const text = `---\ntitle: An example\nauthor: Jane Doe\n---\n\n${body}\n`
  const project = memoryProject(new Map([['paper.md', text]]), 'paper.md')
  const { article, file } = await build(project, { purpose: 'check' })
  const links: string[] = []
  each(article, 'xref', (node: Xref) => {
    links.push(`${toString(node)} → ${node.kind} ${node.targets.join(' ')}`)
  })
  return { links, messages: file.messages.map(({ line, reason }) => `${line}: ${reason}`) }
}

const table = '| a | b |\n|---|---|\n| 1 | 2 |\n\n: Caption. {#tbl:x}'

test('a link leads to what has the identifier, in its own words', async () => {
  const { links } = await read(
    `# One {#first}\n\n[the *table*](#tbl:x), [above](#first)\n\n${table}`,
  )
  expect(links[0]).toMatch(/^the table → table /)
  expect(links[1]).toMatch(/^above → section /)
})

test('a heading has the identifier that its words make; a second of the same words a number', async () => {
  const { links } = await read('# The Steps!\n\n# The steps\n\n[a](#the-steps), [b](#the-steps-1)')
  expect(links).toHaveLength(2)
  expect(links[0]!.slice(3)).not.toBe(links[1]!.slice(3))
})

test('brackets with the words of a heading lead to it', async () => {
  const { links } = await read('# Steps\n\nSee [Steps], [the steps][Steps] and [steps][]; [other].')
  expect(links.map((link) => link.replace(/ → .*/, ''))).toEqual(['Steps', 'the steps', 'steps'])
})

test('a link to nothing is told', async () => {
  const { messages } = await read('# Steps\n\nSee [there](#nowhere).')
  expect(messages).toEqual([
    '8: Unexpected link to `#nowhere`, expected a heading, figure or table with that identifier; its words are printed',
  ])
})

test('a second note of one name is told', async () => {
  const { messages } = await read('Text[^b].\n\n[^b]: First.\n[^b]: Second.')
  expect(messages).toEqual([
    '9: Unexpected second footnote `[^b]`, expected a name of its own; it is not printed',
  ])
})
