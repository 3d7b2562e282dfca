/**
 * One style, through the program and through citeproc alone: what each prints for the same works and the same citations.
 * Two things are asked of both: species keep their case, and words before a later work hold it to its place.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import CSL from 'citeproc'
import type { Paragraph } from 'mdast'
import { VFile } from 'vfile'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { localeOf } from '../../scripts/bibliography/locales.js'
import { htmlText } from '../../scripts/bibliography/rich-text.js'
import { readCslStyle, type CitationStyle } from '../../scripts/bibliography/style.js'
import type { CslItem, Reference } from '../../scripts/document/references.js'
import type { Bibliography, Citation, Footnotes, Phrasing } from '../../scripts/document/tree.js'
import { citations } from '../../scripts/resolve/citations.js'
import { runStages } from '../../scripts/stage.js'
import { article, citeItem, p, text } from '../builders.js'
import { inputs } from '../inputs.js'

export interface Pair {
  name: string
  ours: string
  theirs: string
}
export interface Compared {
  kind: 'numeric' | 'words' | 'note'
  cites: Pair[]
  entries: Pair[]
}

interface Cite {
  id: string
  prefix?: string
  suffix?: string
  /** What the author writes, and how citeproc is told. */
  place?: readonly [written: string, label: string, locator: string]
  suppress?: boolean
}

const page = ['p. 3', 'page', '3'] as const
const pages = ['pp. 3-5', 'page', '3-5'] as const
const chapter = ['chap. 2', 'chapter', '2'] as const

/** Brackets as authors write them. */
const brackets: ReadonlyArray<readonly Cite[]> = [
  [{ id: 'article' }],
  [{ id: 'many' }, { id: 'book' }],
  [{ id: 'book' }, { id: 'many' }, { id: 'article' }],
  [{ id: 'twinA' }, { id: 'twinB' }],
  [{ id: 'twinA' }, { id: 'twinB' }, { id: 'twinC' }, { id: 'leeA' }],
  [{ id: 'leeA' }, { id: 'leeB' }],
  [{ id: 'article', place: page }],
  [{ id: 'article', place: pages }],
  [{ id: 'book', place: chapter }],
  [{ id: 'article', place: page }, { id: 'book' }],
  [{ id: 'book' }, { id: 'article', place: page }, { id: 'many' }],
  [{ id: 'many', prefix: 'see' }],
  [
    { id: 'article', prefix: 'see' },
    { id: 'many', prefix: 'see also' },
  ],
  [{ id: 'many' }, { id: 'article', suffix: 'among others' }],
  [{ id: 'particle' }, { id: 'junior' }],
  [{ id: 'anonymous' }],
  [{ id: 'organisation' }, { id: 'undated' }, { id: 'inpress' }],
  [{ id: 'edited' }, { id: 'chapter' }],
  [{ id: 'many' }, { id: 'article' }, { id: 'twinC' }, { id: 'leeB' }, { id: 'leeA' }],
  [{ id: 'article' }, { id: 'many' }, { id: 'onlyyear' }, { id: 'twinA' }, { id: 'twinC' }],
  [{ id: 'article', place: page }, { id: 'many' }, { id: 'onlyyear' }],
  [{ id: 'article', place: page }, { id: 'many', place: page }, { id: 'twinA' }, { id: 'leeA' }],
]

let read: Promise<ReadonlyMap<string, Reference>> | undefined
const references = (): Promise<ReadonlyMap<string, Reference>> =>
  (read ??= readBibliography([
    {
      path: 'every-type.bib',
      text: readFileSync(join(import.meta.dirname, 'every-type.bib'), 'utf8'),
    },
  ]).then((bibliography) => bibliography.references))

