/** Cross-references that lead nowhere, and identifiers that lead to two things. */
import type { Node } from 'unist'
import type { Fault } from '../document/tree.js'
import { report } from '../report.js'
import { canonical, targetsOf } from '../tree/targets.js'
import { each } from '../tree/visit.js'
import type { Stage } from '../stage.js'

/** `unresolved-cross-reference`, `unknown-panel`. */
export const checkCrossReferences: Stage = () => (article, file) => {
  each(article, 'crossReference', (node) => {
    const { fault, children, position } = node
    const faults: Fault[] = fault
      ? [fault]
      : children.flatMap((item) => (item.fault ? [item.fault] : []))
    for (const each of faults) report(file, each.rule, each.position ?? position, each.reason, each)
  })
}

/** `unsupported-markup` for a link to a place that the article does not have. */
export const checkInternalLinks: Stage = () => (article, file) => {
  let passages: Set<string> | undefined
  each(article, 'link', (node, parents) => {
    if (isOwnFile(node.url) && !parents.some(({ type }) => type === 'bibliography'))
      report(
        file,
        'unsupported-markup',
        node,
        `Unexpected link to the file \`${node.url.slice(0, 80)}\`, which readers of the article do not have, expected ${remedyFor(node.url)}`,
      )
    if (node.url === '')
      report(
        file,
        'unsupported-markup',
        node,
        'Unexpected link without an address, expected `[words](address)`; its words are printed',
      )
    const wanted = wantedAddress(node.url)
    if (wanted)
      report(
        file,
        'unsupported-markup',
        node,
        `Unexpected address \`${node.url.slice(0, 80)}\` of a link, expected ${wanted}; readers of the article cannot follow it`,
      )
    if (!node.url.startsWith('#')) return
    if (!passages) {
      const names = new Set<string>()
      each(article, 'span', ({ identifier }) => void (identifier && names.add(identifier)))
      passages = names
    }
    if (!passages.has(node.url.slice(1)))
      report(
        file,
        'unsupported-markup',
        node,
        `Unexpected link to \`${node.url}\`, expected a heading, figure or table with that identifier; its words are printed`,
      )
  })
}

/** What an address that leads nowhere outside of the author's machine should be; nothing when it can be followed. */
function wantedAddress(url: string): string | undefined {
  if (url === '' || url.startsWith('#') || url.startsWith('//')) return undefined
  if (/^(?:file:|[a-z]:[\\/]|https?:\/\/(?:localhost|127\.0\.0\.1)\b)/i.test(url))
    return 'one in the web, not on your own machine'
  if (/^(?:www\.|(?:[a-z\d-]+\.)+(?:com|edu|gov|int|io|net|org)(?:\/|$))/i.test(url))
    return `\`https://${url.slice(0, 60)}\``
  if (
    /^(?:ht{1,3}ps?|htps?|hhtps?|https?s|htt?s|hptts?|htpps?)(?::|\/\/)/i.test(url) &&
    !/^https?:\/\//i.test(url)
  )
    return 'one that begins with `https://`'
  return undefined
}

/** Whether an address is a path beside the source: it has neither a scheme nor a host, and ends as files of a project do. */
function isOwnFile(url: string): boolean {
  const path = url.replace(/[?#].*$/, '')
  const [first = '', ...below] = path.split('/')
  if (/^[a-z][a-z\d+.-]*:/i.test(path) || path.startsWith('/')) return false
  const isHost = below.length > 0 && /[^.]\./.test(first)
  return !isHost && (isText.test(path) || isPicture.test(path) || isFurther.test(path))
}

const isText = /\.(?:md|qmd|rmd|rst|tex|ipynb)$/i
const isPicture = /\.(?:png|jpe?g|gif|svg|tiff?|eps|webp)$/i
const isFurther =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|tsv|txt|json|ya?ml|bib|html?|zip|r|py|jl|m|sh|mp4|avi|mov)$/i

const remedyFor = (url: string): string =>
  isText.test(url.replace(/[?#].*$/, ''))
    ? 'a reference to its part of the text (`@sec:…`), or its address in the web'
    : isPicture.test(url)
      ? 'a reference to its figure (`@fig:…`), the picture itself (`![…](…)`), or its address in the web'
      : 'a supplement (`::supplement[…]{#supp:… file=…}`) and a reference to it, or its address in the web'

/** `duplicate-identifier`, at the second of the two. */
export const checkIdentifiers: Stage = () => (article, file) => {
  const targets = targetsOf(article)
  const doubles: Array<{ first: Node; second: Node & { identifier?: string | undefined } }> = [
    ...targets.doubles,
  ]
  const passages = new Map<string, Node>()
  each(article, 'span', (node) => {
    const { identifier } = node
    if (identifier === undefined) return
    const target = targets.find(identifier)
    const first =
      passages.get(canonical(identifier)) ??
      (target && 'target' in target ? target.target : undefined)
    if (first) doubles.push({ first, second: node })
    else passages.set(canonical(identifier), node)
  })
  for (const { first, second } of doubles) {
    const place = first.position
      ? ` at ${first.position.path ? `${first.position.path}:` : ''}${first.position.start.line}:${first.position.start.column}`
      : ''
    report(
      file,
      'duplicate-identifier',
      second,
      `Unexpected second \`${second.identifier}\`, expected another identifier: the first is${place || ' before it'}`,
    )
  }
}
