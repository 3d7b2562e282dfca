/**
 * `front`: the journal, and the article's metadata in the order that the DTD fixes.
 */
import type { ElementContent, Element } from 'xast'
import type { Metadata } from '../../document/metadata.js'
import type { Article, Keywords, Title } from '../../document/tree.js'
import { abstracts } from './abstracts.js'
import { authorNotes, contributors } from './contributors.js'
import { historyElement, publicationDates } from './dates.js'
import { fitElement } from './fit.js'
import { funding } from './funding.js'
import { journalMeta } from './journal.js'
import { permissions } from './permissions.js'
import type { State } from './state.js'
import { dataFiles } from './supplements.js'
import { element, language, textElement } from './xml.js'

/** JATS 1.3 `<front>`; `rest` is the written body and back, whose floats and references it counts. */
export function front(article: Article, rest: readonly Element[], state: State): Element {
  return element(
    'front',
    {},
    journalMeta(state.metadata.journal),
    articleMeta(article, rest, state),
  )
}

function articleMeta(article: Article, rest: readonly Element[], state: State): Element {
  const { metadata } = state
  const nodes = article.children[0].children
  return element(
    'article-meta',
    {},
    textElement('article-id', metadata.identifiers.publisherId, { 'pub-id-type': 'publisher-id' }),
    textElement('article-id', metadata.identifiers.doi, { 'pub-id-type': 'doi' }),
    categories(state),
    titleGroup(
      nodes.filter((node) => node.type === 'title'),
      state,
    ),
    contributors(state),
    authorNotes(state),
    publicationDates(metadata),
    textElement('volume', metadata.volume),
    textElement('issue', metadata.issue),
    pages(state),
    dataFiles(undefined, state),
    historyElement(metadata),
    permissions(metadata, state),
    self(metadata),
    related(state),
    trials(state),
    abstracts(
      nodes.filter((node) => node.type === 'abstract'),
      state,
    ),
    nodes.filter((node) => node.type === 'keywords').map((node) => keywords(node, state)),
    funding(state),
    counts(rest),
  )
}

/** Its page, called by its title: an address is no text of a link (JATS4R Accessibility). */
const self = ({ identifiers: { url }, title }: Metadata): Element | undefined =>
  url ? element('self-uri', { 'xlink:href': url }, title) : undefined

/** The heading under which the article stands, one as the archive asks; without one, its type in words. Then what else it is about. */
function categories({ metadata }: State): Element {
  const named =
    metadata.categories.length > 0 ? metadata.categories : [inWords(metadata.articleType)]
  const group = (type: string, names: readonly string[]): Element[] =>
    names.length > 0
      ? [
          element(
            'subj-group',
            { 'subj-group-type': type },
            names.map((name) => element('subject', {}, name)),
          ),
        ]
      : []
  return element(
    'article-categories',
    {},
    group('heading', named.slice(0, 1)),
    group('category', named.slice(1)),
  )
}

/** `case-report` → "Case Report". */
const inWords = (type: string): string =>
  type
    .split('-')
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(' ')

function titleGroup(titles: readonly Title[], state: State): Element {
  const of = (kind: Title['kind'], name: string, attributes = {}): Element[] =>
    titles
      .filter((title) => title.kind === kind)
      .map((title) => element(name, attributes, state.all(title.children)))
  const main = of('title', 'article-title')
  return element(
    'title-group',
    {},
    main[0] ?? element('article-title', {}, state.metadata.title),
    of('subtitle', 'subtitle'),
    titles
      .filter((title) => title.kind === 'translated')
      .map((title) =>
        element(
          'trans-title-group',
          { 'xml:lang': language(title.lang) },
          element('trans-title', {}, state.all(title.children)),
        ),
      ),
    of('running-head', 'alt-title', { 'alt-title-type': 'right-running-head' }),
  )
}

/** Either pages or an e-location, never both (JATS4R Citations; the DTD); one page is its own last (PMC Tagging Guidelines). */
function pages({ metadata: { pages, elocationId } }: State): ElementContent[] {
  if (!pages)
    return [textElement('elocation-id', elocationId)].filter((child) => child !== undefined)
  return [
    element('fpage', {}, pages.first),
    textElement('lpage', pages.last || pages.first),
  ].filter((child) => child !== undefined)
}

function related({ metadata, fresh }: State): Element[] {
  return metadata.related.map(({ type, doi, url, title }) => {
    const place = doi
      ? { 'ext-link-type': 'doi', 'xlink:href': doi }
      : { 'ext-link-type': 'uri', 'xlink:href': url }
    return element(
      'related-article',
      { 'related-article-type': type, id: fresh('related'), ...place },
      textElement('article-title', title),
    )
  })
}

/** JATS 1.3 `<related-object>` (JATS4R Clinical trials). */
function trials({ metadata, fresh }: State): Element[] {
  return (metadata.trials ?? []).map(({ registry, number, stage }) =>
    element(
      'related-object',
      {
        'content-type': stage,
        id: fresh('trial'),
        'source-type': 'clinical-trials-registry',
        'source-id': registry,
        'source-id-type': 'registry-name',
        'document-id': number,
        'document-id-type': 'clinical-trial-number',
      },
      number,
    ),
  )
}

function keywords({ lang, children }: Keywords, state: State): Element {
  return element(
    'kwd-group',
    { 'kwd-group-type': 'author', 'xml:lang': language(lang) },
    children.map((keyword) => fitElement(element('kwd', {}, state.all(keyword.children)))),
  )
}

/** As the tag library defines them: each `fig`, those of a group too; each labelled `table-wrap`. */
function counts(rest: readonly Element[]): Element {
  const found = new Map<string, number>()
  const visit = (node: Element): void => {
    // A table without label and caption is none of the article's tables.
    const counted =
      node.name !== 'table-wrap' ||
      node.children.some(
        (child) => child.type === 'element' && (child.name === 'label' || child.name === 'caption'),
      )
    if (counted) found.set(node.name, (found.get(node.name) ?? 0) + 1)
    for (const child of node.children) if (child.type === 'element') visit(child)
  }
  for (const part of rest) visit(part)
  const equations = found.get('disp-formula') ?? 0
  return element(
    'counts',
    {},
    element('fig-count', { count: found.get('fig') ?? 0 }),
    element('table-count', { count: found.get('table-wrap') ?? 0 }),
    equations > 0 ? element('equation-count', { count: equations }) : undefined,
    element('ref-count', { count: found.get('ref') ?? 0 }),
  )
}
