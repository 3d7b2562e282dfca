/** What a highlighted copy shows of two finished articles. */
import { expect, test } from 'vitest'
import type { Node } from 'unist'
import type {
  Article,
  BibliographyEntry,
  Figure,
  Phrasing,
  Revision,
  Xref,
} from '../../scripts/document/tree.js'
import { changesOf } from '../../scripts/revise/changes.js'
import { compareArticles } from '../../scripts/revise/index.js'
import {
  article,
  back,
  bibliography,
  caption,
  cell,
  em,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  image,
  p,
  section,
  strong,
  table,
  text,
  keywords,
} from '../builders.js'
import { imageFile, inputs } from '../inputs.js'

const compared = (before: Article, after: Article, images: [string, string][] = []): Article =>
  compareArticles(
    {
      article: before,
      inputs: inputs({
        images: images.map(([path, old]) => imageFile(path, { bytes: Buffer.from(old) })),
      }),
    },
    {
      article: after,
      inputs: inputs({
        images: images.map(([path]) => imageFile(path, { bytes: Buffer.from('new') })),
      }),
    },
  )

/** Marks as signs: `{-old-}`, `{+new+}`, `{=remark=}`; blocks are lines. */
function shown(node: Node): string {
  const {
    type,
    kind,
    value,
    children = [],
  } = node as Node & Partial<Revision> & { value?: string; children?: Node[] }
  const inner = children.map(shown).join('')
  if (type === 'revision')
    return kind === 'deleted'
      ? `{-${inner}-}`
      : kind === 'inserted'
        ? `{+${inner}+}`
        : inner === ' '
          ? ''
          : `{=${inner}=}`
  if (type === 'emphasis') return `*${inner}*`
  if (type === 'tableCell') return `${inner} | `
  if (['paragraph', 'heading', 'tableRow', 'bibliographyEntry'].includes(type))
    return `${inner.trim()}\n`
  return value ?? inner
}
const body = (marked: Article): string => shown(marked.children[1]).trim()
const cite = (key: string, number: string): Xref => ({
  type: 'xref',
  kind: 'bibliography',
  targets: [`ref-${key}`],
  children: [text(number)],
})
const entry = (key: string, label: string, ...words: Phrasing[]): BibliographyEntry => ({
  type: 'bibliographyEntry',
  identifier: key,
  id: `ref-${key}`,
  label,
  item: { id: key, type: 'book' },
  children: words,
})

test('words are marked, and what stands around them keeps its looks', () => {
  const marked = compared(
    article(p('A ', em('rare red'), ' rash of 3 days.')),
    article(p('A ', em('rare blue'), ' rash of 4 days.')),
  )
  expect(body(marked)).toBe('A *rare *{-*red*-}{+*blue*+} rash of {-3-}{+4+} days.')
})

test('a word or two that stay by chance between words that change are marked with them', () => {
  const marked = compared(
    article(p('She came with a mean age of ten to our clinic in May.')),
    article(p('She went home at mean cost to our clinic in May.')),
  )
  expect(body(marked)).toBe(
    'She {-came with a mean age of ten-}{+went home at mean cost+} to our clinic in May.',
  )
})

test('paragraphs, sections and items that only one version has are marked whole', () => {
  const old = article(
    section('One', p('Kept words stay here.'), p('Gone altogether, this passage.')),
    section('Two', p('Text of the second part.')),
  )
  const now = article(
    section('One', p('Kept words stay here.')),
    section('Two', p('Text of the second part.'), p('Wholly new sentence.')),
  )
  expect(body(compared(old, now))).toBe(
    'One\nKept words stay here.\n{-Gone altogether, this passage.-}\nTwo\nText of the second part.\n{+Wholly new sentence.+}',
  )
})

test('a paragraph that moved is marked in both places and says so', () => {
  const moved = 'This passage has words enough to be known again.'
  const marked = compared(
    article(section('One', p(moved), p('First.')), section('Two', p('Second.'))),
    article(section('One', p('First.')), section('Two', p('Second.'), p(moved))),
  )
  expect(body(marked)).toBe(
    `One\n{-${moved}-}{= [moved from here]=}\nFirst.\nTwo\nSecond.\n{+${moved}+}{= [moved to here]=}`,
  )
  expect(changesOf(marked).map(({ cause, where }) => [cause, where])).toEqual([
    ['move', 'One'],
    ['move', 'Two'],
  ])
})

