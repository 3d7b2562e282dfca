/** Transforms of SVG and CSS as matrices (CSS Transforms 1). */

/** a, b, c, d, e, f: x becomes ax + cy + e, y becomes bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number]
export const identityMatrix: Matrix = [1, 0, 0, 1, 0, 0]

export const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
]

/** Nothing of a matrix that makes all flat. */
export function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c
  return area === 0 || !Number.isFinite(area)
    ? undefined
    : [d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area]
}

/** How much a matrix that keeps shapes makes them larger; nothing of one that stretches or slants. */
export function scaleFactor([a, b, c, d]: Matrix): number | undefined {
  const scale = Math.hypot(a, b)
  const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-4 * scale
  return (near(a, d) && near(b, -c)) || (near(a, -d) && near(b, c)) ? scale : undefined
}

export const moved = (x: number, y: number): Matrix => [1, 0, 0, 1, x, y]

/** As an attribute has it. */
export const matrixText = (matrix: Matrix): string =>
  `matrix(${matrix.map((part) => Number(part.toPrecision(9))).join(' ')})`

/** Of which shares (`50%`) are parts. */
export interface ViewSize {
  width: number
  height: number
}

/** The matrix of a list of functions, of an attribute or of CSS; nothing of one with an error, which is void. */
export function matrixOf(list: string, box: ViewSize, fontSize: number): Matrix | undefined {
  let matrix = identityMatrix
  const rest = list.replace(/\s*([a-z0-9]+)\s*\(([^()]*)\)\s*,?/gi, (_, name: string, given) => {
    const one = functionOf(
      name,
      String(given)
        .trim()
        .split(/[\s,]+/),
      box,
      fontSize,
    )
    matrix = one ? times(matrix, one) : [NaN, 0, 0, 0, 0, 0]
    return ''
  })
  return rest.trim() === '' && matrix.every(Number.isFinite) ? matrix : undefined
}

function functionOf(
  name: string,
  given: readonly string[],
  box: ViewSize,
  fontSize: number,
): Matrix | undefined {
  const x = (at: number): number => lengthOf(given[at] ?? '0', box.width, fontSize)
  const y = (at: number): number => lengthOf(given[at] ?? '0', box.height, fontSize)
  const angle = (at: number): number => radians(given[at] ?? '0')
  const part = (at: number, otherwise = 1): number =>
    given[at] === undefined ? otherwise : share(given[at])
  switch (name.toLowerCase()) {
    case 'translate':
    case 'translate3d':
      return moved(x(0), y(1))
    case 'translatex':
      return moved(x(0), 0)
    case 'translatey':
      return moved(0, y(0))
    case 'scale':
    case 'scale3d':
      return [part(0), 0, 0, part(1, part(0)), 0, 0]
    case 'scalex':
      return [part(0), 0, 0, 1, 0, 0]
    case 'scaley':
      return [1, 0, 0, part(0), 0, 0]
    case 'rotate':
    case 'rotatez':
      return given.length === 3
        ? times(times(moved(x(1), y(2)), turned(angle(0))), moved(-x(1), -y(2)))
        : turned(angle(0))
    case 'skew':
      return [1, Math.tan(angle(1)), Math.tan(angle(0)), 1, 0, 0]
    case 'skewx':
      return [1, 0, Math.tan(angle(0)), 1, 0, 0]
    case 'skewy':
      return [1, Math.tan(angle(0)), 0, 1, 0, 0]
    case 'matrix':
      return given.length === 6 ? (given.map(Number) as unknown as Matrix) : undefined
    default:
      return undefined
  }
}

const turned = (angle: number): Matrix => [
  Math.cos(angle),
  Math.sin(angle),
  -Math.sin(angle),
  Math.cos(angle),
  0,
  0,
]
const share = (text: string): number =>
  text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)

const circle: Readonly<Record<string, number>> = {
  '': 360,
  deg: 360,
  grad: 400,
  rad: 2 * Math.PI,
  turn: 1,
}
function radians(text: string): number {
  const [, value, unit] = /^([-+\d.e]+?)(deg|grad|rad|turn|)$/i.exec(text) ?? []
  return (Number(value) / (circle[unit?.toLowerCase() ?? ''] ?? NaN)) * 2 * Math.PI
}

const pixels: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  mm: 96 / 25.4,
  cm: 96 / 2.54,
  in: 96,
  q: 96 / 101.6,
  rem: 16,
}

/** A length in CSS pixels; `whole` is what a share is of. NaN of what is none. */
export function lengthOf(text: string, whole: number, fontSize: number): number {
  const [, value, unit = ''] =
    /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?)([a-z%]*)\s*$/i.exec(text) ?? []
  const name = unit.toLowerCase()
  const one =
    name === '%'
      ? whole / 100
      : name === 'em'
        ? fontSize
        : name === 'ex' || name === 'ch'
          ? fontSize / 2
          : (pixels[name] ?? NaN)
  return Number(value) * one
}
