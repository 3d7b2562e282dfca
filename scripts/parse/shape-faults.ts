/**
 * Why a YAML file has not the shape that it should have, in an author's words and each at its place.
 */
import type { z } from 'zod'
import { didYouMean, oneOf } from '../closest.js'
import type { Fault } from '../document/tree.js'
import type { RuleName } from '../rules.js'
import type { YamlFile } from './yaml.js'

/** `kinds` are the names that a mapping of several kinds may have for its own. */
export function shapeFaults(
  schema: z.ZodType,
  yaml: YamlFile,
  rule: RuleName,
  kinds: readonly string[],
): Fault[] {
  const issues = schema.safeParse(yaml.value).error?.issues ?? []
  return issues.slice(0, 20).flatMap((issue): Fault[] => {
    const at = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        rule,
        reason: `Unexpected key \`${key}\`${within(at)}, expected one that docs/journals.md lists`,
        position: placeOf([...at, key], yaml),
      }))
    return [{ rule, reason: reasonOf(issue, at, yaml, kinds), position: placeOf(at, yaml) }]
  })
}

function reasonOf(
  issue: z.core.$ZodIssue,
  at: readonly string[],
  yaml: YamlFile,
  kinds: readonly string[],
): string {
  const value = valueAt(at, yaml)
  const name = said(at)
  if (value === undefined) return `Unexpected file without \`${name}\`, expected ${wanted(issue)}`
  const found = typeof value === 'object' ? 'list or mapping' : `\`${String(value)}\``
  if (issue.code === 'custom') return `Unexpected value of \`${name}\`: ${issue.message}`
  if (issue.code === 'invalid_union') {
    const kind = typeof value === 'string' ? value : ''
    return `Unexpected kind \`${kind}\` of \`${name}\`, expected another${didYouMean(kind, kinds)}`
  }
  return `Unexpected ${found} of \`${name}\`, expected ${wanted(issue)}`
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return wantedTypes[issue.expected] ?? issue.expected
    case 'invalid_value':
      return oneOf(issue.values.map(String))
    case 'too_small':
      return issue.origin === 'array'
        ? 'at least one entry'
        : issue.origin === 'string'
          ? 'text'
          : `more than ${issue.minimum}`
    case 'invalid_format':
      return issue.message
    default:
      return 'what docs/journals.md says'
  }
}

const wantedTypes: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
}

/** `rules[2].check` of a path; the place in a list counts from 1, as an author does. */
const said = (at: readonly string[]): string =>
  at
    .map((key, index) =>
      /^\d+$/.test(key) ? ` ${Number(key) + 1}` : index === 0 ? key : `.${key}`,
    )
    .join('') || 'the file'

const within = (at: readonly string[]): string => (at.length > 0 ? ` of \`${said(at)}\`` : '')

function valueAt(at: readonly string[], { value }: YamlFile): unknown {
  return at.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  )
}

/** The place of a value, or of the nearest that holds it. */
function placeOf(at: readonly string[], yaml: YamlFile): Fault['position'] {
  for (let length = at.length; length > 0; length--) {
    const found = yaml.positions.get(at.slice(0, length).join('.'))
    if (found) return found
  }
  return { ...yaml.root.position, end: yaml.root.position.start }
}
