/**
 * Placeholders of other tools whose values stand in the manuscript's folder: Quarto's `{{< meta title >}}` and `{{< var n >}}`
 * (`_variables.yml`), MyST's `{{ n }}` (`substitutions` of the head), Manubot's `{{ n }}` (`variables.json`).
 */
import type { Sources } from '../sources.js'
import { readYaml, type YamlValue } from '../yaml.js'
import { codeSpans } from './code-spans.js'
import type { Traced } from './traced.js'

const placeholder =
  /\{\{<[ \t]*(meta|var|pagebreak)[ \t]*([\w.-]*)[ \t]*>\}\}|\{\{[ \t]*([A-Za-z_][\w.]*)[ \t]*\}\}|^\{%-?[ \t]*(?:end)?raw[ \t]*-?%\}[ \t]*\r?\n/gm

/** A text with the values of its placeholders; one without a value stays, and is told in the printed text. */
export function withVariables(
  text: Traced,
  root: YamlValue,
  path: string,
  sources: Sources,
): Traced {
  if (!/\{\{|\{%/.test(text.text)) return text
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const code = codeSpans(text.text)
  let next = 0
  const isCode = (offset: number): boolean => {
    while (next < code.length && code[next]!.to <= offset) next++
    return next < code.length && code[next]!.from <= offset
  }
  let values: YamlValue[] | undefined
  const pieces = [...text.text.matchAll(placeholder)].flatMap((match) => {
    const [words, shortcode, name = '', variable] = match
    if (isCode(match.index)) return []
    const span = { from: match.index, to: match.index + words.length }
    if (shortcode === 'pagebreak' || words.startsWith('{%')) return [{ ...span, text: '' }]
    values ??= stores(root, folder, sources)
    const found = shortcode
      ? lookUp([shortcode === 'meta' ? root : values[0]!], name)
      : lookUp(values, variable!)
    return found === undefined ? [] : [{ ...span, text: found }]
  })
  return text.with(pieces)
}

/** What holds values: Quarto's file, MyST's head, Manubot's files. */
function stores(root: YamlValue, folder: string, sources: Sources): YamlValue[] {
  const read = (...names: string[]): YamlValue[] =>
    names
      .flatMap((name) => sources.optional(folder + name) ?? [])
      .map(({ text, path }) => readYaml(text, path, 'invalid-metadata').root)
  const head = [root.entries, at(root, 'myst')?.entries]
    .flatMap((entries) => entries ?? [])
    .filter(({ key }) => key === 'substitutions')
    .map(({ value }) => value)
  const quarto = read('_variables.yml', '_variables.yaml')
  return [
    quarto[0] ?? { position: root.position, plain: null },
    ...head,
    ...read('variables.json', 'output/variables.json', 'content/variables.json'),
  ]
}

const at = ({ entries }: YamlValue, key: string): YamlValue | undefined =>
  entries?.find((entry) => entry.key === key)?.value

function lookUp(values: readonly YamlValue[], name: string): string | undefined {
  for (const value of values) {
    const whole = at(value, name)
    const found =
      whole ??
      name.split('.').reduce<YamlValue | undefined>((each, key) => each && at(each, key), value)
    if (found?.text !== undefined) return found.text
  }
  return undefined
}
