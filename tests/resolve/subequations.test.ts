import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import type { Equation } from '../../scripts/document/tree.js'
import { memoryProject } from '../../scripts/project/project.js'
import { visit } from '../../scripts/tree/visit.js'

test('equations of `subequations` share a number', async () => {
  const align = (...labels: string[]): string =>
    `\\begin{align}\n${labels.map((label) => `a &= b \\label{eq:${label}}`).join(' \\\\\n')}\n\\end{align}`
  const text = `$$x$$ {#eq:one}\n\n\\begin{subequations}\n${align('two', 'three')}\n\\end{subequations}\n\n${align('four')}`
  const paper = `---\ntitle: T\nauthors: [{name: Jane Doe}]\n---\n\n# A\n\n${text}\n\nSee @eq:three.\n`
  const { article } = await build(memoryProject(new Map([['paper.md', paper]]), 'paper.md'), {
    purpose: 'check',
  })
  const labels: Array<string | undefined> = []
  let words = ''
  visit(article, (node) => {
    if (node.type === 'math') labels.push((node as Equation).label)
    if (node.type === 'text') words += (node as { value?: string }).value ?? ''
  })
  expect(labels).toEqual(['(1)', '(2a)', '(2b)', '(3)'])
  expect(words).toContain('See Eq.\u00a0(2b)')
})
