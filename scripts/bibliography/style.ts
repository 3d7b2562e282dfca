/**
 * What a CSL style says of how it cites (CSL 1.0.2), read from its XML without an engine.
 */
import { asset, assetText } from '../assets.js'

export interface Style {
  xml: string
  /** Cites by number; else by author and date, or in notes, which citeproc sets. */
  numeric: boolean
  /** Sorts its bibliography, so that numbers come from that order. */
  sorted: boolean
  prefix: string
  suffix: string
  delimiter: string
  /** Ranges: "1–3" for three in a row or more. */
  collapse: boolean
  /** Between a range or a number and the next, where it differs from `delimiter`. */
  superscript: boolean
}

const defaultName = 'galley'

/** Names of the styles that come with the program. */
export const styleNames: readonly string[] = [
  'american-chemical-society', 'american-medical-association', 'apa', 'biomed-central', 'bmj', 'cell', 'chicago-author-date', 'elsevier-vancouver',
  'harvard-cite-them-right', 'ieee', 'nature', 'plos', 'science', 'springer-basic-brackets', 'springer-vancouver-brackets', 'the-lancet',
  'the-new-england-journal-of-medicine', 'vancouver', 'vancouver-brackets', 'vancouver-superscript',
]

/** XML of a bundled style; the default (numeric, in brackets, NLM) without a name. */
export const bundledStyle = (name?: string): string | undefined =>
  name === undefined ? assetText(`csl/${defaultName}.csl`) : styleNames.includes(name) ? assetText(`csl/${name}.csl`) : undefined

/** Reads a style; nothing when it is no CSL style that sets citations by itself. */
export function readStyle(xml: string): Style | undefined {
  const citation = /<citation\b[\s\S]*?<\/citation>/.exec(xml)?.[0]
  const bibliography = /<bibliography\b[\s\S]*?<\/bibliography>/.exec(xml)?.[0] ?? ''
  if (!/<style\b/.test(xml) || citation === undefined) return undefined
  const layout = /<layout\b[^>]*>/.exec(citation)?.[0] ?? ''
  const body = citation.slice(citation.indexOf(layout))
  const numeric = /class="in-text"/.test(xml) && (uses(body, xml, 'citation-number', 3) || /citation-format="numeric"/.test(xml))
  return {
    xml,
    numeric,
    sorted: /<sort>/.test(bibliography) && !/<sort>\s*<key variable="citation-number"\s*\/>\s*<\/sort>/.test(bibliography),
    prefix: attribute(layout, 'prefix') ?? wrapped(body, 'prefix'),
    suffix: attribute(layout, 'suffix') ?? wrapped(body, 'suffix'),
    delimiter: attribute(layout, 'delimiter') ?? ', ',
    collapse: /collapse="citation-number"/.test(citation),
    superscript: /vertical-align="sup"/.test(body),
  }
}

/** Brackets around each number rather than around the cluster are set around the cluster: "[1], [2]" stays with IEEE. */
function wrapped(body: string, name: 'prefix' | 'suffix'): string {
  const group = /<(?:group|text)\b[^>]*(?:variable="citation-number"|prefix="[\[(]")[^>]*>/.exec(body)?.[0] ?? ''
  return attribute(group, name)?.trim() ?? ''
}

/** Whether a layout prints a variable, itself or through its macros. */
function uses(body: string, xml: string, variable: string, depth: number): boolean {
  if (body.includes(`variable="${variable}"`)) return true
  if (depth === 0) return false
  return [...body.matchAll(/macro="([^"]+)"/g)].some(([, name = '']) => {
    const start = xml.indexOf(`<macro name="${name}"`)
    return start >= 0 && uses(xml.slice(start, xml.indexOf('</macro>', start)), xml, variable, depth - 1)
  })
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
}

/** The locale file of a language: its own, its main country's, else American English, as citeproc falls back. */
export function localeOf(lang: string): { lang: string; xml: string } {
  const [base = 'en', region] = lang.split('-')
  const main: Readonly<Record<string, string>> = { en: 'US', da: 'DK', sv: 'SE', nb: 'NO', nn: 'NO', cs: 'CZ', el: 'GR', ja: 'JP', ko: 'KR', pt: 'PT', uk: 'UA', zh: 'CN', vi: 'VN', sl: 'SI', et: 'EE', he: 'IL', fa: 'IR' }
  const names = [region ? `${base}-${region.toUpperCase()}` : '', `${base}-${main[base] ?? base.toUpperCase()}`, base, 'en-US']
  for (const name of names) {
    if (!/^[a-z]{2,3}(?:-[A-Z]{2})?$/.test(name)) continue
    try {
      return { lang: name, xml: new TextDecoder().decode(asset(`csl/locales/locales-${name}.xml`)) }
    } catch {
      continue
    }
  }
  return { lang: 'en-US', xml: assetText('csl/locales/locales-en-US.xml') }
}
