import { expect, test } from 'vitest'
import { build } from '../scripts/build.js'
import { memoryProject } from '../scripts/project/project.js'

test('nobody writes into an article that is resolved', async () => {
  const files = new Map([['paper.md', '---\ntitle: T\nauthor: Jane Doe\n---\n\nWords.\n']])
  const { article, inputs } = await build(memoryProject(files, 'paper.md'))
  const [front, body] = article.children
  expect(() => (body.children[0]!.type = 'list')).toThrow(TypeError)
  expect(() => (front.metadata.title = 'Another')).toThrow(TypeError)
  expect(() => (inputs.settings.draft = true)).toThrow(TypeError)
})
