/**
 * Cross-references → what is printed.
 *
 *     [@fig:skin.a; @fig:skin.b]  →  Fig. 1a, b          [@fig:skin.a; @fig:scan.c]  →  Figs. 1a and 2c
 */
import type { Point, Position } from 'unist'
import { keyFinder } from '../bibliography/near-key.js'
import { oneOf } from '../closest.js'
import type { Inputs } from '../document/inputs.js'
import type {
  Article,
  CrossReference,
  CrossReferenceItem,
  Fault,
  Figure,
  Phrasing,
} from '../document/tree.js'
import type { Stage } from '../stage.js'
import { sectionFinder } from '../tree/heading-identifiers.js'
import { targetsOf, type FoundTarget, type NoPanel, type Targets } from '../tree/targets.js'
import { replace, visit } from '../tree/visit.js'
import { printCluster, type Pointed } from './print-references.js'

const types = new Set(['crossReference'] as const)

/** Lowers every reference that resolves; the others stay, each with its reason. */
export const crossReferences: Stage = (inputs) => (article) => {
  const targets = withHeadings(targetsOf(article), sectionFinder(article))
  const nearest = keyFinder(targets.identifiers)
  referencesInMath(article, targets)
  replace(article, types, (node) => {
    const reference = node
    if (reference.fault) return undefined
    return partsOf(reference, targets, inputs, nearest).flatMap((part, index) => [
      ...(index === 0
        ? []
        : [{ type: 'text', value: '; ', position: reference.position } as const]),
      ...(Array.isArray(part)
        ? placed(printCluster(part, inputs.settings, article.lang), reference.position)
        : [part]),
    ])
  })
}

/** Sections are found by the words of their headings too, as pandoc's `\ref{methods}` and `@sec:methods` do. */
const withHeadings = (targets: Targets, section: ReturnType<typeof sectionFinder>): Targets => ({
  ...targets,
  find(identifier) {
    const known = targets.find(identifier)
    const target = known ? undefined : section(identifier.replace(/^sec[:-]/i, ''))
    return known ?? (target && { target })
  },
})

/** `\eqref{eq:x}` and `\ref{eq:x}` inside a formula are the label and the number of what they name. */
function referencesInMath(article: Article, targets: Targets): void {
  visit(article, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return
    node.value = node.value.replace(
      /\\(eq)?ref\s*\{([^{}]+)\}/g,
      (whole, inBrackets: string | undefined, key: string) => {
        const found = targets.find(key.trim())
        const label =
          found && 'target' in found && 'label' in found.target ? found.target.label : ''
        if (!label) return whole
        return `\\text{${inBrackets ? label : label.replace(/^\(|\)$/g, '')}}`
      },
    )
  })
}

/** What can be printed together, and between it what leads nowhere, each a reference of its own. */
function partsOf(
  reference: CrossReference,
  targets: Targets,
  inputs: Inputs,
  nearest: (name: string) => string | undefined,
): Array<Pointed[] | CrossReference> {
  const parts: Array<Pointed[] | CrossReference> = []
  for (const item of reference.children) {
    const found = targets.find(item.identifier)
    const last = parts.at(-1)
    if (found && 'target' in found && !isUnnumbered(found)) {
      const pointed: Pointed = {
        item,
        ...found,
        comma: characterAt(item.position?.end, item, inputs) === ',',
      }
      if (Array.isArray(last)) last.push(pointed)
      else parts.push([pointed])
    } else {
      item.fault = found
        ? 'target' in found
          ? withoutNumber(item)
          : unknownPanel(found, item)
        : unresolved(
            item,
            nearest(item.identifier),
            characterAt(item.position?.start, item, inputs) === '@',
          )
      parts.push(reference.children.length === 1 ? reference : { ...reference, children: [item] })
    }
  }
  return parts
}

const isUnnumbered = ({ target, figure = target as Figure }: FoundTarget): boolean =>
  figure.type === 'figure' && figure.unnumbered === true

const withoutNumber = ({ identifier, position }: CrossReferenceItem): Fault => ({
  rule: 'unresolved-cross-reference',
  position,
  reason: `Unexpected reference to \`${identifier}\`, which is \`.unnumbered\`, expected one that has a number, or a label of its own: \`label="Scheme 1"\``,
})

/** What the author typed at a point of the item. */
const characterAt = (
  point: Point | undefined,
  { position }: CrossReferenceItem,
  { sources }: Inputs,
): string | undefined => sources.get(position?.path ?? '')?.[point?.offset ?? -1]

function unknownPanel({ figure, letter }: NoPanel, { position }: CrossReferenceItem): Fault {
  const panels = figure.children.flatMap((child) => (child.type === 'panel' ? [child.letter] : []))
  const expected =
    panels.length > 0 ? `expected ${oneOf(panels)}` : `the ${figure.kind} has no panels`
  return {
    rule: 'unknown-panel',
    reason: `Unexpected panel \`${letter}\` of \`${figure.identifier}\`, ${expected}`,
    position,
  }
}

/** `isKey`: written `@fig:x`, so that another key can take its place; not `\ref{x}`. */
function unresolved(
  { identifier, position }: CrossReferenceItem,
  near: string | undefined,
  isKey: boolean,
): Fault {
  const advice = near === undefined ? '' : `; did you mean \`${near}\`?`
  return {
    rule: 'unresolved-cross-reference',
    position,
    reason: `Unexpected reference to \`${identifier}\`, expected a figure, table, equation or section of the manuscript${advice}`,
    ...(near !== undefined && isKey && /^[\w:.-]*\w$/.test(near)
      ? { suggestions: [`@${near}`] }
      : {}),
  }
}

/** Nodes that take the place of another have its position. */
function placed(nodes: Phrasing[], position: Position | undefined): Phrasing[] {
  for (const node of nodes) {
    node.position ??= position
    if ('children' in node) placed(node.children as Phrasing[], position)
  }
  return nodes
}
