/**
 * What a CSL style says of how it cites (CSL 1.0.2), read from its XML without an engine.
 */
import type { Position } from 'unist'
import { assetText } from '../assets.js'
import { child, cslElements, readCslXml, type CslElement } from './csl-xml.js'
import type { Fault } from '../document/tree.js'
import { numberForm, type NumberForm } from './number-form.js'
import names from './styles.json' with { type: 'json' }

export interface CitationStyle {
  xml: string
  /** Numbers are set by us; what stands in words or in notes is set by citeproc. */
  kind: 'numeric' | 'words' | 'note'
  /** How a citation of a numeric style is printed. */
  number: NumberForm
  /** Sorts its bibliography, so that numbers come from that order. */
  sorted: boolean
  /** Around a citation in words: "(" and ")". */
  prefix: string
  suffix: string
  /** In a sentence "&" between authors is the word (APA manual 8.17), which no CSL style can say. */
  spellsAnd: boolean
  /** Terms for which it has words of its own, by the languages for which it has them. */
  terms: readonly OwnTerms[]
  /** The language that it is written for; absent: that of the manuscript. */
  lang?: string | undefined
}
interface OwnTerms {
  /** Absent: for all. */
  lang: string | undefined
  terms: readonly CslElement[]
}

/** A style's own terms in a language: those of the dialect first, then of the language, then of all (CSL 1.0.2 § Locale). */
export function ownTerms({ terms }: CitationStyle, lang: string): readonly CslElement[] {
  const [language = ''] = lang.split('-')
  const of = (wanted: (tag: string | undefined) => boolean): readonly CslElement[] =>
    terms.filter((own) => wanted(own.lang)).flatMap((own) => own.terms)
  return [
    ...of((tag) => tag !== undefined && tag !== language && tag === lang),
    ...of((tag) => tag === language),
    ...of((tag) => tag === undefined),
  ]
}

export type ReadStyle =
  { style: CitationStyle; mistake?: undefined } | { style?: undefined; mistake: StyleMistake }
/** Why a style cannot be used, in words that follow its name; `offset` is the place in its XML, where there is one. */
export interface StyleMistake {
  reason: string
  offset?: number | undefined
  note?: string | undefined
}

const defaultName = 'galley'

/** Names of the styles that come with the program. */
export const styleNames: readonly string[] = Object.keys(names)

/** Other names of a bundled style: short ones, its name in today's repository, journals that have it as their own. */
export const styleOthers = (name: string): readonly string[] =>
  (names as { [style: string]: readonly string[] })[name] ?? []