test('a paragraph that moved is known again though its references have other numbers; one with another number of its own is not', () => {
  const moved = (number: string, days: string) =>
    p(`This passage has words enough, ${days} of them [`, cite('doe', number), '].')
  const list = bibliography(entry('doe', '1', text('Doe J. A work.')))
  const both = (days: string): Article =>
    compared(
      article(
        section('One', moved('1', '3'), p('First.')),
        section('Two', p('Second.')),
        back(list),
      ),
      article(
        section('One', p('First.')),
        section('Two', p('Second.'), moved('2', days)),
        back(list),
      ),
    )
  expect(changesOf(both('3')).map(({ cause }) => cause)).toEqual(['move', 'move'])
  expect(changesOf(both('4')).map(({ cause }) => cause)).toEqual([undefined, undefined])
})

test('a number that follows from a new reference is marked and told apart', () => {
  const old = article(
    p('Known [', cite('doe', '1'), '].'),
    back(bibliography(entry('doe', '1', text('Doe J. A work.')))),
  )
  const now = article(
    p('New [', cite('roe', '1'), ']. Known [', cite('doe', '2'), '].'),
    back(
      bibliography(
        entry('roe', '1', text('Roe J. Another.')),
        entry('doe', '2', text('Doe J. A work.')),
      ),
    ),
  )
  const marked = compared(old, now)
  expect(body(marked)).toBe('{+New [1]. +}Known [{-1-}{+2+}].')
  expect(shown(marked.children[2])).toBe('{+Roe J. Another.+}\nDoe J. A work.{= [was 1]=}\n')
  expect(changesOf(marked).map(({ is, cause }) => [is, cause])).toEqual([
    ['New [1].', undefined],
    ['2', 'numbering'],
    ['Roe J. Another.', undefined],
    ['2', 'numbering'],
  ])
})

test('a reference that is now to another work is a change, though its number stays', () => {
  const old = article(
    p('Known [', cite('doe', '1'), '].'),
    back(bibliography(entry('doe', '1', text('Doe J. A work.')))),
  )
  const now = article(
    p('Known [', cite('roe', '1'), '].'),
    back(bibliography(entry('roe', '1', text('Roe J. Another thing.')))),
  )
  const marked = compared(old, now)
  expect(body(marked)).toBe('Known [{-1-}{+1+}].')
  expect(shown(marked.children[2])).toBe(
    '{=[was 1] =}{-Doe J. A work.-}\n{+Roe J. Another thing.+}\n',
  )
})

test('a renamed key is no change', () => {
  const of = (key: string): Article =>
    article(
      p('Known [', cite(key, '1'), '].'),
      back(bibliography(entry(key, '1', text('Doe J. A work.')))),
    )
  expect(changesOf(compared(of('doe'), of('doe2020')))).toEqual([])
})

test('cells, rows and columns of a table', () => {
  const old = article(table(['Case', 'Age'], ['A', '53'], ['B', '58'], ['C', '71']))
  const now = article(
    table(['Case', 'Age', 'Stage'], ['A', '54', 'I'], ['C', '71', 'II'], ['D', '60', 'IV']),
  )
  const marked = compared(old, now)
  expect(body(marked).split('\n')).toEqual([
    'Case | Age | {+Stage+} |',
    'A | {-53-}{+54+} | {+I+} |',
    '{-B-} | {-58-} |  |',
    'C | 71 | {+II+} |',
    '{+D+} | {+60+} | {+IV+} |',
  ])
  expect(changesOf(marked).map(({ was, is }) => [was, is])).toEqual([
    ['', 'Stage · I · II'],
    ['53', '54'],
    ['B · 58', ''],
    ['', 'D · 60 · IV'],
  ])
})

