/** The compiled program: its threads run nothing else. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { galley, hashes } from '../../dist.js'
import { folderWith } from '../../project/folder.js'

const front = '---\ntitle: Placeholder title\nauthor: Jane Doe\n---\n\n# Introduction\n\n'
const papers = {
  'one/manuscript/manuscript.yaml': 'title: Placeholder title\nauthor: Jane Doe\n',
  'one/manuscript/one.md': '# Introduction\n\nPlaceholder (see figure 3).\n',
  'two/paper.md': `${front}Placeholder [@doe2020].\n`,
  'three.md': `${front}Placeholder $x^2$.\n`,
  'three.qmd': `${front}Placeholder.\n`,
}
const words = ['batch', '.', '--to', 'jats,html', '--out', 'out']

test('a batch builds what a build would, tells what it could not, and does nothing twice', () => {
  const folder = folderWith(papers)
  const first = galley(words, folder)
  expect([first.code, first.stdout]).toEqual([1, ''])
  expect(first.stderr).toMatch(
    /^Wrote out\/report\.html, report\.jsonl\nthree\.qmd: Its outputs would stand where those of `three\.md` do; rename one\ntwo\/paper\.md: paper\.md:8:14: .*\(unresolved-citation\)\n2 built, 1 with errors, 1 refused\n$/,
  )
  galley(['build', 'three.md', '--to', 'jats,html', '--out', 'single'], folder)
  expect(hashes(join(folder, 'out/three'))).toEqual(hashes(join(folder, 'single')))

  const lines = readFileSync(join(folder, 'out/report.jsonl'), 'utf8').trim().split('\n')
  expect(
    lines
      .map((line) => JSON.parse(line))
      .map(({ paper, status, files, messages }) => [paper, status, files.length, messages.length]),
  ).toEqual([
    ['one', 'built', 3, 1],
    ['three.md', 'built', 3, 0],
    ['three.qmd', 'refused', 0, 0],
    ['two/paper.md', 'errors', 0, 1],
  ])
  const page = readFileSync(join(folder, 'out/report.html'), 'utf8')
  expect(page).toContain('<h1>4 papers</h1>')
  expect(page).toContain('<a href="one/manuscript.html">manuscript.html</a>')

  const before = hashes(join(folder, 'out'))
  writeFileSync(join(folder, 'three.md'), papers['three.md'])
  const again = galley(words, folder)
  expect(again).toEqual({
    ...first,
    stderr: first.stderr.replace(/\n$/, '; 3 unchanged since the last batch\n'),
  })
  expect(hashes(join(folder, 'out'))).toEqual(before)
})
