/** Kinds of edits that reviewers make, each in a file as Word saves it, with Word's noise, and with all anchors stripped. */
import { beforeAll, expect, test } from 'vitest'
import { settled } from '../../scripts/docx-file/settled.js'
import { readDocx } from '../../scripts/docx-file/read.js'
import { readUnits } from '../../scripts/merge/index.js'
import { printedOf } from '../../scripts/merge/printing.js'
import { unproved } from '../../scripts/merge/prove.js'
import { sourceLines } from '../../scripts/merge/source-lines.js'
import { Editor, el, run, zotero } from './editor.js'
import { mergedInto, printed, type PrintedVersion } from './manuscript.js'

let version: PrintedVersion
beforeAll(async () => {
  version = await printed()
})

/** What is in the sources after it (or, `refused`, in the report), by name of the edit. */
interface Kind {
  edit: (editor: Editor) => Editor
  /** Text that the source has then. */
  has?: readonly [path: string, text: string]
  /** Text that it has no more. */
  hasNot?: readonly [path: string, text: string]
  refused?: string
}

const text = 'manuscript/case.md'
const discussion = 'manuscript/discussion.md'
const yaml = 'manuscript/manuscript.yaml'
const bold = el('w:b')

const kinds: Readonly<Record<string, Kind>> = {
  'a word replaced': {
    edit: (e) => e.replace('She had eaten', 'fish', 'prawns'),
    has: [text, 'She had eaten prawns; her'],
  },
  'a word put in': {
    edit: (e) => e.after('She had eaten', 'eaten', ' raw'),
    has: [text, 'She had eaten raw fish'],
  },
  'a word taken out': {
    edit: (e) => e.replace('She had eaten', ' too', ''),
    has: [text, 'relatives were ill (@tbl:cases)'],
  },
  'a sentence put in': {
    edit: (e) => e.after('Such a rash', 'before [2].', ' It is rare.'),
    has: [discussion, '[@roe2021]. It is rare. Its cause'],
  },
  'a sentence taken out': {
    edit: (e) => e.replace('The rash was on', ' It did not itch [1, p. 4, 2].', ''),
    hasNot: [text, 'itch'],
  },
  'a silent change': {
    edit: (e) => e.replace('One family was', 'family', 'household', { track: false }),
    has: [discussion, 'One household was seen.'],
  },
  'signs of Markdown': {
    edit: (e) => e.after('One family was', 'seen', ' *[_x_]* at <5 $ and ~3^2 @home'),
    has: [discussion, 'seen \\*\\[\\_x\\_\\]\\* at \\<5 \\$ and \\~3\\^2 \\@home.'],
  },
  'curly quotes and dashes': {
    edit: (e) => e.after('One family was', 'seen', ' – “briefly” – in Doe’s clinic'),
    has: [discussion, 'seen – "briefly" – in Doe\'s clinic.'],
  },
  'words beside typography of the source': {
    edit: (e) => e.replace('She had eaten', 'high', 'very high'),
    has: [text, '-- "very high" --'],
  },
  'an emphasised word replaced': {
    edit: (e) => e.replace('came with a', 'sudden', 'mild'),
    has: [text, 'a *mild* rash'],
  },
  'an emphasised word taken out': {
    edit: (e) => e.replace('came with a', 'sudden ', ''),
    has: [text, 'with a rash'],
  },
  'a word made bold': {
    edit: (e) => e.looks('One family was', 'family', bold),
    has: [discussion, 'One **family** was'],
  },
  'a new word in italics': {
    edit: (e) => e.after('One family was', 'seen', [run(' '), run('twice', el('w:i'))]),
    has: [discussion, 'seen *twice*.'],
  },
  'words of a claim': {
    edit: (e) => e.replace('She had eaten', 'two', 'three'),
    has: [text, ':claim[three]{of='],
  },
  'a value': {
    edit: (e) => e.replace('A woman of 34', '34', '35'),
    refused: 'the number comes from `$max(cases.age)`',
  },
  'a citation with a work more': {
    edit: (e) => e.replace('Such a rash', '[2]', '[2, 3]'),
    has: [discussion, 'before [@roe2021; @poe2019].'],
  },
  'a citation with a work less': {
    edit: (e) => e.replace('The rash was on', '[1, p. 4, 2]', '[2]'),
    has: [text, 'itch [@roe2021].'],
  },
  'a citation taken out': {
    edit: (e) => e.replace('Such a rash', ' [2]', ''),
    has: [discussion, 'described before. Its'],
  },
  'a citation typed': {
    edit: (e) => e.after('One family was', 'seen', ' [1]'),
    has: [discussion, 'seen [@doe2020].'],
  },
  'a citation of a number that nothing has': {
    edit: (e) => e.replace('Such a rash', '[2]', '[2, 9]'),
    refused: 'no entry in that file’s reference list',
  },
  'a citation from a reference manager': {
    edit: (e) =>
      e.after(
        'One family was',
        'seen',
        zotero(' [7]', { DOI: '10.99999/new', title: 'A new work', family: 'Noe', year: 2024 }),
      ),
    has: ['references.bib', '@article{noe2024,'],
  },
  'a known work from a reference manager': {
    edit: (e) =>
      e.after(
        'One family was',
        'seen',
        zotero(' [7]', { DOI: '10.99999/poe2019', title: '?', family: 'Poe', year: 2019 }),
      ),
    has: [discussion, 'seen [@poe2019].'],
  },
  'a reference typed': {
    edit: (e) => e.after('One family was', 'seen', ' (Table 2)'),
    has: [discussion, 'seen (@tbl:signs).'],
  },
  'a reference that leads elsewhere': {
    edit: (e) => e.replace('The dose is', 'Table 2', 'Table 1'),
    has: [discussion, 'as @tbl:cases suggests'],
  },
  'a reference to what is not there': {
    edit: (e) => e.replace('The dose is', 'Table 2', 'Table 7'),
    refused: 'no figure, table or section is printed so',
  },
  'a paragraph written anew': {
    edit: (e) =>
      e
        .removePara('The first finding')
        .newPara('The rash was on', 'Nobody knew what came next, not even her doctor.'),
    has: [text, 'Nobody knew what came next, not even her doctor.'],
    hasNot: [text, 'The first finding'],
  },
  'a paragraph put in': {
    edit: (e) => e.newPara('One family was', 'It lived here. It moved [1].'),
    has: [discussion, 'One family was seen.\n\nIt lived here.\nIt moved [@doe2020].'],
  },
  'a paragraph taken out': {
    edit: (e) => e.removePara('The first finding'),
    hasNot: [text, 'The first finding'],
  },
  'a paragraph divided': {
    edit: (e) => e.split('Such a rash', 'Its cause'),
    has: [discussion, '[@roe2021].\n\nIts cause'],
  },
  'two paragraphs joined': {
    edit: (e) => e.join('The rash was on'),
    has: [text, 'The first finding was fever.'],
  },
  'a paragraph moved': {
    edit: (e) => e.movePara('Such a rash has been', 'One family was'),
    has: [discussion, 'One family was seen.\n\nSuch a rash has been described before [@roe2021].'],
  },
  'a heading': {
    edit: (e) => e.replace('Limits', 'Limits', 'Limitations'),
    has: [discussion, '## Limitations'],
  },
  'a heading put in': {
    edit: (e) => e.newPara('One family was', 'Outlook', { style: 'Heading2' }),
    has: [discussion, '\n\n## Outlook'],
  },
  'a caption': {
    edit: (e) => e.replace('The course of the temperature', 'temperature', 'fever'),
    has: [text, '![The course of the fever.]'],
  },
  'a caption in YAML': {
    edit: (e) => e.replace('The cases of this family', 'this', 'the'),
    has: ['manuscript/tables/cases.yaml', 'The cases of the family.'],
  },
  'the title': {
    edit: (e) => e.replace('Rash and fever after a meal', 'fever', '"fever"'),
    has: [yaml, 'title: "Rash and \\"fever\\" after'],
  },
  'the abstract': {
    edit: (e) => e.replace('She recovered within', 'a week', 'days'),
    has: [yaml, '  She recovered within days.'],
  },
  'a declaration': {
    edit: (e) => e.replace('None was received', 'None', 'No funding'),
    has: [yaml, 'funding: No funding was received.'],
  },
  'the text of a note': {
    edit: (e) => e.note('One family was', 'seen', 'In spring.'),
    has: [discussion, 'seen^[In spring.].'],
  },
  'an item of a list': {
    edit: (e) => e.replace('another kind', 'another', 'a second'),
    has: [text, '- a second kind of food'],
  },
  'a cell of a pipe table': {
    edit: (e) => e.cell(1, 1, 1, '81'),
    has: [discussion, '| Rash | 81    |'],
  },
  'a cell of the head of a pipe table': {
    edit: (e) => e.cell(1, 0, 1, 'Part'),
    has: [discussion, '| Sign | Part'],
  },
  'a row of a pipe table': {
    edit: (e) => e.rowAfter(1, 2, ['Itch', '5']),
    has: [discussion, '| Fever | 60   |\n| Itch | 5 |'],
  },
  'a cell from data': {
    edit: (e) => e.cell(0, 1, 1, '36'),
    refused: 'the cell comes from the data',
  },
  'an entry of the reference list': {
    edit: (e) => e.replace('Title number two', 'about', 'on'),
    refused: 'change it in the `.bib` file',
  },
  keywords: {
    edit: (e) => e.replace('Keywords', 'rash', 'exanthema'),
    refused: 'galley writes these words itself',
  },
}

