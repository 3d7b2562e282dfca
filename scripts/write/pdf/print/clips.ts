/**
 * The drawing library clips by a mask of brightness, which is transparency: PDF/A-1 forbids it, and printers flatten it.
 * Where the mask is one filled outline, that outline is a clipping path (ISO 32000-1 § 8.5.4).
 */
import { times, type Matrix } from '../../../images/svg/matrix.js'
import { append } from '../../../lists.js'

/** Operators that clip to the one outline that `content` fills with white; none when it paints anything else. */
export function clippingPath(content: string): string | undefined {
  const path: string[] = []
  const saved: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  let drawn: string[] = []
  let operands: number[] = []
  let fills = 0
  let rule = ''
  let white = false
  for (const token of content.split(/\s+/).filter(Boolean)) {
    const number = Number(token)
    if (!Number.isNaN(number)) {
      operands.push(number)
      continue
    }
    switch (token) {
      case 'q':
        saved.push(matrix)
        break
      case 'Q':
        matrix = saved.pop() ?? matrix
        break
      case 'cm':
        matrix = times(matrix, operands as unknown as Matrix)
        break
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        drawn.push(`${moved(operands, matrix)} ${token}`)
        break
      case 're':
        drawn.push(rectangle(operands, matrix))
        break
      case 'h':
        drawn.push('h')
        break
      case 'n':
        drawn = []
        break
      case 'sc':
      case 'scn':
      case 'rg':
      case 'g':
        white = operands.length > 0 && operands.every((one) => one === 1)
        break
      case 'f':
      case 'f*':
      case 'F':
        if (!white) return undefined // a shade, which hides a part as far as it is dark
        fills++
        rule = token === 'f*' ? 'W*' : 'W'
        append(path, drawn)
        drawn = []
        break
      default:
        // Colours and graphics states change nothing of an outline; all else paints.
        if (!/^(?:\/\w+|cs|CS|SC|SCN|RG|G|k|K|w|J|j|M|d|i|gs|\[|\]|\[\])$/.test(token))
          return undefined
    }
    operands = []
  }
  return fills === 1 && path.length > 0 ? `${path.join(' ')} ${rule} n` : undefined
}

const short = (value: number): number => Math.round(value * 1000) / 1000
const point = ([a, b, c, d, e, f]: Matrix, x: number, y: number): string =>
  `${short(a * x + c * y + e)} ${short(b * x + d * y + f)}`
const moved = (operands: readonly number[], matrix: Matrix): string =>
  Array.from({ length: operands.length / 2 }, (_, index) =>
    point(matrix, operands[index * 2]!, operands[index * 2 + 1]!),
  ).join(' ')

function rectangle(operands: readonly number[], matrix: Matrix): string {
  const [x, y, width, height] = operands as [number, number, number, number]
  return `${point(matrix, x, y)} m ${point(matrix, x + width, y)} l ${point(matrix, x + width, y + height)} l ${point(matrix, x, y + height)} l h`
}
