/**
 * The panels of a figure: two side by side where their shapes allow, letters in a line above the images that they name,
 * so that neither stands without the other. No table holds them: a reader aloud and a program that counts tables meet none.
 */
import { Bookmark, Paragraph, TextRun } from 'docx'
import type { Caption, Figure, Image, Panel } from '../../document/tree.js'
import { imageRun, shapeOf } from './images.js'
import { inline } from './inline.js'
import { tab } from './runs.js'
import { bookmarkName, type WordFlow, type InlineRuns, type State } from './state.js'

/** Gap between two images in pixels of 1/96 inch; one pixel is 15 twentieths of a point. */
const gap = 20
/** From this shape on (width by height) a panel has a row of its own. */
const broad = 2.2

interface Cell {
  panel: Panel
  image: Image | undefined
  shape: number
}

/** Rows of panels, then what the panels' own captions say. */
export function panels(node: Figure, state: State): WordFlow[] {
  const all = node.children.filter((child): child is Panel => child.type === 'panel')
  const rows = rowsOf(
    all.map((panel) => {
      const image = panel.children.find((child): child is Image => child.type === 'image')
      return { panel, image, shape: shapeOf(image, state) }
    }),
  )
  const highest = rows.length > 3 ? 300 : (rows.length > 1 ? 700 : 560) / rows.length
  return rows.flatMap((row) => rowOf(row, highest, state))
}

function rowsOf(cells: readonly Cell[]): Cell[][] {
  const rows: Cell[][] = []
  for (const cell of cells) {
    const last = rows.at(-1)
    if (last?.length === 1 && cell.shape < broad && (last[0]?.shape ?? broad) < broad)
      last.push(cell)
    else rows.push([cell])
  }
  return rows
}

/** Images of one height; letters stand where their images begin. */
function rowOf(row: readonly Cell[], highest: number, state: State): WordFlow[] {
  const free = state.measures.picture.width - gap * (row.length - 1)
  const shapes = row.reduce((sum, { shape }) => sum + shape, 0)
  const height = Math.min(free / shapes, highest)
  const starts = row.map((_, index) =>
    Math.round(row.slice(0, index).reduce((sum, { shape }) => sum + shape * height + gap, 0) * 15),
  )
  const tabStops = starts.slice(1).map((position) => ({ type: 'left' as const, position }))
  const letters = row.flatMap(({ panel }, index) => [
    ...(index > 0 ? [tab()] : []),
    ...letterOf(panel),
  ])
  const images = row.flatMap(({ image, shape }, index) => [
    ...(index > 0 ? [tab()] : []),
    ...(image ? imageRun(image, state, { box: { width: shape * height, height } }) : []),
  ])
  return [
    {
      child: new Paragraph({
        style: 'PanelLetter',
        keepNext: true,
        keepLines: true,
        suppressLineNumbers: true,
        tabStops,
        children: letters,
      }),
    },
    {
      child: new Paragraph({
        style: 'Figure',
        keepNext: true,
        keepLines: true,
        suppressLineNumbers: true,
        tabStops,
        children: images,
      }),
    },
  ]
}

function letterOf(panel: Panel): InlineRuns {
  const letter = [new TextRun({ text: panel.letter, bold: true })]
  return panel.id ? [new Bookmark({ id: bookmarkName(panel.id), children: letter })] : letter
}

/** "**a** Its caption. **b** …", as legends tell panels; none when no panel has a caption. */
export function panelCaptions(node: Figure, state: State): InlineRuns {
  return node.children.flatMap((child): InlineRuns => {
    const caption =
      child.type === 'panel'
        ? child.children.find((each): each is Caption => each.type === 'caption')
        : undefined
    if (child.type !== 'panel' || !caption) return []
    const words = caption.children.flatMap((each) => inline(each.children, state))
    return [new TextRun({ text: ` ${child.letter} `, bold: true }), ...words]
  })
}
