/**
 * `:value{of="…" format="0"}` and `:claim[three]{of="…"}`: the nodes they are. One that cannot be read is a node with a
 * fault, never text, because its place would print something else than its data say.
 */
import type { Position } from 'unist'
import type { Claim, Fault, Phrasing, Value } from '../document/tree.js'
import type { Attributes } from './syntax/attributes.js'

/** The value that `attributes` ask for. */
export function value(attributes: Attributes | undefined, position: Position): Value {
  const { of, fact, format, as } = named(attributes)
  return {
    type: 'value',
    of,
    fact,
    format,
    as,
    ...faulty(':value', attributes, position),
    position,
  }
}

/** The claim that `children`, its own words, make. */
export function claim(
  children: Phrasing[],
  attributes: Attributes | undefined,
  position: Position,
): Claim {
  const { of, fact, as } = named(attributes)
  return {
    type: 'claim',
    of,
    fact,
    as,
    children,
    ...faulty(':claim', attributes, position),
    position,
  }
}

/** Brackets with the expression of a claim and not its name, which stands right before them or is missing. */
export function nearlyClaim(
  before: string,
  children: Phrasing[],
  attributes: Attributes,
  position: Position,
): Claim {
  const name = /:[\p{L}-]+\s?$/u.exec(before)?.[0]
  const found = name ? `\`${name}[…]{…}\`` : '`[…]{…}` with an expression'
  return {
    ...claim(children, attributes, position),
    fault: {
      rule: 'invalid-expression',
      reason: `Unexpected ${found}, expected \`:claim[…]{…}\`, without a blank in between`,
      position,
    },
  }
}

function named(attributes: Attributes | undefined): Partial<Record<string, string>> {
  return Object.fromEntries(attributes?.values ?? [])
}

function faulty(
  name: string,
  attributes: Attributes | undefined,
  position: Position,
): { fault?: Fault } {
  const { of, fact } = named(attributes)
  const example = `\`${name}${name === ':claim' ? '[three]' : ''}{of="$count(cases)"}\``
  if (!attributes)
    return {
      fault: {
        rule: 'invalid-expression',
        reason: `Unexpected \`${name}\` without readable braces, expected something like ${example}`,
        position,
      },
    }
  if (!of && !fact)
    return {
      fault: {
        rule: 'invalid-expression',
        reason: `Unexpected \`${name}\` without an expression, expected \`of="…"\` or \`fact=…\``,
        position,
      },
    }
  if (of && fact)
    return {
      fault: {
        rule: 'invalid-expression',
        reason: `Unexpected \`of\` and \`fact\` in one \`${name}\`, expected one of them`,
        position,
      },
    }
  return {}
}
