/**
 * Formulas over several lines, by TeX's rule (The TeXbook, ch. 18): a line may end at a relation, else at a binary operator,
 * outside of all fractions, roots and brackets. On lines of their own the sign begins the next line, in a text it ends one.
 */
import type { Matrix } from '../../../images/svg/matrix.js'
import type { Formula, FormulaShape } from './formulas.js'
import { largest, smallest } from '../../../lists.js'

/** A sign at which a formula may be divided: where it and what follows it begin, and the first shapes of both. */
export interface Joint {
  kind: 'relation' | 'binary' | 'comma'
  depth: number
  at: number
  after: number
  shape: number
  next: number
}

const relation = /^[=<>:≠≡≈≃∼≅∝∈∉⊂⊆⊃⊇≤≥≪≫≲≳⩽⩾≺≻≐≜→←↔⇒⇐⇔⟶⟵⟹⟺↦⟼∣]$/u
const binary = /^[+−±∓×÷⋅∗∪∩∧∨⊕⊗∖]$/u
const [opening, closing] = [/^[([{⟨⌊⌈]$/u, /^[)\]}⟩⌋⌉]$/u]

/** A part of a formula's first level: the character when it is a sign, where it begins, and its first shape. */
export interface FormulaPart {
  sign: string | undefined
  at: number
  shape: number
}

/** Where a formula of these parts may be divided. */
export function jointsOf(parts: readonly FormulaPart[]): Joint[] {
  const joints: Joint[] = []
  let depth = 0
  for (const [index, { sign, at, shape }] of parts.entries()) {
    const following = parts[index + 1]
    if (sign && opening.test(sign)) depth++
    else if (sign && closing.test(sign)) depth = Math.max(0, depth - 1)
    const before = parts[index - 1]
    if (!sign || !before || !following) continue
    const kind = relation.test(sign)
      ? 'relation'
      : binary.test(sign) && !isSign(before)
        ? 'binary'
        : sign === ','
          ? 'comma'
          : undefined
    // Of two relations in a row ("= :") the line ends at the first.
    if (kind && !(kind === 'relation' && before.sign && relation.test(before.sign)))
      joints.push({ kind, depth, at, after: following.at, shape, next: following.shape })
  }
  return joints
}

/** After such a sign an operator has one side only: "= −1". */
const isSign = ({ sign }: FormulaPart): boolean =>
  sign !== undefined &&
  (relation.test(sign) || binary.test(sign) || opening.test(sign) || sign === ',')

/** Space before a sign, which a line that ends there does not have; thousandths of the size, as all lengths here. */
const gap = { relation: 278, binary: 222, comma: 0 } as const
const indent = 2000
const between = 350

interface Stretch {
  from: number
  to: number
  first: number
  end: number
  left: number
}

/** A formula in as many lines as it needs in `room`; one line where it cannot be divided. */
export function inLines(formula: Formula, room: number): Formula {
  const { joints } = formula
  if (formula.width <= room || joints.length === 0) return formula
  const lowest = smallest(joints.map(({ depth }) => depth))
  const outer = divided(
    formula,
    joints.filter(({ depth }) => depth === lowest),
    room,
  )
  const lines = outer.every(({ from, to, left }) => left + to - from <= room)
    ? outer
    : divided(formula, joints, room)
  return lines.length === 1 ? formula : stacked(formula, lines)
}

/** Lines that each take what they hold, up to a relation where there is one in the line's second half. */
function divided(formula: Formula, joints: readonly Joint[], room: number): Stretch[] {
  const aligned = joints.find(({ kind }) => kind === 'relation')
  const side = aligned && aligned.after < room * 0.4 ? aligned : undefined
  const lines: Stretch[] = []
  let line: Stretch = { from: 0, to: formula.width, first: 0, end: formula.shapes.length, left: 0 }
  for (let next = 0; line.left + formula.width - line.from > room;) {
    const fitting: Joint[] = []
    for (let index = next; index < joints.length; index++) {
      const joint = joints[index]!
      if (endOf(joint) <= line.from || joint === side) continue
      if (fitting.length > 0 && line.left + endOf(joint) - line.from > room) break
      fitting.push(joint)
    }
    const half = line.from + (room - line.left) / 2
    const taken =
      fitting.findLast(({ kind, at }) => kind === 'relation' && at > half) ?? fitting.at(-1)
    if (!taken) break
    lines.push({
      ...line,
      to: endOf(taken),
      end: taken.kind === 'comma' ? taken.next : taken.shape,
    })
    next = joints.indexOf(taken) + 1
    const left = side ? (taken.kind === 'relation' ? side.at : side.after) : indent
    line = {
      from: taken.kind === 'comma' ? taken.after : taken.at,
      to: formula.width,
      first: taken.kind === 'comma' ? taken.next : taken.shape,
      end: formula.shapes.length,
      left,
    }
  }
  return [...lines, line]
}

const endOf = ({ kind, at }: Joint): number => (kind === 'comma' ? at + 278 : at - gap[kind])

/** The lines as one picture. */
function stacked({ shapes, height, depth }: Formula, lines: readonly Stretch[]): Formula {
  const leading = height + depth + between
  return {
    shapes: lines.flatMap(({ from, first, end, left }, index) =>
      shapes.slice(first, end).map((shape) => moved(shape, left - from, index * leading)),
    ),
    width: largest(lines.map(({ from, to, left }) => left + to - from)),
    height,
    depth: depth + (lines.length - 1) * leading,
    joints: [],
  }
}

/** A long formula in a text, in parts that lines may end between, each with its sign at the end; a short one is one part. */
export function inParts(formula: Formula): Formula[] {
  if (formula.width < shortest) return [formula]
  const outer = formula.joints.filter(({ depth, kind }) => depth === 0 && kind !== 'comma')
  const cuts = [
    { x: 0, shape: 0 },
    ...outer.map(({ after, next }) => ({ x: after, shape: next })),
    { x: formula.width, shape: formula.shapes.length },
  ]
  return cuts.slice(1).map(({ x, shape }, index): Formula => {
    const { x: from, shape: first } = cuts[index]!
    return {
      ...formula,
      shapes: formula.shapes.slice(first, shape).map((one) => moved(one, -from, 0)),
      width: x - from,
      joints: [],
    }
  })
}

/** A formula in a text is divided when it is wider, in thousandths of the size. */
const shortest = 8000

function moved(shape: FormulaShape, x: number, y: number): FormulaShape {
  const move = ([a, b, c, d, e, f]: Matrix): Matrix => [a, b, c, d, e + x, f + y]
  return {
    ...shape,
    transform: move(shape.transform),
    ...(shape.clip && { clip: { ...shape.clip, transform: move(shape.clip.transform) } }),
  }
}
