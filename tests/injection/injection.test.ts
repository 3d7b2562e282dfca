import { unzipSync, strFromU8 } from 'fflate'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { existsSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import { build, type Built } from '../../scripts/build.js'
import { diagnostics } from '../../scripts/cli/diagnostics.js'
import { reporters, type ReporterName } from '../../scripts/cli/reporters/index.js'
import { attacked, csv, kept } from './manuscript.js'

let built: Built
const output = (path: string): Uint8Array =>
  built.outputs.find((one) => one.path === path)!.contents
const text = (path: string): string => strFromU8(output(path))

beforeAll(async () => {
  built = await build(attacked(), { draft: true, sourceDateEpoch: 0 })
}, 60_000)

const run = (name: ReporterName): string => {
  const { stdout = '', stderr = '' } = reporters[name]({
    list: diagnostics(built.file, ''),
    source: (file) => built.inputs.sources.get(file),
    colour: false,
    version: '0',
  })
  return stdout + stderr
}

test('every format is written', () => {
  expect(built.outputs.map(({ path }) => path).sort()).toEqual([
    'data/film.csv',
    'data/rows.csv',
    'figures/one.svg',
    'paper.docx',
    'paper.html',
    'paper.pdf',
    'paper.xml',
  ])
})

test('XML is well-formed, has nothing but elements of its own, and the words', () => {
  const xml = text('paper.xml')
  expect(() => fromXml(xml)).not.toThrow()
  expect(xml).not.toMatch(/<(?:script|img|iframe)\b|xlink:href="(?:javascript|data|file|vbscript):/)
  expect(xml.replaceAll('&gt;', '>').replaceAll('&lt;', '<')).toContain(kept)
})

test('a drawing that goes along runs nothing', () => {
  const svg = text('figures/one.svg')
  expect(() => fromXml(svg)).not.toThrow()
  expect(svg).not.toMatch(/<script|alert|onload|onclick|iframe/i)
})

test('data go along as the author wrote them', () => {
  expect(text('data/rows.csv')).toBe(csv)
  expect(text('data/film.csv')).toBe(csv)
})

/** Addresses that the manuscript names, or that we make of its identifiers. */
const followed =
  /^(?:https:\/\/(?:doi|orcid|ror)\.org\/|https:\/\/example\.org\/|http:\/\/evil\.example\.org|mailto:)/

test('Word is told of no file, and of no address that is neither the web nor a mailbox', () => {
  const parts = unzipSync(output('paper.docx'))
  const targets: string[] = []
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/.test(name)) continue
    const xml = strFromU8(bytes)
    expect(() => fromXml(xml)).not.toThrow()
    expect(xml).not.toMatch(/<w:(?:object|altChunk|attachedTemplate|control)\b/)
    for (const [, code = ''] of xml.matchAll(/<w:instrText[^>]*>([^<]*)/g))
      expect(code.trim()).toMatch(/^(?:PAGE|NUMPAGES|REF|SEQ|HYPERLINK|PAGEREF)\b/)
    for (const [element] of xml.matchAll(/<Relationship\b[^>]*TargetMode="External"[^>]*>/g)) {
      expect(element).toContain('/relationships/hyperlink"')
      targets.push(/Target="([^"]*)"/.exec(element)![1]!)
    }
  }
  expect(targets.length).toBeGreaterThan(5)
  for (const target of targets) {
    expect(target).toMatch(followed)
    expect(target).not.toMatch(/[\s<>\\^`{|}]|&(?:lt|gt|quot);/)
  }
  expect(Object.keys(parts).filter((name) => /vba|ole|embeddings|activeX/i.test(name))).toEqual([])
})

test('the PDF runs nothing, and its links lead to the web or a mailbox', async () => {
  const document = await pdfjs.getDocument({ data: output('paper.pdf').slice(), verbosity: 0 })
    .promise
  expect(await document.getJSActions()).toBeNull()
  expect(await document.getOpenAction()).toBeNull()
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    expect(await page.getJSActions()).toBeNull()
    for (const { subtype, unsafeUrl, actions, action } of await page.getAnnotations()) {
      expect([subtype, actions, action]).toEqual(['Link', undefined, undefined])
      if (unsafeUrl !== undefined) expect(unsafeUrl).toMatch(followed)
    }
  }
})

test('no reporter lets words of a manuscript act', () => {
  const commands = run('github').trimEnd().split('\n').slice(0, -1)
  expect(commands).toHaveLength(built.file.messages.length)
  for (const command of commands)
    expect(command).toMatch(/^::(?:error|warning|notice) file=[^:]*,title=[a-z-]+::[^\r\n]*$/)
  for (const name of ['pretty', 'unix'] as const)
    expect(run(name)).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/)
  for (const name of ['json', 'sarif'] as const) {
    const said = JSON.stringify(JSON.parse(run(name).replace(/\n\d+ [^\n]*\n$/, '')))
    expect(said).toContain('<script>alert(1)</script>')
  }
})

const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
)

test.skipIf(!chromium)('a browser runs nothing of the page and asks for nothing', async () => {
  const { chromium: browser } = await import('playwright-core')
  const opened = await browser.launch({
    executablePath: chromium as string,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    const page = await opened.newPage()
    const happened: string[] = []
    page.on('dialog', (dialog) => {
      happened.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('console', (message) => happened.push(message.text()))
    page.on('pageerror', (error) => happened.push(String(error)))
    page.on('request', ({ url }) => {
      if (!url().startsWith('data:')) happened.push(url())
    })
    await page.setContent(text('paper.html'))
    const found = (await page.evaluate(`({
      odd: [...document.querySelectorAll('script:not([type="application/ld+json"]), iframe, object, embed, base, form, meta[http-equiv="refresh" i]')].map((one) => one.outerHTML),
      handlers: [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith('on')),
      links: [...document.querySelectorAll('[href], [action], [src]')].map((one) => one.href ?? one.src).filter((url) => !/^(https?:|mailto:|about:blank#|data:image)/.test(url)),
      said: document.body.textContent,
    })`)) as { odd: string[]; handlers: string[]; links: string[]; said: string }
    expect({ ...found, said: '' }).toEqual({ odd: [], handlers: [], links: [], said: '' })
    expect(found.said).toContain(kept)
    expect(happened).toEqual([])
  } finally {
    await opened.close()
  }
})
