import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editorAddress } from '../../scripts/commands/preview/editors.js'
import { servePreview } from '../../scripts/commands/preview/server.js'

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
  for (const path of ['/', '/events', '/preview.js', '/paper.pdf', '/changes', '/at', '/open']) {
    expect(await statusFor(own, { origin: 'https://evil.example.org' }, path)).toBe(403)
    expect(
      await statusFor(own, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }, path),
    ).toBe(403)
  }
  for (const path of ['/', '/events', '/preview.js'])
    expect(
      await statusFor(own, { origin: `http://${own}`, 'sec-fetch-site': 'same-origin' }, path),
    ).toBe(200)
  const visit = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }
  expect(await statusFor(own, { ...visit, 'sec-fetch-dest': 'document' }, '/')).toBe(200)
  // A link in a mail opens the page, and nothing in the editor.
  for (const path of ['/open?source=manuscript/discussion.md:3', '/at?source=a.md:1', '/changes'])
    expect(await statusFor(own, { ...visit, 'sec-fetch-dest': 'document' }, path)).toBe(403)
})

test('a place opens in the editor, and none outside of the paper does', async () => {
  const open = (source: string): Promise<Response> =>
    fetch(`${address}open?source=${encodeURIComponent(source)}`, { redirect: 'manual' })
  const found = await open('manuscript/discussion.md:3')
  expect([found.status, found.headers.get('location')]).toEqual([
    302,
    `vscode://file${folder}/manuscript/discussion.md:3:1`,
  ])
  for (const source of ['../a.md:3', '/etc/passwd:1', 'manuscript/discussion.md', 'a/../../b.md:1'])
    expect((await open(source)).status).toBe(404)
})

test('the PDF and the Word file are one request away', async () => {
  const starts = async (path: string): Promise<string> =>
    Buffer.from(await (await fetch(address + path)).arrayBuffer())
      .subarray(0, 4)
      .toString('latin1')
  expect(await starts('paper.pdf')).toBe('%PDF')
  expect(await starts('paper.docx')).toBe('PK\x03\x04')
})

test('changes since a revision are marked, and what is no revision is told', async () => {
  expect(await (await fetch(`${address}changes?since=HEAD`)).text()).toContain(
    '<p>The manuscript stands in no git repository',
  )
  const git = (...words: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Jane Doe', '-c', 'user.email=jane@example.org', ...words],
      {
        cwd: folder,
      },
    )
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'One')
  const path = join(folder, 'manuscript/discussion.md')
  const before = readFileSync(path, 'utf8')
  writeFileSync(path, before.replace('.\n', '. Another sentence.\n'))
  expect(await (await fetch(`${address}changes?since=HEAD`)).text()).toMatch(
    /<ins>[^<]*Another sentence/,
  )
  writeFileSync(path, before)
  expect(await (await fetch(`${address}changes?since=--all`)).text()).toContain(
    '<p>`--all` is no revision',
  )
})

test('a port in use is passed over for the next', async () => {
  const taken = createServer()
  const port = await new Promise<number>((done) =>
    taken.listen(0, '127.0.0.1', () => done((taken.address() as AddressInfo).port)),
  )
  const content = {
    page: () => '',
    changes: async () => '',
    file: async () => ({ reason: '' }),
    address: () => '',
  }
  const server = await servePreview(port, content)
  expect(server.port).toBeGreaterThan(port)
  server.close()
  taken.close()
})

test('places are opened in the editor that is named, or at an address of its own', () => {
  const place = { path: '/a paper/one&two.md', line: 3, column: 7 }
  expect(editorAddress()(place)).toBe('vscode://file/a%20paper/one%26two.md:3:7')
  expect(editorAddress('idea')(place)).toBe(
    'idea://open?file=/a%20paper/one%26two.md&line=3&column=7',
  )
  expect(editorAddress('x-my://{path}#{line}')(place)).toBe('x-my:///a%20paper/one%26two.md#3')
  for (const named of ['edlin', 'javascript:alert({path})', 'vscode://file'])
    expect(() => editorAddress(named)).toThrow(/^Unknown `--editor`/)
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
      expect(await page.textContent('.galley-panel summary')).toMatch(/error.*nothing would be/)
      expect(await page.getAttribute('.galley-note', 'class')).toContain('error')
      const source = await page.getAttribute('main [data-source*="discussion"]', 'data-source')
      await fetch(`${address}at?source=${encodeURIComponent(source!)}`)
      await page.waitForSelector('.galley-at')
      expect(await page.getAttribute('.galley-at', 'data-source')).toBe(source)
      const asked = page.waitForRequest(/\/open\?source=/)
      await page.click('.galley-at', { position: { x: 2, y: 2 } })
      expect((await asked).url()).toContain(encodeURIComponent(source!))
      expect(faults).toEqual([])
      program.kill()
      await page.waitForSelector('.galley-gone')
    } finally {
      await opened.close()
    }
  },
)
