import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { layoutStyleOf } from '../../../scripts/write/pdf/style.js'
import type { TextLine } from '../../../scripts/write/pdf/text/line.js'
import { printed, typesetter } from './pages.js'

const folder = join(import.meta.dirname, '../../../manuscript')
/** Paragraphs of this repository's manuscript, without what its Markdown adds to the words. */
const paragraphs = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\n\s*\n/))
  .filter((text) => /^[A-Z]/.test(text) && text.length > 250)
  .map((text) =>
    text
      .replace(/\s+/g, ' ')
      .replace(/\{[^}]*\}|:(?:claim|value)\[|[*[\]]/g, '')
      .replace(/[;@](?=\w)/g, ''),
  )

const style = { ...layoutStyleOf('article').text.opening, indent: 0 }

async function set(width: number): Promise<TextLine[][]> {
  const setter = await typesetter('en-GB')
  return paragraphs.map((text) => setter.lines([{ text }], style, width))
}

/** Widths of the spaces of a line, of the size. */
const spaces = (line: TextLine): number[] =>
  line.spans.flatMap((span) =>
    span.parts.flatMap((part) =>
      part.space ? [(part.shaped.width / 1000 + part.space.added / style.size) * line.scale] : [],
    ),
  )

test('prose is set with even spaces: none gapes, and they hardly differ from line to line', async () => {
  const lines = (await set(377)).flatMap((paragraph) => paragraph.slice(0, -1))
  expect(lines.length).toBeGreaterThan(60)
  const widths = lines.map((line) => spaces(line)[0]!)
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const deviation = Math.sqrt(
    widths.reduce((sum, width) => sum + (width - mean) ** 2, 0) / widths.length,
  )
  expect(mean).toBeGreaterThan(0.2)
  expect(mean).toBeLessThan(0.27)
  expect(deviation).toBeLessThan(0.05)
  expect(Math.max(...widths)).toBeLessThan(0.42)
})

test.each([377, 240])(
  'at %i points few lines end with a hyphen, and never three in a row',
  async (width) => {
    const hyphened = (await set(width)).map((paragraph) =>
      paragraph
        .map((line) => (line.spans.at(-1)!.divided && printed(line).endsWith('-') ? '-' : '.'))
        .join(''),
    )
    expect(hyphened.join('\n')).not.toMatch(/---/)
    expect(hyphened.join('').replace(/\./g, '').length / hyphened.join('').length).toBeLessThan(
      width > 300 ? 0.12 : 0.25,
    )
  },
)
