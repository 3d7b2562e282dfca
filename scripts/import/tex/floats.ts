/** What floats are made of. */
import { TexCursor } from './arguments.js'
import { plainTex, type TexNode } from './scan.js'

/** The caption and label of a float, and the rest of it. */
export function floatParts(children: readonly TexNode[]): {
  caption: TexNode[] | undefined
  id: string | undefined
  rest: TexNode[]
} {
  let caption: TexNode[] | undefined
  let id: string | undefined
  const rest: TexNode[] = []
  const cursor = new TexCursor(children)
  for (let node = cursor.next(); node; node = cursor.next()) {
    if (
      node.type === 'command' &&
      /^(?:caption\*?|captionof|tablecaption|topcaption)$/.test(node.name) &&
      !caption
    ) {
      if (node.name === 'captionof') cursor.argument()
      cursor.option()
      caption = cursor.argument()
      const inner = floatParts(caption)
      if (inner.id !== undefined) [id, caption] = [id ?? inner.id, inner.rest]
    } else if (node.type === 'command' && node.name === 'label' && id === undefined)
      id = plainTex(cursor.argument()).trim()
    else if (
      (node.type === 'group' ||
        (node.type === 'environment' && /^(?:center|threeparttable|adjustbox)/.test(node.name))) &&
      (caption === undefined || id === undefined)
    ) {
      const inner = floatParts(node.children)
      caption ??= inner.caption
      id ??= inner.id
      rest.push({ ...node, children: inner.rest })
    } else rest.push(node)
  }
  return { caption, id, rest }
}

/** `[htbp]` and a width before what a float shows. */
export function withoutPlacement(nodes: readonly TexNode[]): TexNode[] {
  const cursor = new TexCursor(nodes)
  cursor.option()
  return cursor.nodes.slice(cursor.index)
}
