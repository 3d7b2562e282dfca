/**
 * Outlines of a mathematics font as PDF's path operators (ISO 32000-1 § 8.5.2): SVG path data with absolute commands, its
 * quadratic curves made cubic.
 */
type Point = readonly [number, number]

/** Operators that draw `data`; commands that such outlines do not have are passed over. */
export function outline(data: string): string {
  const drawn: string[] = []
  let at: Point = [0, 0]
  let start: Point = at
  let control: Point | undefined // of the last quadratic curve
  const curve = (bend: Point, end: Point): void => {
    const third = (from: Point): Point => [
      from[0] + (2 / 3) * (bend[0] - from[0]),
      from[1] + (2 / 3) * (bend[1] - from[1]),
    ]
    drawn.push([...third(at), ...third(end), ...end].map(short).join(' ') + ' c')
    control = bend
    at = end
  }
  for (const [, command, list] of data.matchAll(/([A-Z])([^A-Z]*)/gi)) {
    const numbers = (list!.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number)
    const before = control
    control = undefined
    const points = pairs(numbers)
    switch (command) {
      case 'M':
      case 'L':
        points.forEach((point, index) => {
          drawn.push(
            `${short(point[0])} ${short(point[1])} ${command === 'M' && index === 0 ? 'm' : 'l'}`,
          )
          at = point
        })
        if (command === 'M') start = at
        break
      case 'H':
      case 'V':
        for (const number of numbers) {
          at = command === 'H' ? [number, at[1]] : [at[0], number]
          drawn.push(`${short(at[0])} ${short(at[1])} l`)
        }
        break
      case 'Q':
        for (let index = 0; index + 1 < points.length; index += 2)
          curve(points[index]!, points[index + 1]!)
        break
      case 'T':
        control = before
        for (const point of points)
          curve(control ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at, point)
        break
      case 'Z':
      case 'z':
        drawn.push('h')
        at = start
        break
    }
  }
  return drawn.join(' ')
}

const pairs = (numbers: readonly number[]): Point[] =>
  Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => [
    numbers[index * 2]!,
    numbers[index * 2 + 1]!,
  ])
const short = (value: number): string => String(Math.round(value * 10) / 10)
