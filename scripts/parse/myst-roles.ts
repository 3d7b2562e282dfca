/**
 * MyST's roles that are references and citations: `` {numref}`fig-a` ``, `` {ref}`the words <sec-b>` ``, `` {cite:t}`doe2020` ``.
 */
import type { InlineCode } from 'mdast'
import type { Position } from 'unist'
import { inBrackets, referenceIdentifier, type Key, type PhrasingOrKey } from './citations.js'

/** What the role `name` makes of its code; nothing when it is another. */
export function readMystRole(
  name: string,
  { value, position }: InlineCode & { position: Position },
): PhrasingOrKey[] | undefined {
  const target = (/<([^<>]+)>\s*$/.exec(value)?.[1] ?? value).trim()
  switch (name) {
    case 'numref':
    case 'ref':
    case 'eq':
      return [
        {
          type: 'crossReference',
          bracketed: false,
          position,
          children: [
            {
              type: 'crossReferenceItem',
              identifier: referenceIdentifier(target) ?? target,
              prefix: [],
              suffix: [],
              position,
            },
          ],
        },
      ]
    case 'cite':
      return [cited(target, position)]
    case 'sup':
      return [{ type: 'superscript', children: [{ type: 'text', value, position }], position }]
    case 'sub':
      return [{ type: 'subscript', children: [{ type: 'text', value, position }], position }]
    case 'math':
      return [{ type: 'inlineMath', value, position }]
    default:
      return undefined
  }
}

function cited(target: string, position: Position): PhrasingOrKey {
  const keys = target.split(/[,;]/).map((identifier): Key => ({
    type: 'key',
    identifier: identifier.trim(),
    suppressAuthor: false,
    position,
  }))
  return inBrackets(
    keys.flatMap((key, index): PhrasingOrKey[] =>
      index ? [{ type: 'text', value: ';', position }, key] : [key],
    ),
    position,
  )
}
