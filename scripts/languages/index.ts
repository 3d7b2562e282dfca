/**
 * The words of a language that the program prints of itself. One YAML file a language, beside this one, checked when the
 * program is compiled; "and" and "et al." are those of the language's CSL locale.
 */
import { assetText } from '../assets.js'
import type { IsoDate } from '../document/metadata.js'
import type { Abstract } from '../document/tree.js'
import { quotesAlone } from './quotes.js'
import type { CompiledLanguage } from './schema.js'

export type Language = Omit<CompiledLanguage, 'words' | 'terms'> & {
  readonly words: Words
  /** Joins a list: "a, b and c". */
  list: (members: readonly string[]) => string
  /** What stands before the last member of a list. */
  last: string
}
/** Words and patterns by their use, with "and", "et al.", and the quotes of a quotation. */
export type Words = Readonly<
  CompiledLanguage['words'] & CompiledLanguage['terms'] & { quoteOpen: string; quoteClose: string }
>

let read: ReadonlyMap<string, CompiledLanguage> | undefined
/** Read on first use. */
const compiled = (): ReadonlyMap<string, CompiledLanguage> =>
  (read ??= new Map(
    Object.entries(JSON.parse(assetText('languages.json')) as Record<string, CompiledLanguage>),
  ))

/** Norwegian is written Bokmål where a tag does not say otherwise, and Nynorsk has no file of its own. */
const same: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' }

/** Tags under which a language's words may stand, the nearest first: `pt-BR`, `pt`. */
function tagsOf(tag: string): string[] {
  const [base = '', ...rest] = tag.replaceAll('_', '-').split('-')
  const language = base.toLowerCase()
  const region = rest.find((part) => /^[a-z]{2}$/i.test(part))?.toUpperCase()
  const known = same[language] ?? language
  return [...(region ? [`${known}-${region}`] : []), known]
}

/** Whether the program has words in a language (BCP 47), or in the language of its region. */
export const hasWords = (tag: string): boolean => tagsOf(tag).some((one) => compiled().has(one))

const made = new Map<string, Language>()
/** A language (BCP 47), by its region if that has words of its own; English where the program has no words in it. */
export function languageOf(tag: string): Language {
  const known = made.get(tag)
  if (known) return known
  const name = tagsOf(tag).find((one) => compiled().has(one))
  const base = compiled().get(name ?? 'en')!
  const quotes = (name === undefined && quotesAlone[tagsOf(tag).at(-1)!]) || base.quotes
  const last = base.punctuation.last ?? ` ${base.terms.and} `
  const language: Language = {
    ...base,
    quotes,
    words: { ...base.words, ...base.terms, quoteOpen: quotes[0], quoteClose: quotes[1] },
    last,
    list: (members) =>
      members.length < 2
        ? members.join('')
        : members.slice(0, -1).join(base.punctuation.comma) + last + members.at(-1)!,
  }
  made.set(tag, language)
  return language
}

/** The words of a language (BCP 47). */
export const wordsOf = (tag: string): Words => languageOf(tag).words

/** The tags of the languages that have words. */
export const languageTags = (): readonly string[] => [...compiled().keys()]

/** All languages that have words, for reading what authors write. */
export const languages = (): Iterable<Readonly<CompiledLanguage>> => compiled().values()

/** A pattern with its names filled in: `{page} of {pages}`. */
export const filled = (
  pattern: string,
  values: Readonly<Record<string, string | number>>,
): string => pattern.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all))

/** What an article is, in words: "Case report". */
export const articleTypeOf = (type: string, tag: string): string =>
  (languageOf(tag).articleTypes as Readonly<Record<string, string>>)[type] ??
  type.charAt(0).toUpperCase() + type.slice(1).replaceAll('-', ' ')

/** `2026-11-22` as "22 November 2026", `2026-11` as "November 2026". */
export function printedDate(date: IsoDate, tag: string): string {
  const { dates } = languageOf(tag)
  const [year = '', month, day] = date.split('-')
  const at = Number(month) - 1
  if (month === undefined || dates.months[at] === undefined) return date
  return day === undefined
    ? filled(dates.month, { month: (dates.monthsAlone ?? dates.months)[at]!, year })
    : filled(dates.day, { day: Number(day), month: dates.months[at], year })
}

/** The heading of an abstract, in its own language; `tag` is the article's. */
export function abstractTitle(
  { kind, lang }: Pick<Abstract, 'kind' | 'lang'>,
  tag: string,
): string {
  const words = wordsOf(lang ?? tag)
  return {
    abstract: words.abstract,
    translated: words.abstract,
    graphical: words.graphicalAbstract,
    'plain-language-summary': words.plainSummary,
    'key-points': words.keyPoints,
    teaser: words.teaser,
  }[kind]
}