/** The bundled style that is meant by its name, another name of it, or its address at zotero.org. */
export function styleName(written: string): string | undefined {
  const name = written
    .toLowerCase()
    .replace(/^https?:\/\/(?:www\.)?zotero\.org\/styles\//, '')
    .replace(/\.csl$/, '')
  return name in names
    ? name
    : Object.entries(names).find(([, short]) => (short as string[]).includes(name))?.[0]
}

/** XML of a bundled style; the default (numeric, in brackets, NLM) without a name; nothing when there is none of that name. */
export function bundledStyle(written?: string): string | undefined {
  const name = written === undefined ? defaultName : styleName(written)
  return name === undefined ? undefined : assetText(`csl/${name}.csl`)
}

const known = new Map<string, ReadStyle>()

/** Reads a style. What cannot set citations, or would never end, is a mistake. */
export function readCslStyle(xml: string): ReadStyle {
  const read = known.get(xml) ?? readOnce(xml)
  if (!known.has(xml)) {
    known.clear()
    known.set(xml, read)
  }
  return read
}

function readOnce(xml: string): ReadStyle {
  const { root, mistake } = readCslXml(xml)
  if (mistake) return { mistake }
  if (root.name !== 'style')
    return {
      mistake: { reason: `Unexpected \`<${root.name}>\`, expected a CSL \`<style>\``, offset: 0 },
    }
  const citation = child(root, 'citation')
  const layout = child(citation, 'layout')
  if (!citation || !layout) return dependent(child(root, 'info'))
  const macros = new Map(
    root.children
      .filter(({ name }) => name === 'macro')
      .map((macro) => [macro.attributes.get('name') ?? '', macro]),
  )
  const endless = tooLarge(root, macros)
  if (endless) return { mistake: endless }
  const number = numberForm(citation, layout, macros)
  const note = root.attributes.get('class') === 'note'
  const lang = root.attributes.get('default-locale')
  return {
    style: {
      xml,
      kind: note ? 'note' : number ? 'numeric' : 'words',
      number: number ?? plainNumber,
      sorted: sorts(child(root, 'bibliography')),
      prefix: layout.attributes.get('prefix') ?? '',
      suffix: layout.attributes.get('suffix') ?? '',
      spellsAnd: isApa(child(root, 'info')),
      terms: root.children
        .filter(({ name }) => name === 'locale')
        .map((locale) => ({
          lang: locale.attributes.get('xml:lang'),
          terms: child(locale, 'terms')?.children ?? [],
        })),
      ...(lang ? { lang } : {}),
    },
  }
}

/** Whether a style is APA's, or made out of it. */
const isApa = (info: CslElement | undefined): boolean =>
  (info?.children ?? []).some(
    ({ name, text, attributes }) =>
      (name === 'id' || (name === 'link' && attributes.get('rel') === 'template')) &&
      /\/apa(?:-[a-z-]+)?$/.test(attributes.get('href') ?? text.trim()),
  )

/** The fault of a style file that cannot be used; `place` is where the manuscript names it. Nothing when it can. */
export function styleFault(path: string, xml: string, place: Position): Fault | undefined {
  const { mistake } = readCslStyle(xml)
  if (!mistake) return undefined
  const before =
    mistake.offset === undefined ? undefined : xml.slice(0, mistake.offset).split(/\r\n?|\n/)
  const point = before && {
    line: before.length,
    column: (before.at(-1) as string).length + 1,
    offset: mistake.offset,
  }
  return {
    rule: 'invalid-metadata',
    reason: `${mistake.reason}, in the citation style \`${path}\``,
    position: point ? { path, start: point, end: point } : place,
    ...(mistake.note === undefined ? {} : { note: mistake.note }),
  }
}

const plainNumber: NumberForm = {
  prefix: '[',
  suffix: ']',
  before: '',
  after: '',
  end: '',
  delimiter: ', ',
  afterPlace: ', ',
  collapse: true,
  sorted: true,
  look: { superscript: false, italic: false, bold: false },
  numberLook: { superscript: false, italic: false, bold: false },
  locator: { before: ', ', between: ' ', after: '', label: 'short' },
}

/** The default style. What it says is known here, so that a paper whose words it need not set never reads its file. */
export const defaultStyle: CitationStyle = {
  get xml() {
    return bundledStyle() as string
  },
  kind: 'numeric',
  number: plainNumber,
  sorted: false,
  prefix: plainNumber.prefix,
  suffix: plainNumber.suffix,
  spellsAnd: false,
  get terms() {
    return readCslStyle(this.xml).style?.terms ?? []
  },
}

/** A bibliography that is sorted by number alone is in order of citation. */
function sorts(bibliography: CslElement | undefined): boolean {
  const keys = child(bibliography, 'sort')?.children ?? []
  return keys.length > 0 && keys[0]?.attributes.get('variable') !== 'citation-number'
}

/** A style that only names another (CSL 1.0.2 § Dependent styles) is that other, when it is bundled. */
function dependent(info: CslElement | undefined): ReadStyle {
  const parent = info?.children
    .find(
      ({ name, attributes }) => name === 'link' && attributes.get('rel') === 'independent-parent',
    )
    ?.attributes.get('href')
  const xml = parent === undefined ? undefined : bundledStyle(parent)
  if (xml !== undefined) return readOnce(xml)
  const reason =
    parent === undefined
      ? 'Unexpected style without a `<citation>`, expected an independent CSL style'
      : `Unexpected dependent style, expected the one that it refers to, \`${parent}\``
  return {
    mistake: {
      reason,
      note:
        parent === undefined
          ? undefined
          : 'A dependent style holds no rules of its own. Download its parent and name that.',
    },
  }
}

/** citeproc copies a macro into each place that calls it: one that calls itself, or many that call many, would never end. */
function tooLarge(
  root: CslElement,
  macros: ReadonlyMap<string, CslElement>,
): StyleMistake | undefined {
  // Chicago's of 2026 have nearly five million, and are set in ten seconds.
  const most = 6_000_000
  const sizes = new Map<string, number>()
  const calling = new Set<string>()
  let recursive: string | undefined
  const size = (element: CslElement): number => {
    let sum = 0
    for (const { attributes } of cslElements(element)) {
      const called = attributes.get('macro')
      sum += 1 + (called === undefined ? 0 : macroSize(called))
    }
    return Math.min(sum, most)
  }
  const macroSize = (name: string): number => {
    const macro = macros.get(name)
    const before = sizes.get(name)
    if (before !== undefined || !macro) return before ?? 0
    if (calling.has(name) || calling.size > 100) {
      recursive ??= name
      return most
    }
    calling.add(name)
    const found = size(macro)
    calling.delete(name)
    sizes.set(name, found)
    return found
  }
  const all = size(root)
  if (recursive !== undefined)
    return { reason: `Unexpected macro \`${recursive}\` that calls itself, expected one that ends` }
  return all >= most
    ? {
        reason:
          'Unexpected size of the style with its macros, expected one that can be set in reasonable time',
      }
    : undefined
}
