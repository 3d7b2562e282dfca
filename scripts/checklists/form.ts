/**
 * A filled checklist as an article that any format can write: its title, whose manuscript it is, and a table with what each
 * item asks, where it stands in the review layout, and whether it is reported.
 */
import type { Paragraph, PhrasingContent, Table, TableCell, TableRow } from 'mdast'
import type { Metadata } from '../document/metadata.js'
import type { Article } from '../document/tree.js'
import type { PrintedPlace, PrintedPlaces } from '../write/pdf/places.js'
import type { Filled } from './fill.js'
import type { Checklist } from './schema.js'
import type { ItemPlace } from './places.js'

/** The form for a manuscript; `printed` has those of its review layout. */
export function checklistForm(
  checklist: Checklist,
  filled: readonly Filled[],
  manuscript: Article,
  printed: PrintedPlaces,
): Article {
  const { metadata: of, children } = manuscript.children[0]
  const title = `${checklist.title} (${checklist.edition})`
  const own = children.find((child) => child.type === 'title' && child.kind === 'title')
  const metadata: Metadata = {
    articleType: 'checklist',
    title,
    authors: [],
    affiliations: [],
    keywords: [],
    categories: [],
    dates: {},
    funding: [],
    identifiers: {},
    related: [],
    positions: new Map(),
  }
  const manuscriptTitle: PhrasingContent[] = own?.type === 'title' ? own.children : [text(of.title)]
  return {
    type: 'article',
    lang: 'en',
    children: [
      {
        type: 'front',
        metadata,
        children: [{ type: 'title', kind: 'title', children: [text(title)] }],
      },
      {
        type: 'body',
        children: [
          paragraph(
            text('Manuscript: '),
            { type: 'emphasis', children: manuscriptTitle },
            ...(of.dates.date ? [text(` (${of.dates.date})`)] : []),
          ),
          paragraph(
            text(
              `Pages and lines are those of its review layout, which has ${printed.pages} pages; what stands in a figure or table has a page alone. ${formSummary(filled)}`,
            ),
          ),
          tableOf(filled, printed),
          ...notesOf(checklist),
        ],
      },
      { type: 'back', children: [] },
    ],
  }
}

/** "27 of 30 items are reported, 3 are not, each with a reason." */
export function formSummary(filled: readonly Filled[]): string {
  const of = (outcome: Filled['outcome']): number =>
    filled.filter((one) => one.outcome === outcome).length
  const parts = [`${of('reported')} of ${filled.length} items are reported`]
  if (of('excluded') > 0)
    parts.push(
      `${of('excluded')} ${of('excluded') === 1 ? 'is' : 'are'} left out for the reason given`,
    )
  if (of('missing') > 0)
    parts.push(`${of('missing')} ${of('missing') === 1 ? 'was' : 'were'} not found`)
  return `${parts.join(', ')}.`
}

/** What was found by usual words, which is the author's to confirm. */
export function toConfirm(filled: readonly Filled[]): string | undefined {
  const guessed = filled.filter(({ by }) => by === 'words').map(({ item }) => item.id)
  return guessed.length > 0
    ? `Found by headings or captions, for you to confirm: ${guessed.join(', ')}`
    : undefined
}

function tableOf(filled: readonly Filled[], printed: PrintedPlaces): Table {
  const head = row(
    ...['Item', 'What is asked', 'Where', 'Status'].map((name) =>
      cell([text(name)], { scope: 'col' }),
    ),
  )
  const rows = filled.map((one, index) => {
    const opens = filled[index - 1]?.topic !== one.topic
    const asks: PhrasingContent[] = opens
      ? [{ type: 'strong', children: [text(one.topic)] }, text(': '), text(one.item.asks)]
      : [text(one.item.asks)]
    return row(
      cell([text(one.item.id)], { scope: 'row' }),
      cell(asks),
      cell(whereabouts(one, printed)),
      cell([text(statusOf(one))]),
    )
  })
  return {
    type: 'table',
    align: [null, null, null, null],
    headRows: 1,
    columns: [{ width: 0.07 }, { width: 0.37 }, { width: 0.32 }, { width: 0.24 }],
    children: [head, ...rows],
  }
}

function statusOf({ outcome, entry }: Filled): string {
  if (outcome === 'excluded') return `Left out: ${entry?.exclude ?? ''}`
  return outcome === 'reported' ? 'Reported' : 'Not found'
}

/** Each place on a line of its own. */
function whereabouts({ outcome, places }: Filled, printed: PrintedPlaces): PhrasingContent[] {
  if (outcome !== 'reported') return [text('–')]
  return places.flatMap((place, index) => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    text(printedPlaceOf(place, printed)),
  ])
}

/** "p. 2, lines 43–51 (Case presentation › First presentation)". */
export function printedPlaceOf(place: ItemPlace, printed: PrintedPlaces): string {
  const found = place.first === undefined ? undefined : printed.find(place.first)
  const from = (place.id === undefined ? undefined : printed.of(place.id)) ?? found?.from
  if (!from) return place.section
  const last = place.last === undefined ? undefined : printed.find(place.last)?.to
  return `${extent(from, last && isAfter(last, from) ? last : undefined)} (${place.section})`
}

const isAfter = (one: PrintedPlace, other: PrintedPlace): boolean =>
  one.page > other.page || (one.page === other.page && (one.line ?? 0) >= (other.line ?? 0))

function extent(from: PrintedPlace, to: PrintedPlace | undefined): string {
  if (from.line === undefined) return `p. ${from.page}`
  if (!to?.line || (to.page === from.page && to.line === from.line))
    return `p. ${from.page}, line ${from.line}`
  return to.page === from.page
    ? `p. ${from.page}, lines ${from.line}–${to.line}`
    : `p. ${from.page}, line ${from.line}, to p. ${to.page}, line ${to.line}`
}

/** What was read, and when. */
function notesOf({ sources, note }: Checklist): Paragraph[] {
  const read = Object.values(sources)
    .map(({ title, readOn }) => `${title} (read on ${readOn})`)
    .join('; ')
  return [
    paragraph(text(`The items are told in few words after ${read}.${note ? ` ${note}` : ''}`)),
  ]
}

const text = (value: string): { type: 'text'; value: string } => ({ type: 'text', value })
const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children })
const row = (...children: TableCell[]): TableRow => ({ type: 'tableRow', children })
const cell = (children: PhrasingContent[], more: Pick<TableCell, 'scope'> = {}): TableCell => ({
  type: 'tableCell',
  children,
  ...more,
})
