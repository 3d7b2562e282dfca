import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
)
let folder = ''
let program: ChildProcess
let address = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-preview-'))
  cpSync(join(root, 'manuscript'), join(folder, 'manuscript'), { recursive: true })
  cpSync(join(root, 'references.bib'), join(folder, 'references.bib'))
  program = spawn(process.execPath, [join(root, 'dist/cli.js'), 'preview', folder, '--port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  address = await new Promise((found) =>
    program.stderr?.on('data', (data: Buffer) => {
      const url = /http:\S+/.exec(String(data))?.[0]
      if (url) found(url)
    }),
  )
})
afterAll(() => {
  program.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Status of a request that names another host, as a page that has been pointed at this address would. */
const statusFor = (
  host: string,
  headers: Readonly<Record<string, string>> = {},
  path = '/',
): Promise<number | undefined> =>
  new Promise((answer) => {
    const asked = request(address, { path, headers: { host, ...headers } }, (response) => {
      answer(response.statusCode)
      asked.destroy()
    })
    asked.on('error', () => undefined)
    asked.end()
  })

test('no page from elsewhere reads the preview or hears of its builds', async () => {
  const own = new URL(address).host
  for (const path of ['/', '/events', '/preview.js']) {
    expect(await statusFor(own, { origin: 'https://evil.example.org' }, path)).toBe(403)
    expect(
      await statusFor(own, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, path),
    ).toBe(403)
    expect(
      await statusFor(own, { origin: `http://${own}`, 'sec-fetch-site': 'same-origin' }, path),
    ).toBe(200)
  }
})

test('no path leads to a file', async () => {
  for (const path of [
    '/../references.bib',
    '/%2e%2e/references.bib',
    '/manuscript/manuscript.yaml',
    '/preview.js/../../references.bib',
    '/__proto__',
  ])
    expect(await statusFor('127.0.0.1', {}, path)).toBe(404)
})

test('the preview answers to its own address only', async () => {
  expect(await statusFor('127.0.0.1')).toBe(200)
  expect(await statusFor('evil.example.org')).toBe(403)
})

/** The page's messages once `rule` is (or, `undefined`, nothing is) among them. */
async function messagesWith(rule: string | undefined): Promise<string[]> {
  for (let tries = 0; tries < 200; tries++) {
    const page = await (await fetch(address)).text()
    const data = /id="galley-messages"[^>]*>([^<]*)</.exec(page)?.[1]
    const rules = (
      JSON.parse(data ?? '{"messages":[]}') as { messages: Array<{ rule: string }> }
    ).messages.map((message) => message.rule)
    if (data && (rule === undefined ? rules.length === 0 : rules.includes(rule))) return rules
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error(`The preview never told ${rule ?? 'that all is well'}`)
}

test('it outlives broken YAML, a file that is gone, bytes that are no text, and hostile text', async () => {
  const [yaml, text] = ['manuscript/manuscript.yaml', 'manuscript/discussion.md'].map((name) =>
    join(folder, name),
  ) as [string, string]
  const sound = new Map([yaml, text].map((path) => [path, readFileSync(path)]))
  const restored = async (): Promise<void> => {
    for (const [path, bytes] of sound) writeFileSync(path, bytes)
    await messagesWith(undefined)
  }
  writeFileSync(yaml, `broken: [\n${String(sound.get(yaml))}`)
  expect(await messagesWith('invalid-metadata')).not.toEqual([])
  await restored()
  rmSync(text)
  expect(await messagesWith('missing-file')).not.toEqual([])
  await restored()
  writeFileSync(text, Uint8Array.of(0xff, 0xfe, 0xc3, 0x28))
  expect(await messagesWith('invalid-encoding')).not.toEqual([])
  writeFileSync(
    text,
    `${String(sound.get(text))}\n</script><script>alert(1)</script> ${'['.repeat(3000)} :claim[x]{of="${'('.repeat(3000)}"}\n`,
  )
  expect(await messagesWith('unsupported-markup')).not.toEqual([])
  expect((await (await fetch(address)).text()).match(/<script/g)).toHaveLength(3)
  await restored()
}, 60_000)

test.skipIf(!chromium)(
  'an edit is swapped in place, the reader stays where they were, and messages stand by their paragraph',
  async () => {
    const { chromium: browser } = await import('playwright-core')
    const opened = await browser.launch({
      executablePath: chromium as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    })
    try {
      const page = await opened.newPage({ viewport: { width: 1280, height: 900 } })
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      await page.goto(address)
      await page.evaluate('scrollTo(0, 1500)')
      const path = join(folder, 'manuscript/discussion.md')
      writeFileSync(path, readFileSync(path, 'utf8').replace('.\n', '. An edit cites [@nobody].\n'))
      await page.waitForSelector('.galley-note', { timeout: 20_000 })
      expect(await page.evaluate('scrollY')).toBe(1500)
      expect(await page.textContent('main')).toContain('An edit cites')
      expect(await page.textContent('.galley-note')).toContain('Unexpected citation of `nobody`')
      expect(await page.getAttribute('.galley-note', 'href')).toMatch(
        /^vscode:\/\/file\/.*discussion\.md:\d+:\d+$/,
      )
      expect(faults).toEqual([])
    } finally {
      await opened.close()
    }
  },
)
