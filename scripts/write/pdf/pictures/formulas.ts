/**
 * Formulas as outlines: TeX, and MathML where TeX alone does not do, through MathJax, whose parts are data of the program and loaded when there is a formula.
 */
import { createRequire } from 'node:module'
import { assetPath } from '../../../assets.js'
import { times, type Matrix } from '../../../images/svg/matrix.js'
import { markup } from '../../../math/markup.js'
import { mathReader, longestFormula } from '../../../math/mathml.js'
import { jointsOf, type Joint, type FormulaPart } from './formula-lines.js'
import { outline } from './outline.js'

/**
 * What a formula is drawn with, in its own coordinates; `transform` leads to those of the formula: thousandths of the
 * size, from the left end of the baseline, y downwards.
 */
export type FormulaShape = ShapeKind & {
  transform: Matrix
  color: string | undefined
  clip?: Clip | undefined
}
type ShapeKind =
  | { kind: 'path'; /** PDF's path operators. */ path: string }
  | {
      kind: 'box'
      box: Box
      /** Drawn with a line of this width, rather than filled. */ line?: number | undefined
    }
  | { kind: 'line'; from: readonly [number, number]; to: readonly [number, number]; line: number }
  /** Characters that the mathematics font lacks. */
  | { kind: 'text'; text: string; size: number }
interface Clip {
  box: Box
  transform: Matrix
}
type Box = readonly [x: number, y: number, width: number, height: number]
/** Width, and extents above and below the baseline, in thousandths of the size; where it may be divided. */
export interface Formula {
  shapes: FormulaShape[]
  width: number
  height: number
  depth: number
  joints: readonly Joint[]
}
/** The formula of TeX source; none when it is not TeX that can be set. */
export type Formulas = (tex: string, display: boolean) => Formula | undefined

/** A node of MathJax's own small document. */
interface LiteNode {
  kind: string
  attributes?: Record<string, string>
  children?: LiteNode[]
  value?: string
}
interface MathJax {
  init: (
    configuration: object,
  ) => Promise<
    Record<'tex2svg' | 'mathml2svg', (source: string, options: { display: boolean }) => LiteNode>
  >
}

/** Loads MathJax. What could load more code or lead out of the page (`\require`, `\href`) is left out. */
export async function loadFormulas(): Promise<Formulas> {
  const require = createRequire(import.meta.url)
  const mathjax = require(assetPath('mathjax/node-main.js')) as MathJax
  const engine = await mathjax.init({
    loader: { load: ['input/tex-full', 'input/mml', 'output/svg'], require },
    tex: {
      packages: { '[-]': ['require', 'autoload', 'html', 'noerrors', 'noundefined'] },
      maxBuffer: 20_000,
      maxMacros: 2_000,
      formatError: (_: unknown, error: Error) => {
        throw error
      },
    },
    svg: { fontCache: 'none' },
    startup: { typeset: false },
  })
  const read = await mathReader()
  const known = new Map<string, Formula | undefined>()
  /** What MathJax cannot read as TeX is drawn from the MathML that the other formats have; what they print as TeX is TeX here too. */
  const drawn = (tex: string, display: boolean): Formula | undefined => {
    const math = read(tex, display)
    if (typeof math === 'string') return undefined
    return (
      formulaOf(() => engine.tex2svg(tex, { display })) ??
      formulaOf(() => engine.mathml2svg(markup(math), { display }))
    )
  }
  return (tex, display) => {
    const key = `${display} ${tex}`
    if (tex.length > longestFormula) return undefined
    if (!known.has(key)) known.set(key, drawn(tex, display))
    return known.get(key)
  }
}

function formulaOf(set: () => LiteNode): Formula | undefined {
  let container: LiteNode
  // A formula that cannot be set is an author's mistake; its source is printed in its place.
  try {
    container = set()
  } catch {
    return undefined
  }
  const svg = container.children?.find((child) => child.kind === 'svg')
  const view = svg?.attributes?.viewBox?.split(' ').map(Number)
  if (!svg || view?.length !== 4) return undefined
  const [, top, width, tall] = view as [number, number, number, number]
  const shapes: FormulaShape[] = []
  const parts: FormulaPart[] = []
  const level = firstLevel(svg)
  for (const child of svg.children ?? [])
    collect(
      child,
      { transform: [1, 0, 0, 1, 0, 0], color: undefined, clip: undefined },
      shapes,
      (node, at) => {
        if (level.has(node)) parts.push({ sign: signOf(node), at, shape: shapes.length })
      },
    )
  return { shapes, width, height: -top, depth: tall + top, joints: jointsOf(parts) }
}

