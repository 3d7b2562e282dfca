/** What journals ask of figures and tables. */
import { toString } from 'mdast-util-to-string'
import type { Table } from 'mdast'
import type { Caption, Figure, Notes, Panel, Xref } from '../../document/tree.js'
import type { Check } from '../../journals/schema.js'
import { against, all, countWords, proseText } from './count.js'
import { metadataPlace } from './front.js'
import type { JournalFinding, Judgement, JudgeContext } from './judge.js'

/** How many figures, tables or both there are. */
export function floatCount(
  { of, most, type }: Check<'floats'>,
  { article }: JudgeContext,
): Judgement {
  if (type && article.children[0].metadata.articleType !== type)
    return { findings: [], measured: `no ${type}` }
  const floats = all<Figure>(article, 'figure').filter(({ kind }) => of === 'any' || kind === of)
  const what = of === 'any' ? 'figures and tables' : `${of}s`
  const found = { place: floats[most], found: `${floats.length} ${what}` }
  return {
    findings: floats.length > most ? [found] : [],
    measured: against(floats.length, most),
  }
}

/** A title is a caption's first sentence, a legend the rest with the notes. */
export function captionWords(
  { of, title, legend }: Check<'caption-words'>,
  { article }: JudgeContext,
): Judgement {
  const found = all<Figure>(article, 'figure').filter(({ kind }) => kind === of)
  const findings = found.flatMap((figure): JournalFinding[] => {
    const { first, rest } = captionOf(figure)
    const name = figure.label ?? of
    return [
      ...(first > title ? [{ place: figure, found: `title of ${name} with ${first} words` }] : []),
      ...(rest > legend ? [{ place: figure, found: `legend of ${name} with ${rest} words` }] : []),
    ]
  })
  return { findings }
}

function captionOf(figure: Figure): { first: number; rest: number } {
  const captions = [
    ...figure.children.filter((child): child is Caption => child.type === 'caption'),
    ...all<Panel>(figure, 'panel').flatMap((panel) => all<Caption>(panel, 'caption')),
  ]
  const notes = figure.children.filter((child): child is Notes => child.type === 'notes')
  const text = captions.map(proseText).join('\n')
  const end = /[.!?](?=\s)|\n/u.exec(text)?.index ?? text.length
  return {
    first: countWords(text.slice(0, end)),
    rest:
      countWords(text.slice(end)) +
      notes.reduce((sum, note) => sum + countWords(proseText(note)), 0),
  }
}

/** A table in which at least two rows cite a work, and no data row without one. */
export function reviewTable(_: Check<'review-table'>, { article }: JudgeContext): Judgement {
  const tables = all<Table>(article, 'table').map((table) => ({
    table,
    rows: table.children.slice(table.headRows ?? 1),
  }))
  const cites = (row: Table['children'][number]): boolean =>
    all<Xref>(row, 'xref').some(({ kind }) => kind === 'bibliography')
  const reviews = tables.filter(({ rows }) => rows.filter(cites).length >= 2)
  if (reviews.length === 0)
    return {
      findings: [
        {
          place: metadataPlace('title', article),
          found: 'manuscript without a table of earlier cases',
        },
      ],
    }
  const uncited = reviews.flatMap(({ rows }) =>
    rows.filter((row) => !cites(row) && !/present|our|this/iu.test(toString(row))),
  )
  return {
    findings: uncited.map((row) => ({
      place: row,
      found: 'row of the table of earlier cases without a citation',
    })),
  }
}

export function cells({ lacks }: Check<'cells'>, { article }: JudgeContext): Judgement {
  const findings = all<Table>(article, 'table')
    .flatMap((table) => table.children.flatMap((row) => row.children))
    .flatMap((cell): JournalFinding[] => {
      if (lacks === 'images')
        return all(cell, 'image').map((place) => ({ place, found: 'image in a cell of a table' }))
      const number = /(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/u.exec(toString(cell))?.[0]
      return number
        ? [{ place: cell, found: `\`${number}\` with a comma as mark of thousands` }]
        : []
    })
  const pictured =
    lacks === 'images'
      ? all<Figure>(article, 'figure').filter(
          ({ kind, children }) => kind === 'table' && children.some(({ type }) => type === 'image'),
        )
      : []
  return {
    findings: [
      ...findings,
      ...pictured.map((place) => ({ place, found: 'table that is an image' })),
    ],
  }
}
