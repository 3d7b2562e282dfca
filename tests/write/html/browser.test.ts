/** The page of the manuscript that ships, in a real browser, at three widths and in two colour schemes. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-page-'))
  const made = spawnSync(process.execPath, [join(root, 'dist/cli.js'), 'build', root, '--to', 'html', '--out', folder], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const views = [390, 1280, 1920].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })))

test.skipIf(!chromium).each(views)('at $width pixels, $colorScheme: axe finds nothing, nothing is fetched, nothing overflows', async ({ width, colorScheme }) => {
  const { chromium: browser } = await import('playwright-core')
  const opened = await browser.launch({ executablePath: chromium as string, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'] })
  try {
    const page = await opened.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(folder, 'manuscript.html')).href)
    expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([])
    await page.evaluate(axe)
    const found = (await page.evaluate('axe.run()')) as { violations: Array<{ id: string; nodes: Array<{ html: string }> }> }
    expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  } finally {
    await opened.close()
  }
})
