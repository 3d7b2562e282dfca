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
