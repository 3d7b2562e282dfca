/** Properties of every comparison: accepting gives the new text, rejecting the old; and no text takes long. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TableCell } from 'mdast'
import type { Node } from 'unist'
import type { Article, Block, Phrasing, Revision, Section } from '../../scripts/document/tree.js'
import { common } from '../../scripts/revise/common.js'
import { compareArticles } from '../../scripts/revise/index.js'
import { accepted, located } from '../../scripts/revise/views.js'
import { textOf } from '../../scripts/revise/content.js'
import { changesOf } from '../../scripts/revise/changes.js'
import {
  article,
  cell,
  code,
  em,
  equation,
  item,
  link,
  list,
  p,
  quote,
  section,
  strong,
  sup,
  table,
  text,
  xref,
} from '../builders.js'
import { inputs } from '../inputs.js'

const word = fc.constantFrom(
  'the',
  'rash',
  'fever',
  'of',
  '38.5',
  '°C',
  'a',
  '31-year-old',
  'patient',
  ',',
  'came',
  'β2',
  'again',
)
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((parts) => parts.join(' '))
const phrase: fc.Arbitrary<Phrasing> = fc.oneof(
  words.map(text),
  words.map((each) => em(each)),
  words.map((each) => strong(em(each), ' and')),
  word.map((each) => sup(each)),
  words.map((each) => link('https://example.org', each)),
  fc.constantFrom('1', '2', '3').map((number) => xref('bibliography', `ref-${number}`, number)),
)
const paragraph = fc.array(phrase, { minLength: 1, maxLength: 5 }).map((parts) => p(...parts))
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  words.map((each) => quote(p(each))),
  fc
    .array(words, { minLength: 1, maxLength: 4 })
    .map((each) => list(false, ...each.map((one) => item(p(one))))),
  words.map((each) => code(`${each}\n  ${each}`)),
)
const part: fc.Arbitrary<Section> = fc
  .tuple(words, fc.array(block, { maxLength: 4 }))
  .map(([heading, blocks]) => section(heading, ...blocks))
const whole = fc
  .tuple(fc.array(block, { maxLength: 3 }), fc.array(part, { maxLength: 3 }))
  .map(([blocks, parts]) => article(...blocks, ...parts))
const compared = (before: Article, after: Article): Article =>
  compareArticles({ article: before, inputs: inputs() }, { article: after, inputs: inputs() })

/** The text without what was put in, and without remarks. */
function rejected(node: Node): Node {
  const { children } = node as { children?: Node[] }
  return children
    ? ({
        ...node,
        children: children
          .filter((child) => child.type !== 'revision' || (child as Revision).kind === 'deleted')
          .map(rejected),
      } as Node)
    : node
}
const bare = (said: string): string => said.replace(/\s+/g, '')

test('accepting every change gives the new text, rejecting every change the old one', () => {
  fc.assert(
    fc.property(whole, whole, (before, after) => {
      const marked = compared(before, after)
      expect(textOf(accepted(marked))).toBe(textOf(after))
      expect(bare(textOf(rejected(marked)))).toBe(bare(textOf(before)))
    }),
    { numRuns: 300 },
  )
})

test('a small edit of a text holds to the same', () => {
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1, maxLength: 6 }),
      fc.nat(),
      words,
      (texts, at, other) => {
        const before = article(...texts.map((each) => p(each)))
        const after = article(
          ...texts.map((each, index) => p(index === at % texts.length ? `${each} ${other}` : each)),
        )
        const marked = compared(before, after)
        expect(textOf(accepted(marked))).toBe(textOf(after))
        expect(bare(textOf(rejected(marked)))).toBe(bare(textOf(before)))
      },
    ),
  )
})

test('an article compared with itself has no marks', () => {
  fc.assert(
    fc.property(whole, (one) => {
      expect(changesOf(compared(structuredClone(one), one))).toEqual([])
    }),
  )
})

test('each change has a name to be found by, once, in the new article', () => {
  fc.assert(
    fc.property(whole, whole, (before, after) => {
      const marked = compared(before, after)
      const { article: named, idOf } = located(marked)
      const ids = [...JSON.stringify(named).matchAll(/"type":"span","id":"(change-\d+)"/g)].map(
        ([, id]) => id,
      )
      expect(new Set(ids).size).toBe(ids.length)
      const found = changesOf(marked).filter(({ name }) => idOf(name) !== undefined)
      expect(found.every(({ name }) => ids.includes(idOf(name)))).toBe(true)
      expect(textOf(named)).toBe(textOf(after))
    }),
  )
})

test('what both sequences have in common stands in both, in order, and is all of it where it is short', () => {
  const keys = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 24 })
  fc.assert(
    fc.property(keys, keys, (before, after) => {
      const kept = common(before, after)
      expect(
        kept.every(
          ([i, j], index) =>
            before[i] === after[j] &&
            (index === 0 || (kept[index - 1]![0] < i && kept[index - 1]![1] < j)),
        ),
      ).toBe(true)
    }),
  )
  expect(common([...'abcabba'], [...'cbabac'])).toHaveLength(4)
})

/** A text without the rows and cells of tables that only the other version has. */
function withoutMarks(body: Node, kind: 'inserted' | 'deleted'): string {
  const other = kind === 'inserted' ? 'deleted' : 'inserted'
  const keeps = (node: Node): boolean => node.data?.revision?.kind !== other
  const strip = (node: Node): Node => {
    const { children } = node as { children?: Node[] }
    return children
      ? ({
          ...node,
          children: children
            .filter(
              (child) =>
                keeps(child) && (child.type !== 'revision' || (child as Revision).kind === kind),
            )
            .map(strip),
        } as Node)
      : node
  }
  return bare(textOf(strip(body)))
}

test('a table holds both versions, cell by cell', () => {
  const grid = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 5 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(fc.oneof(word, words), { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
  const banded = fc
    .tuple(grid, fc.boolean(), words)
    .map(([rows, band, name]): Array<Array<string | TableCell>> =>
      band && rows[0]!.length > 1
        ? [...rows, [cell(name, { colspan: rows[0]!.length })], rows[0]!]
        : rows,
    )
  const said = (rows: ReadonlyArray<ReadonlyArray<string | TableCell>>): string =>
    bare(
      rows
        .flat()
        .map((one) => (typeof one === 'string' ? one : textOf(one)))
        .join(' '),
    )
  fc.assert(
    fc.property(banded, banded, (before, after) => {
      const [, marked] = compared(article(table(...before)), article(table(...after))).children
      expect(withoutMarks(marked, 'inserted')).toBe(said(after))
      expect(withoutMarks(marked, 'deleted')).toBe(said(before))
    }),
    { numRuns: 200 },
  )
})

test('hostile texts take no long time', () => {
  const many = (words: string, count: number): string =>
    Array.from({ length: count }, (_, index) => words.replace('#', String(index))).join(' ')
  compared(article(p(many('a b', 20_000))), article(p(many('b a c', 20_000))))
  compared(article(p(many('w#', 30_000))), article(p(many('v#', 30_000))))
  compared(
    article(...Array.from({ length: 2_000 }, (_, index) => p(`same words ${index}`))),
    article(...Array.from({ length: 2_000 }, (_, index) => p(`same words ${index * 7}x`))),
  )
  const rows = (shift: number): string[][] =>
    Array.from({ length: 1_500 }, (_, index) => ['x', String(index * shift), 'y'])
  compared(article(table(...rows(3))), article(table(...rows(7))))
  compared(article(equation('x'), p('Text')), article(equation('y'), p('Text')))
})
