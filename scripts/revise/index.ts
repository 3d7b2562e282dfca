/**
 * Two finished articles → one that shows what was put in and what was taken out, and the list of changes.
 *
 * What is compared is what is printed: values, numbers and citations as resolved. Every name, number and id is the new
 * article's; what was taken out leads nowhere.
 */
import type { Inputs } from '../document/inputs.js'
import type { Article, Back, Bibliography, Body, Footnotes, Section } from '../document/tree.js'
import { renamedEntries } from './bibliography.js'
import { compareBlocks, compareNodes } from './blocks.js'
import { sideOf, textOf } from './content.js'
import { compareFronts } from './front.js'
import type { ComparisonContext } from './lines.js'
import { tellMoves } from './moves.js'

/** A finished article with what it was finished from. */
export interface Version {
  article: Article
  inputs: Inputs
}

/** The marked article: a finished article that any format writes. */
export function compareArticles(before: Version, after: Version): Article {
  const context = contextOf(before, after)
  const [front, body, back] = after.article.children
  const [frontBefore, bodyBefore, backBefore] = before.article.children
  const { front: marked, notes } = compareFronts(
    frontBefore,
    front,
    context,
    after.inputs.settings.blind,
  )
  const children: Article['children'] = [
    marked,
    {
      ...body,
      children: [
        ...notes,
        ...compareBlocks(bodyBefore.children, body.children, context),
      ] as Body['children'],
    },
    { ...back, children: compareBack(backBefore, back, context) },
  ]
  const article: Article = { ...after.article, children }
  tellMoves(article)
  return article
}

function contextOf(before: Version, after: Version): ComparisonContext {
  const renamed = renamedEntries(bibliographyOf(before.article), bibliographyOf(after.article))
  const footnotes = new Map(footnotesOf(before.article).map((note) => [note.identifier, note]))
  const kept = new Set(footnotesOf(after.article).map((note) => note.identifier))
  let names = 0
  const context: ComparisonContext = {
    before: sideOf(before.article, before.inputs, renamed),
    after: sideOf(after.article, after.inputs),
    name: () => `change-${++names}`,
    lost: (identifier) =>
      kept.has(identifier)
        ? undefined
        : footnotes.get(identifier) && textOf(footnotes.get(identifier)!),
    compare: (one, other) => compareNodes(one, other, context),
  }
  return context
}

/** Sections, notes and references; sections behind the references stay there. A note that is gone stands where it was called. */
function compareBack(before: Back, after: Back, context: ComparisonContext): Back['children'] {
  const [one, other] = [atFirstList(before.children), atFirstList(after.children)]
  const ends = other.ends.map((child) => {
    if (child.type === 'footnotes')
      return compareFootnotes(
        before.children.find(({ type }) => type === 'footnotes') as Footnotes | undefined,
        child,
        context,
      )
    const was = listsIn(before).find(({ list }) => list === child.list)
    return was ? compareNodes(was, child, context)[0]! : child
  })
  const gone = listsIn(before).filter(
    ({ list }) => !listsIn(after).some((child) => child.list === list),
  )
  return [
    ...compareBlocks(one.sections, other.sections, context),
    ...ends,
    ...gone.flatMap((child) =>
      compareNodes(child, { ...child, children: [] } as Bibliography, context),
    ),
    ...compareBlocks(one.behind, other.behind, context),
  ] as Back['children']
}

/** What stands in a back before its first list of references, behind it, and the notes and lists themselves. */
function atFirstList(nodes: Back['children']): {
  sections: Section[]
  behind: Section[]
  ends: Array<Footnotes | Bibliography>
} {
  const first = nodes.findIndex(({ type }) => type === 'bibliography')
  const sections = (some: Back['children']): Section[] =>
    some.filter((node): node is Section => node.type === 'section')
  const at = first < 0 ? nodes.length : first
  return {
    sections: sections(nodes.slice(0, at)),
    behind: sections(nodes.slice(at)),
    ends: nodes.filter((node) => node.type !== 'section'),
  }
}

/** Notes are known by their identifiers. */
function compareFootnotes(
  before: Footnotes | undefined,
  after: Footnotes,
  context: ComparisonContext,
): Footnotes {
  const old = new Map(before?.children.map((note) => [note.identifier, note]))
  return {
    ...after,
    children: after.children.map((note) => {
      const was = old.get(note.identifier)
      return {
        ...note,
        children: compareBlocks(was?.children ?? [], note.children, context),
      } as typeof note
    }),
  }
}

const listsIn = ({ children }: Back): Bibliography[] =>
  children.filter((child): child is Bibliography => child.type === 'bibliography')
/** All of an article's lists as one. */
const bibliographyOf = ({ children: [, , back] }: Article): Bibliography => ({
  type: 'bibliography',
  children: listsIn(back).flatMap(({ children }) => children),
})
const footnotesOf = ({ children: [, , back] }: Article): Footnotes['children'] =>
  back.children.flatMap((child) => (child.type === 'footnotes' ? child.children : []))
