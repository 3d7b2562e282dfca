/** The page of the manuscript that ships, in a real browser, at three widths and in two colour schemes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { thorough } from '../../thorough.js'

const root = join(import.meta.dirname, '../../..')
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
)
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-page-'))
  const made = spawnSync(
    process.execPath,
    [join(root, 'dist/cli.js'), 'build', root, '--to', 'html', '--out', folder],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
})
afterAll(async () => {
  await (await opened)?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** One browser for all views, started with the first. */
let opened: Promise<Browser> | undefined
function browser(): Promise<Browser> {
  opened ??= import('playwright-core').then((library) =>
    library.chromium.launch({
      executablePath: chromium as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    }),
  )
  return opened
}

/** Where each citation's card stands once the citation has the focus; `below`: pixels between the line and the card. */
const cardsSeen = `[...document.querySelectorAll('.citation')].map((citation) => {
  citation.querySelector('a').focus({ preventScroll: true })
  citation.scrollIntoView({ block: 'center', behavior: 'instant' })
  const card = citation.querySelector('.card')
  const { left, right, top } = card.getBoundingClientRect()
  const at = document.elementFromPoint((left + right) / 2, top + 8)
  return { left, right, below: top - citation.querySelector('a').getBoundingClientRect().bottom, reached: card.contains(at) }
})`

const views = [390, 1280, 1920]
  .flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })))
  .filter(({ width, colorScheme }) => thorough || (width === 390 && colorScheme === 'dark'))

test.skipIf(!chromium).each(views)(
  `at $width pixels, $colorScheme: axe finds nothing, nothing is fetched, nothing overflows${chromium ? '' : ' (Chromium is not installed)'}`,
  async ({ width, colorScheme }) => {
    const page = await (
      await browser()
    ).newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(folder, 'manuscript.html')).href)
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    await page.evaluate(axe)
    const found = (await page.evaluate('axe.run()')) as {
      violations: Array<{ id: string; nodes: Array<{ html: string }> }>
    }
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    const cards = (await page.evaluate(cardsSeen)) as Array<{
      left: number
      right: number
      below: number
      reached: boolean
    }>
    expect(cards.length).toBeGreaterThan(10)
    expect(
      cards.filter(
        ({ left, right, below, reached }) =>
          !(left >= 0 && right <= width && right - left > 150 && below < 12 && reached),
      ),
    ).toEqual([])
    await page.close()
  },
)
