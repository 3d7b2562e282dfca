/**
 * Citations of what the manuscript itself has: `@apx-1` of `# Appendix {#apx-1}`, a prefix that only its author knows. Where
 * no work has such a key, they are references.
 */
import type { Reference } from '../../document/references.js'
import type { Article, Citation, CrossReference } from '../../document/tree.js'
import { replace, visit } from '../../tree/visit.js'

/** Makes references of the citations whose every key names a thing of the article and no work. */
export function referToOwn(article: Article, references: ReadonlyMap<string, Reference>): void {
  let own: ReadonlySet<string> | undefined
  replace(article, new Set(['citation'] as const), (citation) => {
    const isOwn = citation.children.every(
      ({ identifier }) =>
        !references.has(identifier) && (own ??= ownLabels(article)).has(identifier),
    )
    return isOwn && !citation.only ? [referenceOf(citation)] : undefined
  })
}

const referable: ReadonlySet<string> = new Set(
  'section figure panel supplement boxedText statement equation'.split(' '),
)

function ownLabels(article: Article): ReadonlySet<string> {
  const labels = new Set<string>()
  visit(article, (node) => {
    const { identifier } = node as { identifier?: string }
    if (identifier !== undefined && referable.has(node.type)) labels.add(identifier)
  })
  return labels
}

const referenceOf = ({ inText, children, position }: Citation): CrossReference => ({
  type: 'crossReference',
  bracketed: !inText,
  children: children.map(({ identifier, prefix, suffix, position: place }) => ({
    type: 'crossReferenceItem',
    identifier,
    prefix,
    suffix,
    position: place,
  })),
  position,
})