/** Nothing for a style without citations of its own. */
export async function comparison(xml: string): Promise<Compared | { refused: string } | undefined> {
  const { style, mistake } = readCslStyle(xml)
  if (!style)
    return /dependent|without a `<citation>`/.test(mistake.reason)
      ? undefined
      : { refused: mistake.reason }
  const works = await references()
  const all: Array<readonly Cite[]> = [...[...works.keys()].map((id) => [{ id }]), ...brackets]
  const ours = await byUs(xml, all, works)
  const theirs = byCiteproc(
    xml,
    all.map((cites) => cites.map((cite, index) => asked(cite, index, style))),
    works,
  )
  if (!ours || !theirs) return { refused: 'citeproc cannot set it' }
  return {
    kind: style.kind,
    cites: all
      .map((cites, index) => ({
        name: cites.map(nameOf).join('; '),
        ours: ours.cites[index] ?? '',
        theirs: theirs.cites[index] ?? '',
      }))
      // Where the engine has only words for an error there is nothing to compare with.
      .filter((pair) => !/CSL STYLE ERROR|NO_PRINTED_FORM/.test(pair.theirs)),
    entries: [...new Set([...ours.entries.keys(), ...theirs.entries.keys()])].map((name) => ({
      name,
      ours: ours.entries.get(name) ?? '',
      theirs: theirs.entries.get(name) ?? '',
    })),
  }
}

/** A place is words where a numeric style has no form for one; words that begin a note have a capital. */
function asked(cite: Cite, index: number, { kind, number }: CitationStyle): Cite {
  const { place, prefix, ...rest } = cite
  if (kind === 'note' && index === 0 && prefix)
    return { ...cite, prefix: `${prefix[0]?.toUpperCase()}${prefix.slice(1)}` }
  return kind === 'numeric' && place && !number.locator ? { ...rest, suffix: place[0] } : cite
}

const nameOf = ({ id, prefix, place, suffix }: Cite): string =>
  [prefix, id, place?.[0], suffix].filter(Boolean).join(' ')

interface Set {
  cites: string[]
  entries: Map<string, string>
}

const node = (cites: readonly Cite[]): Citation => ({
  type: 'citation',
  inText: false,
  children: cites.map(({ id, prefix, suffix, place }) =>
    citeItem(id, {
      prefix: prefix ? [text(prefix)] : [],
      suffix: place ? [text(place[0])] : suffix ? [text(suffix)] : [],
    }),
  ),
})

async function byUs(
  xml: string,
  all: ReadonlyArray<readonly Cite[]>,
  works: ReadonlyMap<string, Reference>,
): Promise<Set | undefined> {
  const done = await runStages(
    [citations],
    article(...all.map((cites) => p('A ', node(cites)))),
    { ...inputs(), references: works, style: { path: 'own.csl', xml } },
    new VFile({ path: 'paper.md' }),
  )
  const back = done.children[2].children
  const list = back.find((each): each is Bibliography => each.type === 'bibliography')
  if (!list || list.fault) return undefined
  const notes = new Map(
    back
      .find((each): each is Footnotes => each.type === 'footnotes')
      ?.children.map((note) => [
        note.identifier,
        marked((note.children[0] as Paragraph).children as Phrasing[]),
      ]),
  )
  const body = done.children[1].children as Paragraph[]
  return {
    cites: body.map(({ children }) => {
      const [, ...words] = children as Phrasing[]
      const reference = (children as Phrasing[]).find(({ type }) => type === 'footnoteReference')
      return reference?.type === 'footnoteReference'
        ? (notes.get(reference.identifier) ?? '')
        : marked(words)
    }),
    entries: new Map(
      list.children.map(({ identifier, label, children }, index) => [
        identifier,
        entry(
          [...(label && label !== `${index + 1}` ? [text(`${label} `)] : []), ...children],
          index + 1,
        ),
      ]),
    ),
  }
}

/** A piece of text with what slants, weighs and rises in it. */
interface Run {
  words: string
  marks: string
}
const marks: Readonly<Record<string, string>> = {
  emphasis: 'i',
  strong: 'b',
  superscript: 'sup',
  subscript: 'sub',
  smallCaps: 'sc',
}

