/** Keys and values of the metadata, and of the files of tables, charts and facts, as their schemas have them. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver'
import { styleNames } from '../../bibliography/style.js'
import type { Built } from '../../build.js'
import { schemaOf } from '../../commands/init-schemas.js'
import { jsonSchema, type JsonSchema, type SchemaName } from '../../compile/schemas.js'
import { journalNames } from '../../journals/index.js'
import { languageTags } from '../../languages/index.js'
import type { OpenManuscript } from '../manuscript.js'
import type { Point } from '../navigation.js'
import { asItems, type Completions } from './completions.js'
import { columns, expressionCompletions, resourceItem } from './expressions.js'
import { works } from './names.js'
import { yamlPlace, type YamlPlace } from './yaml-place.js'

const nothing: Completions = { items: [], typed: '' }

/** `lines` are the file's; of a Markdown file the point stands in its front matter. */
export function yamlCompletions(
  { checked }: OpenManuscript,
  { path, line, character }: Point,
  lines: readonly string[],
): Completions {
  const isText = !/\.ya?ml$/i.test(path)
  const name = isText ? 'manuscript' : schemaOf(path)
  const place = yamlPlace(lines, line, character, isText ? 1 : 0)
  if (!name || !place) return nothing
  const own = checked && ownValues(name, place, checked, lines)
  if (own) return own
  const shapes = shapesAt(jsonSchema(name), place.path)
  return {
    items: [
      ...(place.at === 'value' ? [] : shapes.flatMap(keysOf)),
      ...(place.at === 'key' ? [] : shapes.flatMap(valuesOf)),
    ].filter(({ label }, index, all) => all.findIndex((one) => one.label === label) === index),
    typed: place.typed,
  }
}

/** What this paper, or the program's own data, gives where a schema has only a text. */
function ownValues(
  name: SchemaName,
  { path, at, typed }: YamlPlace,
  checked: Built,
  lines: readonly string[],
): Completions | undefined {
  if (at === 'key') return undefined
  const { inputs } = checked
  const key = path.at(-1)
  if (name === 'facts') return expressionCompletions(checked, typed.replace(/^["']/, ''))
  if (name === 'table' || name === 'chart') {
    const source = lines.map((one) => /^source:\s*(\S+)/.exec(one)?.[1]).find(Boolean)
    const resource = inputs.resources.get(source ?? '')
    if (key === 'source') return { items: [...inputs.resources.values()].map(resourceItem), typed }
    if (key === 'field') return { items: resource ? columns(resource) : [], typed }
    return key === 'rows' || key === 'cell'
      ? expressionCompletions(checked, typed.replace(/^["']/, ''), source)
      : undefined
  }
  const values = (labels: Iterable<string>): Completions => ({
    items: asItems(labels, CompletionItemKind.Value),
    typed,
  })
  switch (path.join('.')) {
    case 'csl':
      return values(styleNames)
    case 'journal':
    case 'journal.profile':
      return values(journalNames())
    case 'lang':
      return values(languageTags())
    case 'license':
      return values(licences)
    case 'authors.affiliations':
      return values(idsIn(lines))
    case 'nocite':
      return {
        items: works(checked).map((item) => ({ ...item, label: `@${item.label}` })),
        typed: typed.replace(/^["']/, ''),
      }
    default:
      return undefined
  }
}

const licences = ['by', 'by-sa', 'by-nc', 'by-nc-sa', 'by-nc-nd', 'by-nd']
  .map((kind) => `CC-${kind.toUpperCase()}-4.0`)
  .concat('CC0-1.0')

/** Ids that affiliations are given in these lines. */
const idsIn = (lines: readonly string[]): string[] =>
  lines.flatMap((one) => /(?:^|[{\s,-])id:\s*["']?([^\s"',}]+)/.exec(one)?.[1] ?? [])

/** The shapes that stand below a path, lists gone into. */
function shapesAt(schema: JsonSchema, path: readonly string[]): JsonSchema[] {
  return path.reduce(
    (shapes, key) => shapes.flatMap((shape) => below(shape, key).flatMap(alternatives)),
    alternatives(schema),
  )
}

function below({ properties, additionalProperties }: JsonSchema, key: string): JsonSchema[] {
  const named = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
  const found = named ?? additionalProperties
  return typeof found === 'object' ? [found] : []
}

/** A shape, what may stand in its place, and what its items may be. */
function alternatives(shape: JsonSchema): JsonSchema[] {
  const { anyOf = [], items } = shape
  const inside = [...anyOf, ...(items && !Array.isArray(items) ? [items] : [])]
  return [shape, ...inside.flatMap((one) => (typeof one === 'object' ? alternatives(one) : []))]
}

const keysOf = ({ properties = {} }: JsonSchema): CompletionItem[] =>
  Object.entries(properties).map(([label, shape]) => ({
    label,
    insertText: `${label}: `,
    kind: CompletionItemKind.Property,
    ...(typeof shape === 'object' && shape.description ? { documentation: shape.description } : {}),
  }))

function valuesOf(shape: JsonSchema): CompletionItem[] {
  const { const: only, type } = shape
  const values = shape.enum ?? (only === undefined ? [] : [only])
  const words = type === 'boolean' ? ['true', 'false'] : values.map(String)
  return asItems(words, CompletionItemKind.EnumMember)
}
