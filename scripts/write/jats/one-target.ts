/**
 * A reference to several things as several references: JATS readers follow the first `rid` of an `xref` at the most, and
 * publishers write a range as `<xref>3</xref>–<xref>5</xref>`.
 */
import type { Xref, Phrasing } from '../../document/tree.js'

/** Either `xref`s with one target each and the signs between them, or one to the first target, where its words cannot be parted. */
export function oneTargetEach(node: Xref): Phrasing[] {
  if (node.targets.length < 2) return [node]
  const found = parted(node.children as Phrasing[])
  const [first, last] = [node.targets[0]!, node.targets.at(-1)!]
  if (!found) return [{ ...node, targets: [first] }]
  return [
    { ...node, targets: [first], children: found.before },
    ...found.sign,
    { ...node, targets: [last], children: found.after },
  ]
}

interface Parted {
  before: Phrasing[]
  sign: Phrasing[]
  after: Phrasing[]
}

/** Words on both sides of their only range sign, which may stand in a mark: a raised "3–5". */
function parted(nodes: readonly Phrasing[]): Parted | undefined {
  const at = nodes.findIndex((node) => hasSign(node))
  const node = nodes[at]
  if (!node || nodes.filter((one) => hasSign(one)).length > 1) return undefined
  const around = (inner: Parted): Parted => ({
    before: [...nodes.slice(0, at), ...inner.before],
    sign: inner.sign,
    after: [...inner.after, ...nodes.slice(at + 1)],
  })
  if (node.type === 'text') {
    const parts = range.exec(node.value)
    if (!parts) return undefined
    const [, before = '', sign = '', after = ''] = parts
    const text = (value: string): Phrasing => ({ ...node, value })
    return around({ before: [text(before)], sign: [text(sign)], after: [text(after)] })
  }
  if (!('children' in node)) return undefined
  const inner = parted(node.children as Phrasing[])
  const within = (children: Phrasing[]): Phrasing[] => [{ ...node, children } as Phrasing]
  return (
    inner &&
    around({ before: within(inner.before), sign: within(inner.sign), after: within(inner.after) })
  )
}

const range = /^([^–—-]*[^\s–—-])([–—-])([^\s–—-][^–—-]*)$/
const hasSign = (node: Phrasing): boolean =>
  node.type === 'text'
    ? /[–—-]/.test(node.value)
    : 'children' in node && (node.children as Phrasing[]).some(hasSign)
