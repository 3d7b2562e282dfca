/** A reference list that somebody typed, and the works of reference managers' fields, as a bibliography to be checked. */
import { identityOfItem, KnownWorks } from '../bibliography/same-work.js'
import { bibtexOf, keyFor } from '../bibliography/to-bibtex.js'
import { citedIn, isReferenceList, type CitedWork } from '../docx-file/citation-field.js'
import { said, type Field, type WordLine } from '../docx-file/lines.js'
import type { Printing } from '../merge/clusters.js'

type Item = Readonly<Record<string, unknown>>

const listHeading =
  /^(?:\d+\.?\s*)?(?:references?(?: list)?|reference list|bibliography|literature(?: cited)?|works cited|references and notes|références|literatur(?:verzeichnis)?|bibliografía|referenser)\s*:?$/i

export const flat = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

export class References {
  readonly #works: Array<{ key: string; item: Item; note: string }> = []
  readonly #keys = new Set<string>()
  readonly #known = new KnownWorks<string>()
  /** Key of the typed entries by their number. */
  readonly #numbers = new Map<string, string>()
  /** Keys of the typed entries by family and year. */
  readonly #named = new Map<string, string[]>()
  /** Lines of the list, and its heading: they are made anew. */
  readonly lines = new Set<WordLine>()

  constructor(lines: readonly WordLine[]) {
    const fields = new Set(
      lines.flatMap(({ pieces }) => pieces.flatMap(({ field }) => field ?? [])),
    )
    const isManaged = [...fields].some((field) => citedIn(field) !== undefined)
    for (const line of lines)
      if (line.pieces.some(({ field }) => field && isReferenceList(field))) this.lines.add(line)
    this.#readList(lines, isManaged)
  }

  get count(): number {
    return this.#works.length
  }

  get typed(): number {
    return this.#numbers.size
  }

  #readList(lines: readonly WordLine[], isManaged: boolean): void {
    const from = lines.findLastIndex((line) => !line.cell && listHeading.test(flat(said(line))))
    if (from < 0) return
    this.lines.add(lines[from]!)
    let count = 0
    for (const line of lines.slice(from + 1)) {
      const text = flat(said(line))
      if (line.heading !== undefined || line.cell || line.note !== undefined) break
      if (/^(?:fig(?:ure)?s?\.?|tables?|supplement\w*|appendix)\b[\s\d]/i.test(text)) break
      if (text === '') continue
      this.lines.add(line)
      if (isManaged) continue
      count += 1
      const [, number = String(count), rest = text] =
        /^[[(]?(\d{1,3})[\]).]{0,2}\s+(.*)$/.exec(text) ?? []
      this.#addTyped(number, rest)
    }
  }

  #addTyped(number: string, text: string): void {
    const doi = /10\.\d{4,9}\/[^\s;,]*[\p{L}\p{N})]/u.exec(text)?.[0]
    const year = /\b(?:19|20)\d\d\b/.exec(text)?.[0]
    const family = /^[\p{L}'’-]+(?: [\p{Ll}]+ [\p{L}'’-]+)?/u.exec(text)?.[0]
    const item = {
      type: 'document',
      title: text,
      ...(doi ? { DOI: doi } : {}),
      ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
    }
    const names = family ? { author: [{ family }] } : {}
    const note = `To be checked: typed as reference ${number}`
    const key = this.#add(keyFor({ ...item, ...names }, this.#keys), item, note)
    this.#numbers.set(number, key)
    if (family && year) {
      const name = `${family.toLowerCase()} ${year}`
      this.#named.set(name, [...(this.#named.get(name) ?? []), key])
    }
  }

  /** Keys of the works that a field cites, each with what is said of the place; nothing when it is none. */
  cited(field: Field): Array<{ key: string; work: CitedWork }> | undefined {
    return citedIn(field)?.map((work) => ({ key: this.#keyOf(work.item), work }))
  }

  #keyOf(item: Item): string {
    const found = this.#known.find(identityOfItem(item))
    return found ? found.kept : this.#add(keyFor(item, this.#keys), item, '')
  }

  #add(key: string, item: Item, note: string): string {
    this.#works.push({ key, item, note })
    this.#keys.add(key)
    this.#known.add(identityOfItem(item), key)
    return key
  }

  bibliography(): string {
    return this.#works.map(({ key, item, note }) => bibtexOf(key, item, note)).join('\n')
  }

  /** How the text points to the typed list: by numbers in signs or raised, or by names and years. */
  printing(lines: readonly WordLine[]): Omit<Printing, 'references'> {
    const body = lines.filter((line) => !this.lines.has(line))
    const text = body.map(said).join('\n')
    const count = (pattern: RegExp): number =>
      [...text.matchAll(pattern)].filter(([, number]) => this.#numbers.has(number!)).length
    const square = count(/\[(\d{1,3})(?:\s*[,;–-]\s*\d{1,3})*\]/g)
    const round = count(/\((\d{1,3})(?:\s*[,;–-]\s*\d{1,3})*\)/g)
    const raised = body
      .flatMap(({ pieces }) => pieces)
      .filter(
        ({ looks, text: own }) =>
          looks.has('superscript') && this.#numbers.has(/^\d+/.exec(own.trim())?.[0] ?? ''),
      ).length
    const worded = this.#worded(text)
    const best = Math.max(square, raised, worded.size, round >= 3 ? round : 0)
    const numbers =
      best === 0 || best === worded.size
        ? undefined
        : best === square
          ? { open: '[', close: ']' }
          : best === raised
            ? ('raised' as const)
            : { open: '(', close: ')' }
    return { numbers, works: this.#numbers, worded: numbers ? new Map() : worded }
  }

  #worded(text: string): Map<string, string[]> {
    const found = new Map<string, string[]>()
    const keyOf = (part: string): string | undefined => {
      const [, family = '', year = ''] = author.exec(part.trim()) ?? []
      const keys = this.#named.get(`${family.toLowerCase()} ${year}`)
      return keys?.length === 1 ? keys[0] : undefined
    }
    for (const [whole, inner = ''] of text.matchAll(/\(([^()]{4,300}\b(?:19|20)\d\d[a-z]?)\)/g)) {
      const keys = inner.split(';').map(keyOf)
      if (keys.every((key) => key !== undefined)) found.set(flat(whole), keys)
    }
    for (const [whole, family = '', year = ''] of text.matchAll(narrative)) {
      const key = keyOf(`${family} ${year}`)
      if (key !== undefined) found.set(flat(whole), [key])
    }
    return found
  }
}

const author =
  /^(?:(?:see|e\.g\.,?|cf\.)\s+)?([\p{Lu}][\p{L}'’-]+)(?:\s+(?:et al\.?,?|(?:and|&)\s+[\p{L}'’-]+))?,?\s+((?:19|20)\d\d)[a-z]?$/u
const narrative =
  /([\p{Lu}][\p{L}'’-]+)(?:\s+et al\.?,?|\s+(?:and|&)\s+[\p{Lu}][\p{L}'’-]+)?\s+\(((?:19|20)\d\d)[a-z]?\)/gu
