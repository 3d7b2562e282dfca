/**
 * The parts of a line `::name[caption]{attributes}`.
 */
import { onOneLine, positionWithin } from './fragment.js'
import { readInline, type Scope } from './reading.js'
import { readAttributes, type Attributes } from './syntax/attributes.js'
import type { Inline, Token } from './syntax/nodes.js'

/** What a line `::name[caption]{attributes}` says; no attributes where its braces cannot be read. */
export function leafParts(
  { value, position }: Token,
  scope: Scope,
): { caption: Inline[]; attributes: Attributes | undefined } {
  const start = value.search(/[[{]/)
  const end = value[start] === '[' ? value.search(/\](?:\{[^\]]*)?$/) : -1
  const label = end > start ? value.slice(start + 1, end) : ''
  const brace = value.indexOf('{', Math.max(end, 0))
  const read = brace < 0 ? undefined : readAttributes(value, brace)
  return {
    caption: label
      ? readInline(
          onOneLine(scope.fragment.path, label, positionWithin(position, start + 1, 0).start),
          scope,
        )
      : [],
    attributes: read && value.slice(read.end).trim() === '' ? read.attributes : undefined,
  }
}