test('a column that is gone is marked too', () => {
  const marked = compared(
    article(table(['Case', 'Sex', 'Age'], ['A', 'F', '53'])),
    article(table(['Case', 'Age'], ['A', '53'])),
  )
  expect(body(marked).split('\n')).toEqual(['Case | {-Sex-} | Age |', 'A | {-F-} | 53 |'])
})

test('where cells span rows, the new table stands above the old one', () => {
  const old = article(p('Text.'), table(['Case', 'Age'], [cell('A', { rowspan: 2 }), '53'], ['58']))
  const now = article(p('Text.'), table(['Case', 'Age', 'Sex'], ['A', '53', 'F'], ['B', '58', 'M']))
  const marked = compared(old, now)
  expect(body(marked).split('\n').slice(1)).toEqual([
    '{+Case+} | {+Age+} | {+Sex+} |',
    '{+A+} | {+53+} | {+F+} |',
    '{+B+} | {+58+} | {+M+} |',
    '{-Case-} | {-Age-} |  |',
    '{-A-} | {-53-} |  |',
    '{-58-} |  |',
  ])
  expect(
    body(
      compared(
        old,
        article(p('Text.'), table(['Case', 'Age'], [cell('A', { rowspan: 2 }), '54'], ['58'])),
      ),
    )
      .split('\n')
      .slice(1),
  ).toEqual(['Case | Age |', 'A | {-53-}{+54+} |', '58 |'])
})

test('a picture that is another, a figure that is new or gone, a number that follows', () => {
  const one = (id: string, number: number, words: string, path: string): Figure =>
    figure(id, [caption(words), image(path)], {
      id: id.replace(':', '-'),
      number,
      label: `Fig. ${number}`,
    })
  const old = article(
    one('fig:a', 1, 'The first picture.', 'a.png'),
    one('fig:b', 2, 'What goes away.', 'b.png'),
  )
  const now = article(
    one('fig:c', 1, 'Something else entirely.', 'c.png'),
    one('fig:a', 2, 'The first picture.', 'a.png'),
  )
  const marked = compared(old, now, [
    ['a.png', 'old'],
    ['b.png', 'new'],
    ['c.png', 'new'],
  ])
  expect(body(marked)).toBe(
    '{+Something else entirely.+}{= [figure added]=}\nThe first picture.{= [picture replaced]=}{= [was Fig. 1]=}\n{=[Fig. 2 deleted] =}{-What goes away.-}',
  )
  expect(changesOf(marked).map(({ where, remark, cause }) => [where, remark, cause])).toEqual([
    ['Fig. 1', 'figure added', undefined],
    ['Fig. 2', 'picture replaced', undefined],
    ['Fig. 2', '', 'numbering'],
    ['Text', 'Fig. 2 deleted', undefined],
  ])
})

test('what a format sets from data is told before the text', () => {
  const with_ = (words: string[]): Article => {
    const made = article(p('Text.'))
    made.children[0].children.push(keywords(...words))
    return made
  }
  expect(body(compared(with_(['rash']), with_(['rash', 'fever'])))).toBe(
    '{=Title page, keywords: =}rash{+; fever+}\nText.',
  )
  expect(changesOf(compared(with_(['rash']), with_(['rash', 'fever'])))).toMatchObject([
    { where: 'Title page, keywords', was: '', is: '; fever' },
  ])
})

test('a note that is gone is told where it was called', () => {
  const note = footnote('one', ['What the note said.'], { number: 1 })
  const marked = compared(
    article(
      p('Some words of a text', footnoteReference('one', { number: 1 }), ' stay.'),
      footnotes(note),
    ),
    article(p('Some words of a text stay.')),
  )
  expect(body(marked)).toBe(
    'Some words of a text{-1{= [its note, deleted: What the note said.]=}-} stay.',
  )
  expect(changesOf(marked).map(({ was }) => was)).toEqual([
    '1 [its note, deleted: What the note said.]',
  ])
})

test('what was taken out leads nowhere', () => {
  const marked = compared(
    article(p('See ', strong('this '), cite('doe', '1'), ' for more words.')),
    article(p('See.')),
  )
  expect(JSON.stringify(marked)).not.toContain('xref')
})
