/**
 * A colour profile (ICC.1:2001-04, a monitor's) that no eye can miss: its red is sRGB's blue, its blue is sRGB's red.
 * Who shows a picture without it shows other colours.
 */
const fixed = (value: number): number[] => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(Math.round(value * 65536))
  return [...bytes]
}
const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]
const zeros = (count: number): number[] => new Array<number>(count).fill(0)
const xyz = (x: number, y: number, z: number): number[] => [
  ...ascii('XYZ '),
  ...zeros(4),
  ...[x, y, z].flatMap(fixed),
]
/** A power of 2.2. */
const curve = [...ascii('curv'), ...zeros(4), 0, 0, 0, 1, 0x02, 0x33, 0, 0]
const words = 'Swapped'
const description = [
  ...ascii('desc'),
  ...zeros(4),
  ...[0, 0, 0, words.length + 1],
  ...ascii(words),
  ...zeros(1 + 4 + 4 + 2 + 1 + 67),
]

const white = xyz(0.9642, 1, 0.8249)
const red = xyz(0.43607, 0.22249, 0.01392)
const green = xyz(0.38515, 0.71687, 0.09708)
const blue = xyz(0.14307, 0.06061, 0.7141)

const tags: ReadonlyArray<readonly [string, number[]]> = [
  ['desc', description],
  ['cprt', [...ascii('text'), ...zeros(4), ...ascii('None'), 0]],
  ['wtpt', white],
  ['rXYZ', blue],
  ['gXYZ', green],
  ['bXYZ', red],
  ['rTRC', curve],
  ['gTRC', curve],
  ['bTRC', curve],
]

/** The bytes of the profile. */
export const swapped: Uint8Array = assemble()

function assemble(): Uint8Array {
  const directory = Buffer.alloc(4 + 12 * tags.length)
  directory.writeUInt32BE(tags.length)
  const parts: Buffer[] = []
  let at = 128 + directory.length
  tags.forEach(([name, data], index) => {
    const padded = Buffer.from([...data, ...zeros(-data.length & 3)])
    directory.write(name, 4 + 12 * index, 'latin1')
    directory.writeUInt32BE(at, 8 + 12 * index)
    directory.writeUInt32BE(data.length, 12 + 12 * index)
    parts.push(padded)
    at += padded.length
  })
  const head = Buffer.alloc(128)
  head.writeUInt32BE(at)
  head.writeUInt32BE(0x02100000, 8)
  head.write('mntrRGB XYZ ', 12, 'latin1')
  head.set([0x07, 0xd1, 0, 1, 0, 1], 24) // a date
  head.write('acsp', 36, 'latin1')
  head.set([0.9642, 1, 0.8249].flatMap(fixed), 68)
  return new Uint8Array(Buffer.concat([head, directory, ...parts]))
}