/** Text as HTML's words: each mark once, however deep it stands, and none about blanks alone; without its number. */
function marked(nodes: readonly Phrasing[], number?: number): string {
  const runs: Run[] = []
  const walk = (list: readonly Phrasing[], around: ReadonlySet<string>): void => {
    for (const node of list) {
      const mark = marks[node.type]
      const within = mark ? new Set([...around, mark]) : around
      if ('value' in node) add(runs, { words: node.value, marks: [...within].sort().join(' ') })
      else if ('children' in node) walk(node.children as readonly Phrasing[], within)
    }
  }
  walk(nodes, new Set())
  return (number === undefined ? runs : unnumbered(runs, number))
    .map(({ words, marks }) => {
      const [, before = '', inner = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(words) ?? []
      return inner && marks ? `${before}<${marks}>${inner}</${marks}>${after}` : words
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

function add(runs: Run[], run: Run): void {
  const last = runs.at(-1)
  if (last && (last.marks === run.marks || run.words.trim() === '')) last.words += run.words
  else runs.push({ ...run })
}

/** Without the number of an entry, which each format puts into a margin, and the marks about it. */
function unnumbered(runs: readonly Run[], number: number): Run[] {
  const words = runs.map((run) => run.words).join('')
  const mark = new RegExp(`^[^\\p{L}\\p{N}]*${number}(?!\\p{N})[^\\p{L}\\p{N}\\p{Ps}“‘«„"]*`, 'u')
  let rest = mark.exec(words)?.[0].length ?? 0
  return runs.map((run) => {
    const cut = Math.min(rest, run.words.length)
    rest -= cut
    return { ...run, words: run.words.slice(cut) }
  })
}

/** An entry with marks that fell together as one. */
const entry = (nodes: readonly Phrasing[], number: number): string =>
  marked(nodes, number)
    .replace(/\s+(?=(?:<\/[a-z ]+>)?[,.;])/g, '')
    .replace(/([,.;])((?:<\/[a-z ]+>)?)(?:[,.;])+/g, '.$2')
    .replace(/([?!])((?:<\/[a-z ]+>)?[”’»]?)\.(?=\s|$)/g, '$1$2')
    .replace(/[,;]$/, '.')
    .replace(/In press/g, 'in press')

interface Citeproc {
  rebuildProcessorState(
    clusters: unknown,
    mode: string,
    uncited: string[],
  ): Array<[string, number, string]>
  makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
}
const { Engine } = CSL as unknown as {
  Engine: new (system: unknown, xml: string, lang: string, force: boolean) => Citeproc
}

/** The name of a species in a title keeps its case in every style. */
const asMeant = (item: CslItem): CslItem => ({
  ...item,
  ...(item.title
    ? { title: item.title.replace(/<i>([^<]*)<\/i>/g, '<i><span class="nocase">$1</span></i>') }
    : {}),
})

function byCiteproc(
  xml: string,
  all: ReadonlyArray<readonly Cite[]>,
  works: ReadonlyMap<string, Reference>,
): Set | undefined {
  const keys = [...works.keys()]
  const idOf = (key: string): string => `i${keys.indexOf(key)}`
  const items = new Map([...works].map(([key, { item }]) => [idOf(key), asMeant(item)]))
  const { log } = console
  console.log = () => {}
  try {
    const system = {
      retrieveItem: (id: string) => ({ ...items.get(id), id }),
      retrieveLocale: (lang: string) => localeOf(lang).xml,
    }
    const engine = new Engine(system, xml, 'en-US', false)
    const set = engine.rebuildProcessorState(
      all.map((cites, index) => ({
        citationID: `c${index}`,
        citationItems: cites.map(({ id, prefix, suffix, place }) => ({
          id: idOf(id),
          ...(prefix ? { prefix: `${prefix} ` } : {}),
          ...(suffix ? { suffix: `, ${suffix}` } : {}),
          ...(place ? { label: place[1], locator: place[2] } : {}),
        })),
        properties: {
          noteIndex: /<style[^>]*class="note"/.test(xml) ? index + 1 : 0,
          // Words before a later work hold it to its place.
          ...(cites.slice(1).some(({ prefix }) => prefix) ? { unsorted: true } : {}),
        },
      })),
      'html',
      [],
    )
    const list = engine.makeBibliography()
    return {
      cites: set.map(([, , html]) => marked(htmlText(html))),
      entries: new Map(
        list
          ? list[0].entry_ids.map(([id = ''], index) => [
              keys[Number(id.slice(1))] ?? id,
              entry(htmlText((list[1][index] ?? '').replace(/<\/?div[^>]*>/g, ' ')), index + 1),
            ])
          : [],
      ),
    }
  } catch {
    return undefined
  } finally {
    console.log = log
  }
}
