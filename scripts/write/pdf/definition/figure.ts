/**
 * Pictures at their size: one alone, or panels in a grid with their letters.
 */
import type { Caption, Figure, Image, Panel } from '../../../document/tree.js'
import { points } from '../pictures/pictures.js'
import type { LayoutNode, PictureNode, RowNode, StackNode, TextNode } from '../print/node.js'
import type { State } from './state.js'

/** A picture that stands alone in the text. */
export function pictureNode(node: Image, state: State): LayoutNode {
  const { space } = state.style
  return {
    kind: 'stack',
    stack: [picture(node, state, state.width)],
    before: space.block,
    after: space.block,
  }
}

/** A picture no wider than `width` and no taller than `most`; a labelled box where it cannot be shown. */
export function picture(
  node: Image,
  state: State,
  width: number,
  most = heightOf(state),
  asked = node.width,
): LayoutNode {
  const ready = state.pictures.of(node)
  if (!ready) return missing(node, state, width)
  const wanted = asked ? points(asked, width) : ready.width
  // A drawing without a size of its own fills the column; a bitmap is not blown up.
  const natural = asked
    ? wanted
    : ready.vector || wanted > width * 0.6
      ? Math.min(Math.max(wanted, width), ready.vector ? width : Math.max(wanted, width * 0.6))
      : wanted
  const scale = Math.min(1, width / natural, (most * ready.width) / (natural * ready.height))
  const tag = node.decorative
    ? undefined
    : state.tag.add('Figure', {
        alt: [node.alt || node.url, node.description].filter(Boolean).join(' '),
      })
  return {
    kind: 'picture',
    picture: ready.picture(tag),
    width: natural * scale,
    height: (natural * scale * ready.height) / ready.width,
    align: 'center',
  }
}

const heightOf = ({ style }: State): number =>
  (style.page.height - style.page.margins.top - style.page.margins.bottom) * style.figure.most

/** What stands for an image that cannot be shown. */
function missing(node: Image, state: State, width: number): LayoutNode {
  const { style, words } = state
  const tag = state.tag.add('P')
  const box: PictureNode = {
    kind: 'picture',
    picture: { kind: 'frame', color: style.colors.rule },
    width,
    height: style.figure.missing,
    align: 'left',
  }
  const label: TextNode = {
    kind: 'text',
    runs: [
      { text: `${words.imageMissing}: ` },
      { text: node.url, family: 'Mono', scale: style.inlineCode.scale },
      ...(node.alt ? [{ text: `. ${node.alt}` }] : []),
    ],
    style: { ...style.text.caption, align: 'center' },
    tag,
    inset: [style.space.listIndent, style.space.listIndent],
  }
  return {
    kind: 'row',
    columns: [
      { node: box, x: 0, width },
      { node: label, x: 0, width, middle: true },
    ],
  }
}

/** What a figure shows, in `width`. */
export function figureContent(figure: Figure, state: State, width: number): LayoutNode[] {
  const panels = figure.children.filter((child): child is Panel => child.type === 'panel')
  const images = figure.children.filter((child): child is Image => child.type === 'image')
  const nodes = images.map((image) =>
    picture(
      image,
      state,
      width,
      heightOf(state) / Math.max(1, images.length),
      image.width ?? figure.width,
    ),
  )
  return panels.length > 0 ? [...nodes, ...grid(panels, state, width)] : nodes
}

/** Panels in rows: two abreast, or three where there are many. */
function grid(panels: readonly Panel[], state: State, width: number): LayoutNode[] {
  const { gap, letter } = state.style.figure
  const shapes = panels
    .map((panel) => imageOf(panel))
    .map((image) => (image && state.pictures.of(image)) || undefined)
  const wide = shapes.every((shape) => shape && shape.width > shape.height * 2.2)
  const abreast = panels.length === 1 || wide ? 1 : panels.length <= 4 ? 2 : 3
  const cell = (width - gap * (abreast - 1)) / abreast
  const rows: RowNode[] = []
  const most = heightOf(state) / Math.ceil(panels.length / abreast) - letter
  for (let from = 0; from < panels.length; from += abreast) {
    const row = panels.slice(from, from + abreast)
    rows.push({
      kind: 'row',
      columns: row.map((panel, index) => ({
        node: panelNode(panel, state, cell, most),
        x: index * (cell + gap),
        width: cell,
      })),
      before: gap,
      after: gap,
    })
  }
  return rows
}

const imageOf = (panel: Panel): Image | undefined =>
  panel.children.find((child): child is Image => child.type === 'image')

function panelNode(panel: Panel, state: State, width: number, most: number): StackNode {
  const image = imageOf(panel)
  const tag = state.tag.add('P')
  const letter: TextNode = {
    kind: 'text',
    runs: [{ text: panel.letter }],
    style: state.style.text.panel,
    tag,
    anchors: panel.id ? [panel.id] : undefined,
    uncounted: true,
  }
  return { kind: 'stack', stack: [letter, ...(image ? [picture(image, state, width, most)] : [])] }
}

/** Captions that panels have of their own, with their letters. */
export const panelCaptions = (figure: Figure): Array<{ letter: string; caption: Caption }> =>
  figure.children
    .filter((child): child is Panel => child.type === 'panel')
    .flatMap((panel) =>
      panel.children
        .filter(
          (child): child is Caption =>
            child.type === 'caption' && child.children.some((one) => one.children.length > 0),
        )
        .map((caption) => ({ letter: panel.letter, caption })),
    )
