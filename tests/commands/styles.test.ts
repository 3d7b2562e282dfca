import { expect, test } from 'vitest'
import { references } from '../../scripts/commands/references.js'
import { styles } from '../../scripts/commands/styles.js'
import type { Command } from '../../scripts/commands/command.js'
import { folderWith } from '../project/folder.js'

async function said(command: Command, words: string[], cwd = '.'): Promise<unknown[]> {
  let out = ''
  let err = ''
  const code = await command({
    arguments: words,
    options: {},
    cwd,
    sourceDateEpoch: undefined,
    terminal: {
      stdout: (text) => void (out += text),
      stderr: (text) => void (err += text),
      interactive: false,
      colour: false,
    },
  })
  return [code, out, err]
}

test('styles are found by words of any of their names', async () => {
  expect(await said(styles, ['nlm', 'superscript'])).toEqual([
    0,
    'vancouver-superscript  (numbers; also nlm-citation-sequence-superscript)\n',
    '',
  ])
  const [code, out] = await said(styles, [])
  expect([code, `${out}`.split('\n').length]).toEqual([0, 33])
  expect(await said(styles, ['nosuch'])).toEqual([
    1,
    '',
    'No style has `nosuch` in its name; `csl: FILE.csl` takes any style of https://www.zotero.org/styles\n',
  ])
})

test('the list of references as it is set, with what each lacks', async () => {
  const folder = folderWith({
    'paper.md':
      '---\ntitle: T\nauthor: Jane Doe\nbibliography: paper.bib\n---\n\nAs shown [@roe2021; @doe2020].\n',
    'paper.bib':
      '@article{doe2020, author = {Doe, Jane}, title = {A}, journal = {Ex J}, year = 2020, volume = 1, pages = {1--2}}\n@article{roe2021, author = {Roe, Jim}, title = {B}, journal = {Ex J}}\n',
  })
  expect(await said(references, ['paper.md'], folder)).toEqual([
    0,
    '1. Roe J. B. Ex J.  [@roe2021]\n    Unexpected entry `roe2021` without `year`, expected what a reader needs to find the work (JATS4R Citations) (incomplete-reference)\n2. Doe J. A. Ex J. 2020;1:1–2.  [@doe2020]\n',
    '',
  ])
})