/** The parts of a formula that stand in nothing but the formula: within groups that are all of it. */
function firstLevel(svg: LiteNode): ReadonlySet<LiteNode> {
  let group = svg
  for (let next: LiteNode | undefined = svg; next;) {
    const all: LiteNode[] = (next.children ?? []).filter(({ kind }) => kind === 'g')
    group = next
    next =
      all.length === 1 &&
      /^(?:math|mstyle|TeXAtom|)$/.test(all[0]!.attributes?.['data-mml-node'] ?? '')
        ? all[0]
        : undefined
  }
  return new Set((group.children ?? []).filter(({ kind }) => kind === 'g'))
}

/** The character of a sign that is drawn as one. */
function signOf({ attributes = {}, children = [] }: LiteNode): string | undefined {
  const code =
    attributes['data-mml-node'] === 'mo' && children.length === 1
      ? children[0]!.attributes?.['data-c']
      : undefined
  return code ? String.fromCodePoint(Number.parseInt(code, 16)) : undefined
}

type Around = Pick<FormulaShape, 'transform' | 'color' | 'clip'>

/** Adds what `node` draws to `shapes`; `meet` hears of each node, and where it begins, before its shapes are there. */
function collect(
  node: LiteNode,
  outer: Around,
  shapes: FormulaShape[],
  meet: (node: LiteNode, at: number) => void,
): void {
  const { kind, attributes = {}, children = [] } = node
  const around: Around = {
    ...outer,
    transform: times(outer.transform, matrixOf(attributes.transform ?? '')),
    color: colorOf(attributes.fill) ?? outer.color,
  }
  meet(node, around.transform[4])
  const number = (name: string): number => Number.parseFloat(attributes[name] ?? '0')
  if (kind === 'path' && attributes.d) shapes.push({ kind, path: outline(attributes.d), ...around })
  else if (kind === 'line')
    shapes.push({
      kind,
      from: [number('x1'), number('y1')],
      to: [number('x2'), number('y2')],
      line: number('stroke-width') || 60,
      ...around,
    })
  else if (kind === 'rect' && attributes['data-background'] === undefined)
    shapes.push({
      kind: 'box',
      box: [number('x'), number('y'), number('width'), number('height')],
      line: attributes.fill === 'none' ? number('stroke-width') || 60 : undefined,
      ...around,
    })
  else if (kind === 'text')
    shapes.push({
      kind,
      text: children.map((child) => child.value ?? '').join(''),
      size: number('font-size') || 1000,
      ...around,
    })
  else if (kind === 'svg') {
    // A piece of a stretched bracket: a window on an outline that is longer than it.
    const window = (attributes.viewBox ?? '').split(' ').map(Number) as unknown as [
      number,
      number,
      number,
      number,
    ]
    around.transform = times(around.transform, [
      1,
      0,
      0,
      1,
      number('x') - window[0],
      number('y') - window[1],
    ])
    around.clip = { box: window, transform: around.transform }
  }
  if (kind !== 'text') for (const child of children) collect(child, around, shapes, meet)
}

const colorOf = (fill: string | undefined): string | undefined =>
  fill && fill !== 'currentColor' && fill !== 'none' ? fill : undefined

/** The matrix of a `transform` of translations and scales, MathJax's only ones. */
function matrixOf(transform: string): Matrix {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  for (const [, name, list] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b] = list!.split(/[\s,]+/).map(Number)
    if (name === 'translate') matrix = times(matrix, [1, 0, 0, 1, a, b ?? 0])
    else if (name === 'scale') matrix = times(matrix, [a, 0, 0, b ?? a, 0, 0])
  }
  return matrix
}
