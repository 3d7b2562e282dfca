/**
 * What stands after the text: declarations, appendices, references, and footnotes, which go to the foot of their pages.
 */
import type { Back, Bibliography, Footnote, Section } from '../../../document/tree.js'
import { rule, type LayoutNode, type StackNode, type TextNode } from '../print/node.js'
import { isolated, partsOf } from '../../bidi.js'
import type { Run } from '../text/run.js'
import { flow } from './blocks.js'
import { inline } from './inline.js'
import { backPart, bodyPart, headingNode, sectionNode } from './sections.js'
import { below, type State } from './state.js'
import { largest } from '../../../lists.js'

export function backNodes(back: Back, state: State): LayoutNode[] {
  let inText = true
  let isBehindList = false
  return back.children.flatMap((child): LayoutNode[] => {
    if (child.type === 'footnotes') return []
    if (child.type === 'bibliography') {
      isBehindList = true
      return child.children.length > 0 ? [bibliography(child, state)] : []
    }
    const part = child.role === 'appendix' || isBehindList ? bodyPart : backPart
    const opening =
      inText && part === backPart && state.style.rules.divider > 0 ? [divider(state)] : []
    inText = part === bodyPart
    const apart = child.role === 'appendix' || child.role === 'supplementary-material'
    return [...opening, { ...sectionNode(child, state, part), barrier: apart }]
  })
}

/** Parts the text from what stands behind it. */
const divider = ({ style, width }: State): LayoutNode => ({
  ...rule(width, style.rules.divider, style.colors.rule, {
    before: style.space.back,
    after: style.space.back / 2,
    keepWithNext: true,
  }),
  parts: true,
})

/** Footnotes by identifier, each with its number. */
export function collectFootnotes(back: Back, state: State): void {
  for (const child of back.children)
    if (child.type === 'footnotes')
      for (const note of child.children) state.footnotes.set(note.identifier, footnote(note, state))
}

function footnote(note: Footnote, state: State): StackNode {
  const { space, text } = state.style
  const tag = state.tag.add('Note', { id: `note-${note.identifier}` })
  const label = tag.add('Lbl')
  const nodes = flow(note.children, below(state, tag), {
    first: 'footnote',
    next: 'footnote',
    gap: 'footnoteParagraph',
  })
  const mark: Run[] = [
    { text: String(note.number ?? '*'), position: 'superior', tag: label },
    { text: '\u2009' },
  ]
  const [first, ...rest] = nodes
  const opening: LayoutNode[] =
    first && first.kind === 'text'
      ? [{ ...first, runs: [...mark, ...first.runs], anchors: [`note-${note.identifier}`] }]
      : [
          { kind: 'text', runs: mark, style: text.footnote, anchors: [`note-${note.identifier}`] },
          ...(first ? [first] : []),
        ]
  return {
    kind: 'stack',
    stack: [
      ...opening,
      ...rest,
      { kind: 'text', runs: [], style: { ...text.footnote, leading: space.footnote } },
    ],
  }
}

function bibliography(list: Bibliography, state: State): StackNode {
  const { style, words } = state
  const section = below(state, state.tag.add('Sect'))
  const pretended: Pick<Section, 'depth' | 'id'> = { depth: 1, id: undefined }
  const title = list.title ?? words.references
  const heading = headingNode(title, pretended, { ...section, part: bodyPart })
  const entries = section.tag.add('L', {
    numbering: list.children.some((entry) => entry.label) ? 'Decimal' : 'None',
  })
  const longest = Math.max(0, largest(list.children.map((entry) => (entry.label ?? '').length)))
  const width =
    longest === 0
      ? 0
      : Math.max(style.space.referenceIndent, (longest + 2) * style.text.references.size * 0.53)
  const nodes = list.children.map((entry): StackNode => {
    const item = entries.add('LI')
    const label = entry.label ? item.add('Lbl') : undefined
    const body = item.add('LBody').add('BibEntry')
    const parts = partsOf(entry.item)
    const runs = linked(
      inline(entry.children, below(state, body), body).map((run) =>
        run.drawing ? run : { ...run, text: isolated(run.text, parts) },
      ),
      entry,
      state,
      body,
    )
    const text: TextNode = {
      kind: 'text',
      runs,
      style: {
        ...style.text.references,
        ...(width === 0 && { hanging: style.space.referenceIndent / 2 }),
      },
      tag: body,
      anchors: [entry.id],
    }
    return {
      kind: 'stack',
      stack: [text],
      marker: label && {
        runs: [{ text: /[\].)]$/.test(entry.label!) ? entry.label! : `${entry.label!}.` }],
        style: style.text.references,
        tag: label,
        width,
        gap: style.space.marker,
        leftwards: state.typesetter.directionOf(runs) === 'rtl',
      },
      before: style.space.reference,
      after: style.space.reference,
    }
  })
  return {
    kind: 'stack',
    stack: title ? [heading, ...nodes] : nodes,
    before: heading.before,
    barrier: true,
    newPage: style.newPage.references,
  }
}

/** Addresses in an entry lead where they say; an entry that prints none leads to its DOI as a whole. */
function linked(
  runs: readonly Run[],
  { item }: Bibliography['children'][number],
  state: State,
  tag: NonNullable<Run['tag']>,
): Run[] {
  const made = linkAddresses(runs, state, tag)
  if (made.some((run) => run.link) || typeof item.DOI !== 'string') return made
  const link = { url: `https://doi.org/${item.DOI}` }
  const whole = tag.within('Link')
  return made.map((run) => ({ ...run, link, tag: run.tag ?? whole }))
}

function linkAddresses(runs: readonly Run[], state: State, tag: NonNullable<Run['tag']>): Run[] {
  return runs.flatMap((run): Run[] => {
    if (run.link || run.drawing) return [run]
    const parts: Run[] = []
    let from = 0
    for (const match of run.text.matchAll(
      /https?:\/\/[^\s<>"]*[^\s<>".,;)\]]|(?<![\w/.])10\.\d{4,9}\/[^\s<>"]*[^\s<>".,;)\]]/g,
    )) {
      if (match.index > from) parts.push({ ...run, text: run.text.slice(from, match.index) })
      parts.push({
        ...run,
        text: match[0],
        link: { url: match[0].startsWith('10.') ? `https://doi.org/${match[0]}` : match[0] },
        color: state.style.colors.link,
        tag: (run.tag ?? tag).within('Link'),
      })
      from = match.index + match[0].length
    }
    return from === 0
      ? [run]
      : [...parts, ...(from < run.text.length ? [{ ...run, text: run.text.slice(from) }] : [])]
  })
}
