/**
 * The front out of JATS: metadata, titles, abstracts.
 */
import { toString } from 'mdast-util-to-string'
import type { Element } from 'xast'
import type { Metadata, Trial } from '../../../document/metadata.js'
import type {
  Abstract,
  Front,
  FrontNode,
  Keyword,
  Keywords,
  Phrasing,
  Title,
} from '../../../document/tree.js'
import { affiliations, authorsIn } from './contributors.js'
import {
  attribute,
  compact,
  childElements,
  find,
  textAt,
  textIn,
  type JatsReading,
} from './reading.js'

export function front(root: Element | undefined, reading: JatsReading): Front {
  const meta = find(root, 'front/article-meta')
  const titleNodes = titles(find(meta, 'title-group'), reading)
  return {
    type: 'front',
    metadata: metadata(root, meta, toString(titleNodes[0])),
    children: [...titleNodes, ...abstracts(meta, reading), ...keywords(meta, reading)],
  }
}

function titles(group: Element | undefined, reading: JatsReading): FrontNode[] {
  const of = (kind: Title['kind'], way: Element | undefined, lang?: string): FrontNode[] =>
    way
      ? [
          compact({
            type: 'title' as const,
            kind,
            lang,
            children: reading.inline(way.children) as Phrasing[],
          }),
        ]
      : []
  return [
    ...of('title', find(group, 'article-title')),
    ...childElements(group, 'subtitle').flatMap((one) => of('subtitle', one)),
    ...childElements(group, 'trans-title-group').flatMap((one) =>
      of('translated', find(one, 'trans-title'), attribute(one, 'xml:lang')),
    ),
    ...childElements(group, 'alt-title').flatMap((one) => of('running-head', one)),
  ]
}

function abstracts(meta: Element | undefined, reading: JatsReading): Abstract[] {
  return [...childElements(meta, 'abstract'), ...childElements(meta, 'trans-abstract')].map(
    (node) => {
      const title = find(node, 'title')
      const content = reading.sections(node.children, title ? 2 : 1)
      const kind =
        node.name === 'trans-abstract'
          ? 'translated'
          : ((attribute(node, 'abstract-type') ?? 'abstract') as Abstract['kind'])
      const children = title
        ? [
            compact({
              type: 'section' as const,
              id: attribute(node, 'id'),
              label: textAt(node, 'label'),
              depth: 1,
              role: 'other' as const,
              children: [
                {
                  type: 'heading' as const,
                  depth: 1 as const,
                  children: reading.inline(title.children),
                },
                ...content,
              ] as never,
            }),
          ]
        : content
      return compact({
        type: 'abstract' as const,
        kind,
        lang: attribute(node, 'xml:lang'),
        children,
      })
    },
  )
}

const keywords = (meta: Element | undefined, reading: JatsReading): Keywords[] =>
  childElements(meta, 'kwd-group').map((group) =>
    compact({
      type: 'keywords' as const,
      lang: attribute(group, 'xml:lang'),
      children: childElements(group, 'kwd').map((keyword): Keyword => ({
        type: 'keyword',
        children: reading.inline(keyword.children) as Phrasing[],
      })),
    }),
  )

