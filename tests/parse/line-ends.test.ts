import { toString } from 'mdast-util-to-string'
import { expect, test } from 'vitest'
import { parse } from '../../scripts/parse/index.js'
import { memoryProject } from '../../scripts/project/project.js'
import { VFile } from 'vfile'

/** The words of a manuscript's text. */
async function words(text: string): Promise<string> {
  const paper = `---\ntitle: T\nauthors: [{name: Jane Doe}]\n---\n\n${text}\n`
  const { article } = await parse(
    memoryProject(new Map([['paper.md', paper]]), 'paper.md'),
    {},
    new VFile({ path: 'paper.md' }),
  )
  return toString(article.children[1])
}

test.each([
  ['これは日本語の\n文章です。', 'これは日本語の文章です。'],
  ['中文的\n*句子*\n和。\n下一句', '中文的句子和。下一句'],
  ['日本語\nand English\n日本語', '日本語 and English 日本語'],
  ['한국어 문장은\n띄어쓰기를 한다.', '한국어 문장은 띄어쓰기를 한다.'],
  ['One\ttwo\u2028three', 'One two three'],
  ['終わり。\n`code`\n続き', '終わり。 code 続き'],
])('a line end is a blank where the script has blanks: %j', async (source, expected) => {
  expect(await words(source)).toBe(expected)
})
