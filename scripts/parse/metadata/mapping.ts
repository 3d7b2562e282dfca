/**
 * A mapping of the metadata, read key by key: spellings that mean the same are tried in turn, and what is wrong with a
 * value is reported at its place.
 */
import type { Node, Position } from 'unist'
import type { VFile } from 'vfile'
import { report } from '../../report.js'
import { placeIn } from '../fragment.js'
import type { YamlValue } from '../yaml.js'

export class Mapping {
  readonly value: YamlValue
  readonly file: VFile
  /** Whether all of it could be read; else what it lacks may only be hidden. */
  readonly whole: boolean

  constructor(value: YamlValue, file: VFile, whole = true) {
    this.value = value
    this.file = file
    this.whole = whole
  }

  /** The value of the first of `keys` that is there and not empty. Case, `_` and blanks in keys make no difference. */
  get(...keys: string[]): YamlValue | undefined {
    for (const key of keys) {
      const found = this.value.entries?.find((entry) => sameKey(entry.key, key))
      if (found && !isEmpty(found.value)) return found.value
    }
    return undefined
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
    return value && textOf(value, this.file)
  }

  /** Texts of a list, or of the one value that stands in its place. */
  texts(...keys: string[]): string[] {
    return this.values(...keys).flatMap((value) => textOf(value, this.file) ?? [])
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

const sameKey = (left: string, right: string): boolean =>
  left === right || left.toLowerCase().replace(/[\s_]+/g, '-') === right
const isEmpty = (value: YamlValue): boolean =>
  value.text === undefined
    ? !value.items?.length && !value.entries?.length
    : value.text.trim() === ''

/** The text of a scalar; LaTeX's line and page breaks in it are left out, with a warning where they stand. */
export function textOf({ text, fragment, position }: YamlValue, file: VFile): string | undefined {
  if (text === undefined) return undefined
  const found = [...(fragment?.text ?? '').matchAll(layout)]
  for (const match of found)
    report(
      file,
      'unsupported-markup',
      fragment ? placeIn(fragment, match.index, match[0].length) : position,
      `Unexpected LaTeX \`${match[0]}\` in the metadata, expected text; it is left out`,
    )
  return (found.length ? text.replace(layout, ' ') : text).replace(/\s+/g, ' ').trim() || undefined
}

const layout = /\\(?:linebreak|newline|pagebreak|newpage|hfill|\\)(?:\[[^\]]*\])?(?:\{\})?/g
