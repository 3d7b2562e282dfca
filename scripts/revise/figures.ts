/**
 * A figure or table in its old and its new form: caption, panels, cells and notes are compared; a picture is the same or
 * another; a new number is told.
 */
import type { Node } from 'unist'
import type { Caption, Figure, Image, Panel, Phrasing } from '../document/tree.js'
import { align, bagOf } from './align.js'
import { signature, textOf, type Side } from './content.js'
import type { ComparisonContext } from './lines.js'
import { remark } from './remark.js'
import { linesOf, revised, markedWhole, withRemarks } from './whole.js'
import { append } from '../lists.js'

export function compareFigures(before: Figure, after: Figure, context: ComparisonContext): Figure {
  const [was, is] = [pictureOf(before, context.before), pictureOf(after, context.after)]
  const said: Phrasing[] = []
  if (was !== is)
    said.push(
      remark(
        ` [picture ${was === '' ? 'added' : is === '' ? 'deleted' : 'replaced'}]`,
        context.name(),
      ),
    )
  if (before.label !== undefined && before.label !== after.label)
    said.push({ ...remark(` [was ${before.label}]`, context.name()), cause: 'numbering' })
  const panels = comparePanels(before, after, context)
  const content = part(
    before,
    after,
    (child) => child.type === 'table' || child.type === 'code',
    context,
  )
  const children = [
    ...part(before, after, (child) => child.type === 'caption', context),
    ...panels.kept,
    ...after.children.filter((child) => child.type === 'image'),
    ...content,
    ...part(before, after, (child) => child.type === 'notes', context),
  ]
  return withRemarks<Figure>({ ...after, children: children as Figure['children'] }, [
    ...panels.gone,
    ...said,
  ])
}

/** What a figure has once, in its old and its new form. Code stands for a table that could not be made. */
function part(
  before: Figure,
  after: Figure,
  is: (child: Figure['children'][number]) => boolean,
  context: ComparisonContext,
): Node[] {
  const [one, other] = [before.children.find(is), after.children.find(is)]
  if (one && other && one.type === other.type && one.type !== 'code')
    return context.compare(one, other)
  if (other) return other.type === 'code' ? [other] : markedWhole(other, 'inserted', context)
  return one && one.type !== 'code' ? markedWhole(one, 'deleted', context) : []
}

/** Panels by their pictures, else by their letters or words; the words of those that are gone end the caption. */
function comparePanels(
  before: Figure,
  after: Figure,
  context: ComparisonContext,
): { kept: Panel[]; gone: Phrasing[] } {
  const of = (figure: Figure): Panel[] =>
    figure.children.filter((child): child is Panel => child.type === 'panel')
  const old = new Set(of(before))
  const known = (panel: Panel): { key: string; words: Map<string, number> } => ({
    key: signature(
      { ...panel, letter: '' } as Panel,
      old.has(panel) ? context.before : context.after,
    ),
    words: bagOf(textOf(panel)),
  })
  const likeness = (one: Panel, other: Panel): number | undefined => {
    if (pictureOf(one, context.before) === pictureOf(other, context.after)) return 1
    return one.letter === other.letter ? 0.6 : textOf(one) === '' ? 0 : undefined
  }
  const kept: Panel[] = []
  const gone: Phrasing[] = []
  for (const { before: one, after: other } of align(of(before), of(after), known, likeness)) {
    if (other) kept.push(one ? changedPanel(one, other, context) : newPanel(other, context))
    else {
      const name = context.name()
      append(
        gone,
        [remark(` [panel ${one!.letter} deleted] `, name)],
        revised(linesOf(one!).flat(), 'deleted', context, name),
      )
    }
  }
  return { kept, gone }
}

function newPanel(panel: Panel, context: ComparisonContext): Panel {
  const name = context.name()
  const children = panel.children.flatMap((child): Panel['children'] =>
    child.type === 'caption'
      ? (markedWhole(child, 'inserted', context, name) as Caption[])
      : [child],
  )
  return withRemarks<Panel>({ ...panel, children }, [
    remark(` [panel ${panel.letter} added]`, name),
  ])
}

function changedPanel(one: Panel, other: Panel, context: ComparisonContext): Panel {
  const isCaption = (child: Panel['children'][number]): child is Caption => child.type === 'caption'
  const [was, is] = [one.children.find(isCaption), other.children.find(isCaption)]
  const caption =
    was && is
      ? context.compare(was, is)
      : is
        ? markedWhole(is, 'inserted', context)
        : was
          ? markedWhole(was, 'deleted', context)
          : []
  const panel: Panel = {
    ...other,
    children: [...other.children.filter((child) => !isCaption(child)), ...(caption as Caption[])],
  }
  return withRemarks(panel, [
    ...(pictureOf(one, context.before) === pictureOf(other, context.after)
      ? []
      : [remark(` [picture of panel ${other.letter} replaced]`, context.name())]),
    ...(one.letter === other.letter
      ? []
      : [{ ...remark(` [was panel ${one.letter}]`, context.name()), cause: 'numbering' as const }]),
  ])
}

/** Its own, not those of its panels. */
const pictureOf = (node: Figure | Panel, side: Side): string =>
  (node.children as readonly Node[])
    .flatMap((child) => (child.type === 'image' ? [side.picture((child as Image).path)] : []))
    .join(' ')
