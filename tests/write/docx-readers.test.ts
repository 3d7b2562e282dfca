/** What others read in the Word file: pandoc the text and its parts, LibreOffice the pages. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { says } from '../../scripts/verify/says.js'
import { firstLost } from '../../scripts/verify/compare.js'
import { write } from '../../scripts/write/index.js'
import { readJats } from '../../scripts/verify/jats/read/index.js'
import { thorough } from '../thorough.js'
import { everything, everythingsInputs } from './jats/everything.js'

const present = (program: string): boolean => spawnSync(program, ['--version']).status === 0
const pandoc = present('pandoc')
const office = thorough ? ['soffice', 'libreoffice'].find(present) : undefined

let folder = ''
let jats = ''
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-word-'))
  const outputs = await write(
    everything(),
    everythingsInputs({ settings: { formats: new Set(['jats', 'docx']) } }),
  )
  writeFileSync(
    join(folder, 'a.docx'),
    outputs.find(({ path }) => path.endsWith('.docx'))?.contents ?? '',
  )
  jats = new TextDecoder().decode(outputs.find(({ path }) => path.endsWith('.xml'))?.contents)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Element {
  t: string
  c?: unknown
}

/** Every element of pandoc's tree of the Word file. */
function elements(): Element[] {
  const found: Element[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (typeof value === 'object' && value !== null) {
      if ('t' in value) found.push(value as Element)
      Object.values(value).forEach(visit)
    }
  }
  visit(
    (
      JSON.parse(
        spawnSync('pandoc', ['-f', 'docx', '-t', 'json', join(folder, 'a.docx')], {
          encoding: 'utf8',
          maxBuffer: 1e8,
        }).stdout,
      ) as { blocks: unknown }
    ).blocks,
  )
  return found
}

/** The words in a part of pandoc's tree. */
function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join('')
  if (typeof value !== 'object' || value === null) return ''
  const { t, c } = value as Element
  if (t === 'Str') return String(c)
  return t === 'Space' || t === 'SoftBreak' ? ' ' : t === 'Note' ? '' : words(c)
}

test.skipIf(!pandoc)(
  `pandoc finds the headings, tables, notes and links that the JATS holds${pandoc ? '' : ' (pandoc is not installed)'}`,
  () => {
    const tree = readJats(jats)
    const all = elements()
    const headings = all
      .filter(({ t }) => t === 'Header')
      .map(({ c }) => words((c as unknown[])[2]))
    const wanted = says(tree).filter(({ kind }) => kind === 'heading')
    expect(wanted.length).toBeGreaterThan(5)
    expect(firstLost(wanted, headings)).toBeUndefined()
    const count = (type: string): number => all.filter(({ t }) => t === type).length
    // A box is a table of one cell in Word.
    expect(count('Table')).toBe(jats.match(/<(?:table|boxed-text)[ >]/g)?.length)
    expect(count('Note')).toBe(jats.match(/<fn id="fn/g)?.length)
    const links = new Set(
      all.filter(({ t }) => t === 'Link').map(({ c }) => ((c as unknown[])[2] as string[])[0]),
    )
    const outside = [
      ...jats
        .slice(jats.indexOf('<body'), jats.indexOf('<ref-list'))
        .matchAll(/<ext-link [^>]*xlink:href="(https?:[^"]+)"/g),
    ].map(([, url = '']) => url.replaceAll('&amp;', '&'))
    expect(outside.length).toBeGreaterThan(0)
    expect(outside.filter((url) => !links.has(url))).toEqual([])
  },
)

test.skipIf(!office)(
  `LibreOffice lays it out without a word of complaint${office ? '' : ' (for `npm run thorough`, where LibreOffice is installed)'}`,
  () => {
    const made = spawnSync(
      office ?? '',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'txt:Text',
        '--outdir',
        folder,
        join(folder, 'a.docx'),
      ],
      { encoding: 'utf8', timeout: 90_000 },
    )
    expect(made.stderr.split('\n').filter((line) => line && !/javaldx/.test(line))).toEqual([])
    expect(readdirSync(folder)).toContain('a.txt')
    const lines = readFileSync(join(folder, 'a.txt'), 'utf8').split('\n')
    const labels = says(readJats(jats)).filter(({ kind, parts }) => kind === 'label' && parts[0])
    expect(labels.length).toBeGreaterThan(2)
    expect(firstLost(labels, lines)).toBeUndefined()
    expect(lines.join('\n')).not.toMatch(/Reference source not found/)
  },
  100_000,
)
