import { expect, test } from 'vitest'
import type { Article } from '../../scripts/document/tree.js'
import { noteMarks } from '../../scripts/resolve/note-marks.js'
import { runStages } from '../../scripts/stage.js'
import { VFile } from 'vfile'
import {
  article,
  caption,
  cell,
  note,
  notes,
  sup,
  table,
  tableFigure,
  text,
  xref,
} from '../builders.js'
import { inputs } from '../inputs.js'

const resolved = async (tree: Article): Promise<unknown> =>
  (await runStages([noteMarks], tree, inputs(), new VFile())).children[1].children[0]

test("a superscript that is a note's mark leads to the note; another stays", async () => {
  const below = notes({ ...note('Antidromic.'), mark: 'a', id: 'note-1' }, note('General.'))
  const made = await resolved(
    article(
      tableFigure('tbl:x', [
        caption('Of x', sup('2'), ' and y', sup('a')),
        table([cell([text('SNAP'), sup('a')]), cell([sup('b')])]),
        below,
      ]),
    ),
  )
  expect(made).toEqual(
    tableFigure('tbl:x', [
      caption('Of x', sup('2'), ' and y', xref('note', 'note-1', sup('a'))),
      table([cell([text('SNAP'), xref('note', 'note-1', sup('a'))]), cell([sup('b')])]),
      below,
    ]),
  )
})