const forms: Readonly<Record<string, (editor: Editor) => Editor>> = {
  'as saved': (editor) => editor,
  'with noise': (editor) => editor.noise(),
  stripped: (editor) => editor.stripped(),
}

for (const [form, save] of Object.entries(forms))
  test.each(Object.entries(kinds))(`%s, ${form}`, (_, { edit, has, hasNot, refused }) => {
    const { changes, texts } = mergedInto(version, save(edit(new Editor(version.bytes))).save())
    const source = (path: string): string => texts.get(path) ?? version.sources.get(path) ?? ''
    if (has) expect(source(has[0])).toContain(has[1])
    if (hasNot) expect(source(hasNot[0])).not.toContain(hasNot[1])
    const notes = changes.filter(({ outcome }) => outcome !== 'carried').map(({ note }) => note)
    if (refused) expect(notes.join('; ')).toContain(refused)
    else expect(notes).toEqual([])
  })

test.each(Object.entries(forms))('a file that nobody changed changes nothing, %s', (_, save) => {
  expect(mergedInto(version, save(new Editor(version.bytes)).save()).changes).toEqual([])
})

/** Edits that can stand in one file: they touch different words. */
const together = Object.entries(kinds).filter(([name]) =>
  /word put in|quotes|claim|work more|reference typed|paragraph taken|heading$|caption$|title|abstract|item|pipe|data/.test(
    name,
  ),
)

