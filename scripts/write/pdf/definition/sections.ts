/**
 * Sections with their headings; each heading is a bookmark, and stands on the page where its text begins.
 */
import type { Section } from '../../../document/tree.js'
import type { LayoutNode, StackNode, TextNode } from '../print/node.js'
import type { TagType } from '../tags/tag.js'
import { flow, type FlowLook } from './blocks.js'
import { inline, plainText } from './inline.js'
import { below, type State } from './state.js'

/** How a part of the article looks. */
export interface PartStyle {
  paragraphs: FlowLook
  heads: ReadonlyArray<'heading1' | 'heading2' | 'heading3' | 'heading4' | 'backHeading'>
}

export const bodyPart: PartStyle = {
  paragraphs: { first: 'opening', next: 'body', gap: 'paragraph' },
  heads: ['heading1', 'heading2', 'heading3', 'heading4'],
}
export const backPart: PartStyle = {
  paragraphs: { first: 'back', next: 'back', gap: 'backParagraph' },
  heads: ['backHeading', 'backHeading', 'heading4', 'heading4'],
}

export function sectionNode(
  section: Section,
  state: State,
  part: PartStyle = state.part,
): StackNode {
  const [heading, ...content] = section.children
  const inner = { ...below(state, state.tag.add('Sect')), part }
  const words = plainText(heading.children)
  const title = section.label ? `${section.label} ${words}` : words
  const head = headingNode(title, section, inner)
  const runs = [
    ...(section.label ? [{ text: `${section.label}\u2002` }] : []),
    ...inline(heading.children, state, head.tag!),
  ]
  const blocks = flow(content, inner, part.paragraphs)
  // A section of figures alone: they stand below their heading.
  const fixed = blocks.every(
    (block) =>
      block.kind === 'rule' ||
      (block.kind === 'stack' &&
        (block.float === 'column' || (block.float === 'page' && state.style.page.columns === 1))),
  )
    ? blocks.map((block) => ({ ...block, float: undefined }))
    : blocks
  const nodes: LayoutNode[] = [
    { ...head, runs },
    ...(content[0]?.type === 'section' ? stacked(fixed, state) : fixed),
  ]
  return { kind: 'stack', stack: nodes, before: head.before, keepWithNext: nodes.length === 1 }
}

/** A heading right below another stands nearer to it than to a text. */
function stacked([first, ...rest]: readonly LayoutNode[], { style }: State): LayoutNode[] {
  const before = style.space.stackedHeading
  if (!first || first.kind !== 'stack') return first ? [first, ...rest] : []
  const [head, ...content] = first.stack
  return [
    { ...first, before, kind: 'stack', stack: head ? [{ ...head, before }, ...content] : content },
    ...rest,
  ]
}

/** A heading node for `title`, at the depth of `section`. */
export function headingNode(
  title: string,
  section: Pick<Section, 'depth' | 'id'>,
  state: State,
): TextNode {
  const depth = Math.min(section.depth, 6)
  const name = state.part.heads[Math.min(depth, state.part.heads.length) - 1]!
  const { space, text } = state.style
  const tag = state.tag.add(`H${Math.min(depth + 1, 6)}` as TagType)
  const before =
    name === 'backHeading'
      ? space.backSection
      : name === 'heading1'
        ? space.heading1
        : name === 'heading2'
          ? space.heading2
          : space.heading3
  return {
    kind: 'text',
    runs: [{ text: title }],
    style: text[name],
    tag,
    anchors: section.id ? [section.id] : undefined,
    bookmark: { title, level: depth },
    keepWithNext: true,
    before,
    after: space.afterHeading,
  }
}