function metadata(root: Element | undefined, meta: Element | undefined, title: string): Metadata {
  const id = (type: string): string | undefined =>
    textIn(
      childElements(meta, 'article-id').find((one) => attribute(one, 'pub-id-type') === type),
    ) || undefined
  const date = (node: Element | undefined): string | undefined => attribute(node, 'iso-8601-date')
  const published = (type: string): string | undefined =>
    date(childElements(meta, 'pub-date').find((one) => attribute(one, 'date-type') === type))
  const history = (type: string): string | undefined =>
    date(
      childElements(find(meta, 'history'), 'date').find(
        (one) => attribute(one, 'date-type') === type,
      ),
    )
  return compact<Metadata>({
    articleType: attribute(root, 'article-type') ?? '',
    title,
    authors: authorsIn(meta),
    affiliations: affiliations(meta),
    keywords: [],
    categories: childElements(find(meta, 'article-categories'), 'subj-group')
      .flatMap((group) => childElements(group, 'subject'))
      .map(textIn),
    dates: compact({
      published: published('pub'),
      collection: published('collection'),
      received: history('received'),
      revised: history('rev-recd'),
      accepted: history('accepted'),
    }) as Metadata['dates'],
    ...licenses(find(meta, 'permissions')),
    openAccess: textAt(meta, 'funding-group/open-access/p'),
    copyright: copyright(find(meta, 'permissions')),
    funding: childElements(find(meta, 'funding-group'), 'award-group').map(award),
    journal: journal(find(root, 'front/journal-meta')),
    identifiers: compact({
      doi: id('doi'),
      publisherId: id('publisher-id'),
      url: attribute(find(meta, 'self-uri'), 'xlink:href'),
    }) as Metadata['identifiers'],
    volume: textAt(meta, 'volume'),
    issue: textAt(meta, 'issue'),
    elocationId: textAt(meta, 'elocation-id'),
    pages: find(meta, 'fpage')
      ? (compact({ first: textAt(meta, 'fpage') ?? '', last: textAt(meta, 'lpage') }) as {
          first: string
          last?: string
        })
      : undefined,
    related: childElements(meta, 'related-article').map(related),
    trials: find(meta, 'related-object')
      ? childElements(meta, 'related-object').map(trial)
      : undefined,
    positions: new Map(),
  })
}

function licenses(node: Element | undefined): Pick<Metadata, 'license' | 'furtherLicenses'> {
  const [license, ...further] = childElements(node, 'license').map((one) =>
    compact({
      url: textAt(one, 'ali:license_ref'),
      name: textAt(one, 'license-p') ?? '',
      start: attribute(find(one, 'ali:license_ref'), 'start_date'),
    }),
  )
  return { license, furtherLicenses: further.length > 0 ? further : undefined }
}

const copyright = (node: Element | undefined): Metadata['copyright'] =>
  find(node, 'copyright-year')
    ? { year: textAt(node, 'copyright-year') ?? '', holder: textAt(node, 'copyright-holder') ?? '' }
    : undefined

function award(node: Element): Metadata['funding'][number] {
  const wrap = find(node, 'funding-source/institution-wrap')
  const id = textAt(wrap, 'institution-id')
  const isRor = attribute(find(wrap, 'institution-id'), 'institution-id-type') === 'ror'
  const recipient = (one: Element): string =>
    find(one, 'name')
      ? ['given-names', 'surname']
          .map((part) => textAt(one, `name/${part}`))
          .filter(Boolean)
          .join(' ')
      : textIn(one)
  return compact({
    funder: textAt(wrap, 'institution') ?? '',
    funderId: isRor ? undefined : id,
    ror: isRor ? id : undefined,
    awards: childElements(node, 'award-id').map(textIn),
    recipients: childElements(node, 'principal-award-recipient').map(recipient),
  })
}

function journal(node: Element | undefined): Metadata['journal'] {
  const idOf = (type: string): string | undefined =>
    textIn(
      childElements(node, 'journal-id').find((one) => attribute(one, 'journal-id-type') === type),
    ) || undefined
  const issn = childElements(node, 'issn')
    .filter((one) => textIn(one))
    .map((one) => ({ value: textIn(one), type: attribute(one, 'pub-type') as 'epub' | 'ppub' }))
  const read = compact({
    id: idOf('publisher-id'),
    nlmTa: idOf('nlm-ta'),
    title: textAt(node, 'journal-title-group/journal-title'),
    abbreviation: textAt(node, 'journal-title-group/abbrev-journal-title'),
    issn: issn.length > 0 ? issn : undefined,
    publisher: textAt(node, 'publisher/publisher-name'),
    publisherLocation: textAt(node, 'publisher/publisher-loc'),
  })
  return Object.keys(read).length > 0 ? read : undefined
}

const trial = (node: Element): Trial =>
  compact({
    registry: attribute(node, 'source-id') ?? '',
    number: attribute(node, 'document-id') ?? '',
    stage: attribute(node, 'content-type') as Trial['stage'],
  })

function related(node: Element): Metadata['related'][number] {
  const href = attribute(node, 'xlink:href')
  const isDoi = attribute(node, 'ext-link-type') === 'doi'
  return compact({
    type: attribute(node, 'related-article-type') ?? '',
    doi: isDoi ? href : undefined,
    url: isDoi ? undefined : href,
    title: textAt(node, 'article-title'),
  })
}