test('the merged sources print what the reviewed file says, but for what is listed', async () => {
  const edited = together.reduce((editor, [, { edit }]) => edit(editor), new Editor(version.bytes))
  const reviewed = edited.noise().save()
  const merged = mergedInto(version, reviewed)
  const after = await printed(merged.texts)
  const lines = sourceLines(after.article, after.sources, after.evaluations)
  const units = readUnits(
    settled(after.file.lines, 'accept'),
    printedOf(after.article, lines, after.sources),
    lines,
  )
  expect(unproved(units, merged.units, merged.changes)).toEqual([])
  expect(merged.changes.filter(({ outcome }) => outcome === 'carried').length).toBeGreaterThan(10)
  // Without its line in the report, a change that was left is found.
  expect(unproved(units, merged.units, []).length).toBeGreaterThan(0)
  expect(readDocx(reviewed).lines.length).toBeGreaterThan(20)
})

test('a list that was numbered anew turns no citation', () => {
  const editor = new Editor(version.bytes)
  const entries = editor.all('w:p').filter((p) => JSON.stringify(p).includes('Title number'))
  const numbers = ['3', '1', '2']
  const isCitation = ({ attributes }: (typeof entries)[number]): boolean =>
    /^a_ref_/.test(attributes['w:anchor'] ?? '')
  const renumber = (node: (typeof entries)[number]): void => {
    for (const child of node.children ?? []) {
      if (child.type === 'text')
        child.value = child.value.replace(/\d+/g, (digits) => numbers[Number(digits) - 1] ?? digits)
      renumber(child)
    }
  }
  for (const [index, entry] of entries.entries()) {
    const [label] = editor.all('w:t', entry)
    label!.children[0]!.value = label!.children[0]!.value.replace(/\d+/, numbers[index]!)
  }
  for (const paragraph of editor.all('w:p'))
    if (!entries.includes(paragraph))
      for (const node of editor.all('w:t', paragraph))
        if (isCitation(editor.parentOf(editor.parentOf(node)))) renumber(node)
  expect(mergedInto(version, editor.save()).changes).toEqual([])
})

test('what the author has changed since is a conflict, with both wordings; the rest goes where it belongs now', async () => {
  const reviewed = new Editor(version.bytes)
    .replace('She had eaten', 'fish', 'prawns')
    .replace('One family was', 'family', 'household')
    .save()
  const source = version.sources.get('manuscript/case.md')!
  const moved = await printed(
    new Map([
      ['manuscript/case.md', source.replace('eaten fish', 'eaten eel')],
      [
        'manuscript/discussion.md',
        `${version.sources.get('manuscript/discussion.md')!.replace('Such a', 'A new start. Such a')}`,
      ],
    ]),
  )
  const { changes, texts } = mergedInto(moved, reviewed, version.bytes)
  expect(changes.map(({ outcome, before, after }) => [outcome, before, after])).toEqual([
    ['conflict', 'fish', 'prawns'],
    ['carried', 'family', 'household'],
  ])
  expect(changes[0]?.note).toContain('She had eaten eel')
  expect(texts.get('manuscript/discussion.md')).toContain('A new start. Such a')
  expect(texts.get('manuscript/discussion.md')).toContain('One household was seen.')
})

test('who made a change and when is known, of deletions too', () => {
  const reviewed = new Editor(version.bytes)
    .by('Jane Doe', '2026-11-27T08:00:00Z')
    .replace('She had eaten', ' too', '')
    .by('Richard Roe')
    .after('One family was', 'seen', ' once')
    .save()
  expect(mergedInto(version, reviewed).changes).toMatchObject([
    { author: 'Jane Doe', date: '2026-11-27T08:00:00Z' },
    { author: 'Richard Roe', date: '2026-11-28T10:00:00Z' },
  ])
})
