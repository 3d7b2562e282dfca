/**
 * A mapping of the metadata, read key by key: spellings that mean the same are tried in turn, and what is wrong with a
 * value is reported at its place.
 */
import type { Node, Position } from 'unist'
import type { VFile } from 'vfile'
import { closest, distance } from '../../closest.js'
import { report } from '../../report.js'
import { placeInFragment } from '../fragment.js'
import type { YamlValue } from '../yaml.js'

export class Mapping {
  readonly value: YamlValue
  readonly file: VFile
  /** Whether all of it could be read; else what it lacks may only be hidden. */
  readonly whole: boolean
  /** Keys that were asked for so far. */
  readonly #asked = new Set<string>()

  constructor(value: YamlValue, file: VFile, whole = true) {
    this.value = value
    this.file = file
    this.whole = whole
  }

  /** The value of the first of `keys` that is there and not empty. Case, `_`, `-` and blanks in keys make no difference. */
  get(...keys: string[]): YamlValue | undefined {
    for (const key of keys) this.#asked.add(key)
    for (const key of keys) {
      const found = this.value.entries?.find((entry) => sameKey(entry.key, key))
      if (found && !isEmpty(found.value)) return found.value
    }
    return undefined
  }

  /** Warns of keys that nobody asked for and that are nearly one that somebody did: `affilations`, `languge`. */
  tellNearMisses(): void {
    for (const { key, position } of this.value.entries ?? []) {
      const name = key.toLowerCase().replace(/[\s_]+/g, '-')
      const isKnown = [...this.#asked].some((asked) => sameKey(name, asked))
      const near = isKnown ? undefined : nearMiss(name, this.#asked)
      if (near !== undefined && !this.get(near))
        report(
          this.file,
          'invalid-metadata',
          position,
          `Unexpected key \`${key}\` that galley does not know; did you mean \`${near}\`?`,
          { severity: 'warning', suggestions: [near] },
        )
    }
  }

  /** Place of the first of `keys` that is there; else the start of the mapping. */
  place(...keys: string[]): Position {
    for (const key of keys) {
      const found = this.value.entries?.find((entry) => sameKey(entry.key, key))
      if (found) return found.position
    }
    return { ...this.value.position, end: this.value.position.start }
  }

  /** Plain text of a scalar, without blanks at its ends and LaTeX's layout commands. */
  text(...keys: string[]): string | undefined {
    const value = this.get(...keys)
    return value && textOfScalar(value, this.file)
  }

  /** Texts of a list, or of the one value that stands in its place. */
  texts(...keys: string[]): string[] {
    return this.values(...keys).flatMap((value) => textOfScalar(value, this.file) ?? [])
  }

  /** Values of a list, or the one value that stands in its place. */
  values(...keys: string[]): YamlValue[] {
    const value = this.get(...keys)
    return value ? (value.items ?? [value]).filter((item) => !isEmpty(item)) : []
  }

  flag(...keys: string[]): boolean | undefined {
    const text = this.get(...keys)?.text?.toLowerCase()
    return text === undefined
      ? undefined
      : /^(true|yes|y|on|1)$/.test(text)
        ? true
        : /^(false|no|n|off|0)$/.test(text)
          ? false
          : undefined
  }

  record(...keys: string[]): Mapping | undefined {
    const value = this.get(...keys)
    return value?.entries ? new Mapping(value, this.file) : undefined
  }

  /** Reports `invalid-metadata` at a value. */
  wrong(place: Node | Position | undefined, reason: string, suggestions?: string[]): void {
    report(this.file, 'invalid-metadata', place, reason, { suggestions })
  }
}

/** Keys of other tools that are near one of ours and mean something else. */
const foreign = new Set(
  'tag font format formats fontset papers style styles theme notes link links image images header footer logo label labels titles page-size site table figure figures cover date-format author-meta title-meta date-meta docs keyword-list csl-dir citations output slides words-count email-address'.split(
    ' ',
  ),
)

/** The key that was meant: a letter or two away, the more the longer it is. */
export function nearMiss(name: string, known: ReadonlySet<string>): string | undefined {
  if (name.length < 4 || foreign.has(name)) return undefined
  const near = closest(name, known)
  if (near === undefined || near.length < 4) return undefined
  const most = name.length < 6 ? 1 : 2
  return distance(name, near) <= most ? near : undefined
}

/** `shortTitle`, `short_title` and `short-title` are one key. */
const plainKey = (key: string): string => key.toLowerCase().replace(/[\s_-]+/g, '')
const sameKey = (left: string, right: string): boolean =>
  left === right || plainKey(left) === plainKey(right)
const isEmpty = (value: YamlValue): boolean =>
  value.text === undefined
    ? !value.items?.length && !value.entries?.length
    : value.text.trim() === ''

/** The text of a scalar; LaTeX's line and page breaks in it are left out, with a warning where they stand. */
export function textOfScalar(
  { text, fragment, position }: YamlValue,
  file: VFile,
): string | undefined {
  if (text === undefined) return undefined
  const found = [...(fragment?.text ?? '').matchAll(layout)]
  for (const match of found)
    report(
      file,
      'unsupported-markup',
      fragment ? placeInFragment(fragment, match.index, match[0].length) : position,
      `Unexpected LaTeX \`${match[0]}\` in the metadata, expected text; it is left out`,
    )
  return (found.length ? text.replace(layout, ' ') : text).replace(/\s+/g, ' ').trim() || undefined
}

const layout = /\\(?:linebreak|newline|pagebreak|newpage|hfill|\\)(?:\[[^\]]*\])?(?:\{\})?/g
