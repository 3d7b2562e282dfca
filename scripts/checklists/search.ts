/** Where an item of a checklist usually stands: one function for each way to find it. */
import { toString } from 'mdast-util-to-string'
import type { Abstract, Chart, Section } from '../document/tree.js'
import { visit } from '../tree/visit.js'
import type { ChecklistItem, Way } from './schema.js'
import type { ChecklistContext, ItemPlace } from './places.js'

type Ways = NonNullable<ChecklistItem['find']>[number]

const searches: {
  readonly [By in Ways['by']]: (way: Way<By>, context: ChecklistContext) => ItemPlace[]
} = {
  title: inTitle,
  keywords,
  points,
  abstract: inAbstract,
  headings: byHeading,
  roles: byRole,
  float: byFloat,
  phrase: byPhrase,
}

/** A form that names more places than this for one item helps nobody. */
const most = 8

/** The places that the first successful way finds; `isSure` when it found what is asked itself, and no heading that promises it. */
export function search(
  ways: readonly Ways[],
  context: ChecklistContext,
): { places: ItemPlace[]; isSure: boolean } {
  for (const way of ways) {
    const places = (searches[way.by] as (way: Ways, context: ChecklistContext) => ItemPlace[])(
      way,
      context,
    )
    if (places.length > 0)
      return { places, isSure: way.by === 'title' || way.by === 'keywords' || way.by === 'points' }
  }
  return { places: [], isSure: false }
}

function inTitle({ words }: Way<'title'>, { article, placeOf }: ChecklistContext): ItemPlace[] {
  const title = article.children[0].children.find(
    (child) => child.type === 'title' && child.kind === 'title',
  )
  return title && hasWord(toString(title), words) ? [placeOf(title)] : []
}

function keywords(
  { least, most, including }: Way<'keywords'>,
  { article }: ChecklistContext,
): ItemPlace[] {
  const list = article.children[0].metadata.keywords
  const lacks =
    list.length < least ||
    list.length > most ||
    (including !== undefined && !list.some((word) => word.toLowerCase() === including))
  const words = list.join(' · ')
  return lacks ? [] : [{ section: 'Keywords', first: words, last: words, isFloat: false }]
}

function points(
  { least, most }: Way<'points'>,
  { article, sections, placeOf }: ChecklistContext,
): ItemPlace[] {
  const abstract = abstractOf(article.children[0].children, 'key-points')
  const holder =
    abstract ??
    sections.find((section) =>
      headingParts(section).some((part) => part === 'highlights' || part === 'learning points'),
    )
  if (!holder) return []
  let count = 0
  visit(holder, ({ type }) => {
    count += type === 'listItem' ? 1 : 0
  })
  return count >= least && count <= most ? [placeOf(holder)] : []
}

function inAbstract(
  { headings, parts }: Way<'abstract'>,
  { article, placeOf }: ChecklistContext,
): ItemPlace[] {
  const abstract = abstractOf(article.children[0].children, 'abstract')
  if (!abstract) return []
  const sections = abstract.children.filter((child): child is Section => child.type === 'section')
  if (parts)
    return parts.length === sections.length &&
      parts.every((part, index) => plain(toString(sections[index]!.children[0])) === part)
      ? [placeOf(abstract)]
      : []
  if (sections.length === 0) return [placeOf(abstract)]
  return sections
    .filter((section) => headings?.includes(plain(toString(section.children[0]))))
    .slice(0, 1)
    .map(placeOf)
}

const abstractOf = (
  nodes: ReadonlyArray<{ type: string }>,
  kind: Abstract['kind'],
): Abstract | undefined =>
  nodes.find(
    (node): node is Abstract => node.type === 'abstract' && (node as Abstract).kind === kind,
  )

function byHeading(
  { words }: Way<'headings'>,
  { sections, placeOf }: ChecklistContext,
): ItemPlace[] {
  return sections
    .filter(
      (section) => headingParts(section).some((part) => words.includes(part)) && holdsText(section),
    )
    .slice(0, most)
    .map(placeOf)
}

function byRole({ roles }: Way<'roles'>, { sections, placeOf }: ChecklistContext): ItemPlace[] {
  return sections
    .filter((section) => (roles as readonly string[]).includes(section.role) && holdsText(section))
    .slice(0, most)
    .map(placeOf)
}

function byFloat(
  { kind, words }: Way<'float'>,
  { figures, placeOf }: ChecklistContext,
): ItemPlace[] {
  return figures
    .filter((figure) => {
      if (kind && figure.kind !== kind) return false
      const caption = figure.children.find(({ type }) => type === 'caption')
      const charts = figure.children
        .filter((child): child is Chart => child.type === 'chart')
        .map(({ from }) => from)
      return (
        words.length === 0 ||
        hasWord(
          [figure.identifier ?? '', caption ? toString(caption) : '', ...charts].join(' '),
          words,
        )
      )
    })
    .slice(0, most)
    .map(placeOf)
}

function byPhrase(
  { words }: Way<'phrase'>,
  { paragraphs, placeOf }: ChecklistContext,
): ItemPlace[] {
  return paragraphs
    .filter((paragraph) => words.some((word) => toString(paragraph).includes(word)))
    .slice(0, 1)
    .map(placeOf)
}

/** A heading with nothing below it reports nothing. */
const holdsText = (section: Section): boolean =>
  section.children
    .slice(1)
    .some((child) => toString(child).trim() !== '' || child.type === 'figure')

/** "Resection and follow-up" is a heading for both. */
function headingParts(section: Section): string[] {
  const whole = plain(toString(section.children[0]))
  return [whole, ...whole.split(/\s*(?:[,;:/]| and | with )\s*/)]
}

/** Words in lower case, without number, mark or curl. */
const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/^(?:\d+(?:\.\d+)*\.?|[ivx]+\.)\s+/, '')
    .replace(/[.:*_]+$/g, '')
    .replace(/&/g, 'and')
    .replace(/\s+/g, ' ')
    .trim()

const hasWord = (text: string, words: readonly string[]): boolean =>
  words.some((word) => text.toLowerCase().replace(/\s+/g, ' ').includes(word))
