import { expect, test } from 'vitest'
import { asset } from '../../../scripts/assets.js'
import { build } from '../../../scripts/build.js'
import { memoryProject } from '../../../scripts/project/project.js'

const source = (fonts: string, text: string): string =>
  `---\ntitle: An example\nauthor: Jane Doe\nfonts: ${fonts}\n---\n\n${text}\n`

/** The fonts that a finished file names, and what the author is told. */
async function made(
  fonts: string,
  files: Record<string, Uint8Array>,
  text = 'Words, *slanted*.',
): Promise<{ names: string[]; messages: string[]; bytes: Uint8Array | undefined }> {
  const project = memoryProject(
    new Map<string, string | Uint8Array>([
      ['paper.md', source(fonts, text)],
      ...Object.entries(files),
    ]),
    'paper.md',
  )
  const { file, outputs } = await build(project, { formats: new Set(['pdf']), sourceDateEpoch: 0 })
  const bytes = outputs[0]?.contents
  const names = [
    ...new Set(
      [
        ...Buffer.from(bytes ?? [])
          .toString('latin1')
          .matchAll(/\/BaseFont \/[A-Z]{6}\+([\w-]+)/g),
      ].map(([, name]) => name!),
    ),
  ].sort()
  return {
    names,
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
    bytes,
  }
}

const mono = asset('fonts/SourceCodePro-Regular.ttf')

test("the manuscript's own font sets the text, all styles that have none of their own included", async () => {
  const { names, messages } = await made('{text: f.ttf}', { 'f.ttf': mono })
  expect(messages).toEqual([])
  expect(names).toEqual(['SourceCodePro-Regular', 'SourceSans3-Regular', 'SourceSans3-SemiBold'])
})

test("what it lacks is set in the fallback, then in the program's own", async () => {
  const { names } = await made(
    '{text: f.ttf, fallback: g.ttf}',
    { 'f.ttf': mono, 'g.ttf': asset('fonts/DejaVuSerif.ttf') },
    'One ⁂ two ᴀ 漢.',
  )
  expect(names).toEqual([
    'BIZUDPMincho-Regular',
    'DejaVuSerif',
    'SourceCodePro-Regular',
    'SourceSans3-Regular',
    'SourceSans3-SemiBold',
  ])
})

test('the same font gives the same bytes', async () => {
  const [one, two] = [
    await made('{text: f.ttf}', { 'f.ttf': mono }),
    await made('{text: f.ttf}', { 'f.ttf': mono }),
  ]
  expect(Buffer.from(one.bytes!).equals(two.bytes!)).toBe(true)
})

test('a font that breaks while text is set is reported, and a draft is set without it', async () => {
  const broken = Uint8Array.from(mono)
  const view = new DataView(broken.buffer)
  // Widths of letters, in units of which none goes into an em (`head` § unitsPerEm).
  for (let at = 12; at < 12 + view.getUint16(4) * 16; at += 16)
    if (String.fromCharCode(...broken.subarray(at, at + 4)) === 'head')
      view.setUint16(view.getUint32(at + 8) + 18, 0)
  const { messages, bytes } = await made('{text: f.ttf}', { 'f.ttf': broken })
  expect(messages).toEqual([
    'invalid-font: Unexpected font `f.ttf` without a size, expected one that can be set; get the whole file from its maker',
  ])
  expect(bytes).toBeUndefined()
  const project = memoryProject(
    new Map<string, string | Uint8Array>([
      ['paper.md', source('{text: f.ttf}', 'Words.')],
      ['f.ttf', broken],
    ]),
    'paper.md',
  )
  const { outputs } = await build(project, {
    formats: new Set(['pdf']),
    draft: true,
    sourceDateEpoch: 0,
  })
  expect(outputs).toHaveLength(1)
})

test('a font whose tables never come to an end is refused by a count, as on any machine', async () => {
  const { messages } = await made('{text: f.ttf}', {
    'f.ttf': withTable(mono, 'morx', standstill()),
  })
  expect(messages).toEqual([
    'invalid-font: Unexpected font `f.ttf` that takes too much work to set, expected one that can be set; get the whole file from its maker',
  ])
})

/** A `morx` table with one state, which rearranges nothing and never goes on to the next letter. */
function standstill(): Uint8Array {
  const words: number[] = []
  const u16 = (...values: number[]): void => void words.push(...values)
  const u32 = (...values: number[]): void => {
    for (const value of values) words.push(value >>> 16, value & 0xffff)
  }
  u16(2, 0) // version
  u32(1) // chains
  u32(1, 16 + 12 + 36, 0, 1) // flags, length, features, subtables
  u32(12 + 36, 0, 1) // length, coverage and type: rearrangement, flags
  u32(4, 16, 22, 30) // classes; offsets of their table, the states, the entries
  u16(8, 0, 0) // no letter has a class of its own
  u16(0, 0, 0, 0) // for every class the first entry
  u16(0, 0x4000) // the same state, and do not advance
  u16(0)
  const bytes = new Uint8Array(words.length * 2)
  const view = new DataView(bytes.buffer)
  words.forEach((word, index) => view.setUint16(index * 2, word))
  return bytes
}

/** A font with one more table. */
function withTable(font: Uint8Array, name: string, table: Uint8Array): Uint8Array {
  const count = new DataView(font.buffer, font.byteOffset).getUint16(4)
  const head = 12 + 16 * count
  const bytes = new Uint8Array(font.length + 16 + table.length)
  bytes.set(font.subarray(0, head))
  bytes.set(font.subarray(head), head + 16)
  bytes.set(table, font.length + 16)
  const view = new DataView(bytes.buffer)
  view.setUint16(4, count + 1)
  for (let at = 12; at < head; at += 16) view.setUint32(at + 8, view.getUint32(at + 8) + 16)
  bytes.set(new TextEncoder().encode(name), head)
  view.setUint32(head + 8, font.length + 16)
  view.setUint32(head + 12, table.length)
  return bytes
}
