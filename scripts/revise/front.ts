/**
 * The title page: titles and abstracts are compared as text; what a format sets from data (authors, affiliations, keywords)
 * cannot be marked in its place, and is told in a paragraph of its own before the text.
 */
import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Author, Metadata } from '../document/metadata.js'
import type { Abstract, Front, FrontNode, Keywords, Title } from '../document/tree.js'
import { compareBlocks } from './blocks.js'
import { compareLines, type ComparisonContext } from './lines.js'
import { remarkParagraph, remark } from './remark.js'
import { markedWhole } from './whole.js'
import { append } from '../lists.js'

/** The marked front, and the paragraphs on what changed in its data. */
export function compareFronts(
  before: Front,
  after: Front,
  context: ComparisonContext,
  blind: boolean,
): { front: Front; notes: Paragraph[] } {
  const isRunning = (node: FrontNode): boolean =>
    node.type === 'title' && node.kind === 'running-head'
  // Keywords are data: what changed in them is said in a paragraph.
  const isKept = (node: FrontNode): node is Keywords => isRunning(node) || node.type === 'keywords'
  const children = after.children.flatMap((node): FrontNode[] => {
    if (isKept(node)) return [node]
    const was = before.children.find((other) => placeOf(other) === placeOf(node)) as
      typeof node | undefined
    if (!was) return markedWhole(node, 'inserted', context) as Array<Title | Abstract>
    return [
      {
        ...node,
        children:
          node.type === 'title'
            ? compareLines((was as Title).children, node.children, context)
            : compareBlocks((was as Abstract).children, node.children, context),
      } as Title | Abstract,
    ]
  })
  const gone = before.children.filter(
    (node): node is Title | Abstract =>
      !isKept(node) && !after.children.some((other) => placeOf(other) === placeOf(node)),
  )
  append(
    children,
    gone.flatMap((node) => markedWhole(node, 'deleted', context) as Array<Title | Abstract>),
  )
  const running = (front: Front): string =>
    front.children
      .filter(isRunning)
      .map((node) => toString(node))
      .join('')
  const facts: Array<[string, string, string]> = [
    ...(blind
      ? []
      : Object.entries(people).map(([what, of]): [string, string, string] => [
          what,
          of(before.metadata),
          of(after.metadata),
        ])),
    ['Running head', running(before), running(after)],
    ['Keywords', keywordsOf(before), keywordsOf(after)],
    ...Object.entries(data).map(([what, of]): [string, string, string] => [
      what,
      of(before.metadata),
      of(after.metadata),
    ]),
  ]
  return {
    front: { ...after, children },
    notes: facts
      .filter(([, was, is]) => was !== is)
      .map(([what, was, is]) => factNote(what, was, is, context)),
  }
}

const keywordsOf = ({ children }: Front): string =>
  children
    .filter((node) => node.type === 'keywords')
    .flatMap((node) => node.children.map((keyword) => toString(keyword)))
    .join('; ')

/** There is one of each kind and language. */
const placeOf = (node: FrontNode): string =>
  `${node.type} ${node.type === 'keywords' ? '' : node.kind} ${node.lang ?? ''}`

function factNote(what: string, was: string, is: string, context: ComparisonContext): Paragraph {
  const marked = compareLines(
    [{ type: 'text', value: was }],
    [{ type: 'text', value: is }],
    context,
  )
  return remarkParagraph(remark(`Title page, ${what.toLowerCase()}: `), ...marked)
}

const nameOf = (author: Author): string =>
  author.kind === 'group'
    ? author.name
    : [author.given, author.family, author.suffix].filter(Boolean).join(' ')

const people: Readonly<Record<string, (metadata: Metadata) => string>> = {
  Authors: ({ authors }) =>
    authors
      .map(
        (author) =>
          `${nameOf(author)}${author.affiliations.length > 0 ? ` (${author.affiliations.join(', ')})` : ''}`,
      )
      .join('; '),
  Correspondence: ({ authors }) =>
    authors
      .filter(({ corresponding }) => corresponding)
      .map((author) =>
        [nameOf(author), author.address, author.phone, author.email].filter(Boolean).join(', '),
      )
      .join('; '),
  Affiliations: ({ affiliations }) =>
    affiliations
      .map(({ label, department, institution, street, postalCode, city, country }) =>
        [
          `${label} ${department ?? institution}`,
          department && institution,
          street,
          [postalCode, city].filter(Boolean).join(' '),
          country,
        ]
          .filter(Boolean)
          .join(', '),
      )
      .join('; '),
  Funding: ({ funding }) =>
    funding.map(({ funder, awards }) => [funder, ...awards].join(' ')).join('; '),
}

const data: Readonly<Record<string, (metadata: Metadata) => string>> = {
  'Article type': ({ articleType }) => articleType,
  Licence: ({ license, furtherLicenses = [], openAccess }) =>
    [
      ...(license ? [license] : []),
      ...furtherLicenses,
      ...(openAccess ? [{ name: openAccess }] : []),
    ]
      .map(({ name }) => name)
      .join('; '),
}
