/**
 * Fields of BibLaTeX made of plain text: what TeX would take for a command is escaped.
 */
import type { ScannedField } from '../bibtex-value.js'
import { isOrganisation } from '../misread-names.js'

/** Where a value stands in its source. */
interface Part {
  value: string
  from: number
  to: number
}

export class EntryFields {
  readonly #fields = new Map<string, ScannedField>()

  get all(): Map<string, ScannedField> {
    return this.#fields
  }

  value(name: string): string | undefined {
    return this.#fields.get(name)?.value
  }

  /** Sets a field that is not there yet, from a part that says something; `words` in place of its text. */
  set(name: string, part: Part | undefined, words = part?.value ?? ''): void {
    if (part && words.trim() !== '' && !this.#fields.has(name))
      this.#fields.set(name, { value: escaped(words.trim()), from: part.from, to: part.to })
  }

  /** A list of names: "Doe, Jane", "Doe, Jane, Jr.", organisations. */
  people(name: string, parts: readonly Part[]): void {
    const [first] = parts
    const last = parts.at(-1)
    if (first && last && !this.#fields.has(name))
      this.#fields.set(name, {
        value: parts.map(({ value }) => person(value)).join(' and '),
        from: first.from,
        to: last.to,
      })
  }
}

/** "Doe, Jane, Jr." has its suffix last, which BibTeX has in the middle; an organisation stands in braces. */
export function person(written: string): string {
  const text = written.replace(/\s+/g, ' ').trim()
  const [family = '', given = '', suffix = ''] = text.split(/\s*,\s*/)
  if (given === '') {
    const name = escaped(family)
    return isOrganisation(family) || family.split(' ').length > 3 || text.endsWith(',')
      ? `{${name}}`
      : name
  }
  return [family, suffix, given].filter(Boolean).map(escaped).join(', ')
}

/** Plain text as TeX; markup of HTML stays. */
export const escaped = (text: string): string =>
  text.replace(/[\\{}&%$#_~^]/g, (mark) => special[mark] ?? `\\${mark}`)

const special: Readonly<{ [mark: string]: string }> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
