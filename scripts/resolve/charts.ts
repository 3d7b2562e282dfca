/**
 * `::chart{from=timeline}` → an image that is drawn from the data, with alt text from the same data.
 *
 *     figure ─ chart   →   figure ─┬ caption
 *                                  └ image   (its SVG is in `inputs.images`)
 */
import { visit } from 'unist-util-visit'
import { describe } from '../data/chart/describe.js'
import { didYouMean, oneOf } from '../closest.js'
import type { ImageFile, Inputs } from '../document/inputs.js'
import type { Article, Chart, Fault, Figure, FigureContent, Notes } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { planChart } from './chart-plan.js'
import { openData } from './data.js'
import { Specification } from './specification.js'
import { makeCaption } from './tables.js'

/** Draws every chart. */
export const charts: Stage = (inputs: Inputs) => async (tree: Article) => {
  const figures: Figure[] = []
  visit(tree, 'figure', (figure: Figure) => {
    if (figure.children.some(({ type }) => type === 'chart')) figures.push(figure)
  })
  for (const figure of figures)
    figure.children = (
      await Promise.all(
        figure.children.map((child) =>
          child.type === 'chart' ? lower(child, figure, inputs) : [child],
        ),
      )
    ).flat()
}

async function lower(node: Chart, figure: Figure, inputs: Inputs): Promise<FigureContent[]> {
  const source = inputs.charts.get(node.from)
  if (!source)
    return failed(node, [
      {
        rule: 'unresolved-table',
        reason: `Unexpected chart \`${node.from}\`, expected a file in \`charts/\`${didYouMean(node.from, inputs.charts.keys())}`,
        note: inputs.charts.size ? `There are ${oneOf(inputs.charts.keys())}.` : undefined,
        position: node.position,
      },
    ])
  const faults: Fault[] = []
  const specification = Specification.of(source, faults)
  const planned = specification && (await planChart(specification, inputs, await openData(inputs)))
  if (!specification || !planned || faults.length) return failed(node, faults)
  const { plan, rows, resource, facts } = planned
  const own = specification.text('alt')
  const described = describe(own === undefined ? plan : { ...plan, title: own.replace(/\.$/, '') })
  const { drawChart } = await import('../data/chart/draw.js')
  const drawing = drawChart(plan)
  const path = source.path.replace(/\.ya?ml$/, '.svg')
  ;(inputs.images as Map<string, ImageFile>).set(path, {
    path,
    output: outputName(node.from, inputs),
    bytes: new TextEncoder().encode(drawing.svg),
    format: 'svg',
    width: drawing.width,
    height: drawing.height,
  })
  const position = specification.place()
  if (position)
    inputs.evaluations.push({
      kind: 'cell',
      position,
      expression: specification.text('rows') ?? resource.name,
      result: rows.length,
      rows: rows.map((row) => ({ path: resource.path, line: row.position.start.line })),
      facts: [...facts],
    })
  const caption = figure.children.some(({ type }) => type === 'caption')
    ? undefined
    : makeCaption(specification, inputs)
  const image: FigureContent = {
    type: 'image',
    url: path,
    path,
    alt: described,
    position: node.position,
  }
  return [caption, image, leftOut(plan.left, node)].filter((child) => child !== undefined)
}

function failed(node: Chart, [first, ...others]: Fault[]): FigureContent[] {
  node.fault = first && { ...first, others }
  return [node]
}

/** A name in the outputs that no other image has. */
function outputName(name: string, inputs: Inputs): string {
  const taken = new Set([...inputs.images.values()].map(({ output }) => output))
  const base = name.replace(/[^\w.-]+/g, '-')
  for (let count = 1; ; count++) {
    const output = `figures/${base}${count === 1 ? '' : `-${count}`}.svg`
    if (!taken.has(output)) return output
  }
}

/** Readers are told what the drawing cannot show. */
function leftOut(count: number, node: Chart): Notes | undefined {
  if (!count) return undefined
  const { position } = node
  const value = `${count === 1 ? 'One row' : `${count} rows`} of the data without a value ${count === 1 ? 'is' : 'are'} not shown.`
  return {
    type: 'notes',
    position,
    children: [
      {
        type: 'note',
        kind: 'general',
        position,
        children: [{ type: 'paragraph', position, children: [{ type: 'text', value, position }] }],
      },
    ],
  }
}
