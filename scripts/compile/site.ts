/**
 * The documentation as a site, in `site/`: each page of `docs/` built by galley itself as HTML, with a list of the pages, its
 * contents and a search that works from a folder too. No network, and the same bytes each time. A page that galley finds an
 * error in stops it.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from '../build.js'
import { memoryProject } from '../project/project.js'
import { pageSource, siteAddress, slugOf, type PageSource } from './site-pages.js'

const root = fileURLToPath(new URL('../../', import.meta.url))
const docs = join(root, 'docs')
const site = join(root, 'site')

/** Pages in the order and the groups of `docs/index.md`; one that it does not name comes last. */
const groups = groupsOf(
  readFileSync(join(docs, 'index.md'), 'utf8'),
  readdirSync(docs).filter((name) => name.endsWith('.md') && name !== 'index.md'),
)
const files = new Map<string, string | Uint8Array>(
  readdirSync(docs)
    .filter((name) => name.endsWith('.png'))
    .map((name) => [name, readFileSync(join(docs, name))]),
)
const names = ['index.md', ...groups.flatMap(({ pages }) => pages)]
const pages = names.map((name) => pageSource(name, readFileSync(join(docs, name), 'utf8')))

const faults: string[] = []
rmSync(site, { recursive: true, force: true })
mkdirSync(site)
for (const page of pages) writeFileSync(join(site, addressOf(page.name)), await built(page))
for (const asset of ['site.css', 'search.js'])
  cpSync(join(root, 'scripts/compile/site', asset), join(site, asset))
writeFileSync(join(site, 'pages.js'), `const pages = ${JSON.stringify(pages.flatMap(searched))}\n`)
if (faults.length > 0) throw new Error(faults.join('\n'))
console.log(`Made site/ of ${pages.length} pages`)

/** A page as galley prints it, in the frame of the site. */
async function built(page: PageSource): Promise<string> {
  const project = memoryProject(new Map([...files, [page.name, page.text]]), page.name)
  const { file, outputs } = await build(project, { formats: new Set(['html']) })
  for (const { fatal, line, reason } of file.messages)
    if (fatal) faults.push(`docs/${page.name}, line ${(line ?? 4) - 3}: ${reason}`)
  return outputs[0] ? framed(page, new TextDecoder().decode(outputs[0].contents)) : ''
}

function framed({ name }: PageSource, html: string): string {
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline' 'self'; script-src 'self'; base-uri 'none'"
  return html
    .replace(
      /(http-equiv="Content-Security-Policy" content=")[^"]*/,
      (_, head: string) => `${head}${policy.replaceAll("'", '&#x27;')}`,
    )
    .replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')
    .replace(/<meta name="citation_[^>]*>/g, '')
    .replace(/<p class="type">.*?<\/p>/s, '')
    .replace(/<ul class="authors".*?<\/ul>/s, '')
    .replace('</head>', '<link rel="stylesheet" href="site.css"></head>')
    .replace('<div class="page">', `${listOf(name)}<div class="page">`)
    .replace('</body>', '<script src="pages.js"></script><script src="search.js"></script></body>')
    .replaceAll(siteAddress, '')
}

/** Where one is, and where else one can go. */
function listOf(current: string): string {
  const link = (name: string): string =>
    `<li><a href="${addressOf(name)}"${name === current ? ' aria-current="page"' : ''}>${escaped(titleOf(name))}</a></li>`
  const lists = groups.map(
    ({ title, pages: own }) => `<p>${escaped(title)}</p><ul>${own.map(link).join('')}</ul>`,
  )
  return `<header class="site"><a class="home" href="index.html">galley</a><form role="search"><label for="search">Search</label><input id="search" type="search" autocomplete="off"><ol id="found" aria-live="polite"></ol></form><details><summary>All pages</summary><nav aria-label="Pages">${lists.join('')}</nav></details></header>`
}

function titleOf(name: string): string {
  return pages.find((page) => page.name === name)?.title ?? name
}
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function addressOf(name: string): string {
  return name.replace(/\.md$/, '.html')
}

/** What the search looks through: a page's sections, each with its heading. */
function searched({ name, title, sections }: PageSource): object[] {
  return sections.map(({ heading, text }) => ({
    page: title,
    heading,
    address: heading ? `${addressOf(name)}#${slugOf(heading)}` : addressOf(name),
    text,
  }))
}

function groupsOf(
  index: string,
  all: readonly string[],
): Array<{ title: string; pages: string[] }> {
  const named = index
    .split(/^## /m)
    .slice(1)
    .map((part) => ({
      title: part.slice(0, part.indexOf('\n')),
      pages: [...part.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, page]) => page!),
    }))
  const rest = all.filter((page) => !named.some(({ pages: own }) => own.includes(page))).sort()
  return rest.length > 0 ? [...named, { title: 'More', pages: rest }] : named
}
