/**
 * What style sheets say of each element of a drawing (CSS Cascading and Inheritance 4): the winning declarations. The sole
 * importer of css-tree and css-select.
 */
import { compile, type Options } from 'css-select'
import generate from 'css-tree/generator'
import parse from 'css-tree/parser'
import type { Block, CssNode, Declaration, Rule, SelectorList } from 'css-tree'
import { eachNode, elementsIn, svgText, type SvgNode } from './tree.js'
import { XmlFault } from './xml.js'

/** Values of properties by their names, of an element. */
export type Declared = ReadonlyMap<string, string>

/** Steps from element to element in the matching of selectors. */
const mostSteps = 30e6

interface Candidate {
  value: string
  /** Importance, specificity and order, the greater the stronger. */
  weight: readonly number[]
}

/** For each element that a style sheet or its `style` attribute speaks of, what holds. `width` is the drawing's, for `@media`; what `isVoid` is as if not said. */
export function cascade(
  root: SvgNode,
  width: number,
  isVoid: (property: string, value: string) => boolean,
): ReadonlyMap<SvgNode, Declared> {
  const nodes: SvgNode[] = []
  let sheets = ''
  eachNode(root, (node) => {
    nodes.push(node)
    if (node.name === 'style' && isCss(node)) sheets += svgText(node) + '\n'
  })
  const found = new Map<SvgNode, Map<string, Candidate>>()
  const rules = sheets.trim() ? rulesOf(sheets, width) : []
  const options = optionsOf(root)
  let order = 0
  for (const rule of rules) {
    order += 1
    for (const { matches, specificity } of selectorsOf(rule.prelude, options))
      for (const node of nodes)
        if (matches(node))
          for (const declaration of declarationsOf(rule))
            if (!isVoid(declaration.property, declaration.value))
              propose(found, node, declaration, [...specificity, order])
  }
  for (const node of nodes) {
    const style = node.attributes.get('style')
    if (style)
      for (const declaration of inline(style))
        if (!isVoid(declaration.property, declaration.value))
          propose(found, node, declaration, [1, 0, 0, 0, 0])
  }
  return new Map(
    [...found].map(([node, candidates]) => [
      node,
      new Map([...candidates].map(([name, { value }]) => [name, value])),
    ]),
  )
}

const isCss = (node: SvgNode): boolean =>
  /^(?:|text\/css)$/i.test((node.attributes.get('type') ?? '').trim()) &&
  /^(?:|all|screen)$/i.test((node.attributes.get('media') ?? '').trim())

function propose(
  found: Map<SvgNode, Map<string, Candidate>>,
  node: SvgNode,
  { property, value, important }: Said,
  place: readonly number[],
): void {
  const weight = [important ? 1 : 0, ...(place.length === 4 ? [0, ...place] : place)]
  const candidates = found.get(node) ?? new Map<string, Candidate>()
  found.set(node, candidates)
  const before = candidates.get(property)
  if (!before || !isLess(weight, before.weight)) candidates.set(property, { value, weight })
}

function isLess(one: readonly number[], other: readonly number[]): boolean {
  const index = one.findIndex((part, at) => part !== other[at])
  return index >= 0 && one[index]! < other[index]!
}

interface Said {
  property: string
  value: string
  important: boolean
}

const said = ({ property, value, important }: Declaration): Said => ({
  property: property.startsWith('--') ? property : property.toLowerCase(),
  value: (value.type === 'Raw' ? value.value : generate(value)).trim(),
  important: Boolean(important),
})

const declarationsOf = (rule: Rule): Said[] =>
  rule.block.children.toArray().flatMap((node) => (node.type === 'Declaration' ? [said(node)] : []))

function inline(style: string): Said[] {
  const list = parse(style, { context: 'declarationList', parseValue: false })
  return list.type === 'DeclarationList'
    ? list.children.toArray().flatMap((node) => (node.type === 'Declaration' ? [said(node)] : []))
    : []
}

/** Rules that hold for a picture on a light screen, those of groups (`@media`) in their place. */
function rulesOf(sheets: string, width: number): Rule[] {
  const rules: Rule[] = []
  const collect = (nodes: readonly CssNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'Rule') {
        if (hasRules(node.block))
          throw new XmlFault(
            `\`${generate(node.prelude).slice(0, 60)}\` with rules inside, which not every program knows`,
          )
        rules.push(node)
      }
      if (node.type !== 'Atrule' || !node.block) continue
      const name = node.name.toLowerCase()
      const condition = node.prelude ? generate(node.prelude) : ''
      if (/^(?:supports|container|scope|starting-style)$/.test(name) && hasRules(node.block))
        throw new XmlFault(
          `\`@${name} ${condition.slice(0, 60)}\`, to which programs give different answers`,
        )
      if (name === 'layer' || (name === 'media' && holds(condition, width)))
        collect(node.block.children.toArray())
    }
  }
  const sheet = parse(sheets.replace(/<!--|-->/g, ''), {
    parseValue: false,
    parseAtrulePrelude: false,
  })
  if (sheet.type === 'StyleSheet') collect(sheet.children.toArray())
  return rules
}

/** A nested rule that begins with the name of an element is raw text to the parser. */
const hasRules = ({ children }: Block): boolean =>
  children.some(
    (node) =>
      node.type === 'Rule' ||
      node.type === 'Atrule' ||
      (node.type === 'Raw' && node.value.includes('{')),
  )

/** Whether one of the queries of a media rule holds; what is not known does not. */
const holds = (queries: string, width: number): boolean =>
  queries.split(',').some((query) => {
    const isNegated = /^\s*not\s/i.test(query)
    const parts = query.replace(/^\s*(?:not|only)\s/i, '').split(/\band\b/i)
    return parts.every((part) => isTrue(part.trim().toLowerCase(), width)) !== isNegated
  })

function isTrue(part: string, width: number): boolean {
  if (/^(?:|all|screen)$/.test(part)) return true
  const found = /^\(\s*([a-z-]+)\s*:?\s*([^)]*?)\s*\)$/.exec(part)
  const value = found?.[2] ?? ''
  switch (found?.[1]) {
    case 'prefers-color-scheme':
      return value === 'light'
    case 'prefers-reduced-motion':
      return value === 'no-preference'
    case 'min-width':
      return width >= Number.parseFloat(value)
    case 'max-width':
      return width <= Number.parseFloat(value)
    default:
      return false
  }
}

interface Matcher {
  matches: (node: SvgNode) => boolean
  specificity: readonly [ids: number, classes: number, types: number]
}

/** Each selector of a rule; one that is no selector makes the whole rule void (CSS Selectors 4 § 4.1). */
function selectorsOf(prelude: Rule['prelude'], options: Options<SvgNode, SvgNode>): Matcher[] {
  if (prelude.type !== 'SelectorList') return []
  try {
    return prelude.children.toArray().map((selector) => ({
      matches: compile(generate(selector), options),
      specificity: specificityOf(selector),
    }))
  } catch (error) {
    if (error instanceof XmlFault) throw error
    return []
  }
}

type Specificity = [number, number, number]
const plus = (one: Specificity, other: Specificity): Specificity => [
  one[0] + other[0],
  one[1] + other[1],
  one[2] + other[2],
]

/** CSS Selectors 4 § 17. */
function specificityOf(selector: CssNode): Specificity {
  switch (selector.type) {
    case 'Selector':
      return selector.children.toArray().map(specificityOf).reduce(plus, [0, 0, 0])
    case 'IdSelector':
      return [1, 0, 0]
    case 'ClassSelector':
    case 'AttributeSelector':
      return [0, 1, 0]
    case 'TypeSelector':
      return [0, 0, selector.name === '*' || selector.name.endsWith('|*') ? 0 : 1]
    case 'PseudoElementSelector':
      return [0, 0, 1]
    case 'PseudoClassSelector': {
      const name = selector.name.toLowerCase()
      if (name === 'where') return [0, 0, 0]
      const lists = selector.children?.toArray().filter((one) => one.type === 'SelectorList') ?? []
      return /^(?:is|not|has)$/.test(name) ? strongest(lists) : [0, 1, 0]
    }
    default:
      return [0, 0, 0]
  }
}

const strongest = (lists: readonly SelectorList[]): Specificity =>
  lists
    .flatMap((list) => list.children.toArray().map(specificityOf))
    .sort((one, other) => (isLess(one, other) ? 1 : -1))[0] ?? [0, 0, 0]

/** How selectors walk the tree, no further than a bound. */
function optionsOf(root: SvgNode): Options<SvgNode, SvgNode> {
  let steps = 0
  const step = <Result>(result: Result): Result => {
    if (++steps > mostSteps) throw new XmlFault('style sheets that are too long to match')
    return result
  }
  const siblings = (node: SvgNode): SvgNode[] => (node.parent ? elementsIn(node.parent) : [root])
  const places = new Map<SvgNode, SvgNode[]>()
  const adapter: Options<SvgNode, SvgNode>['adapter'] = {
    isTag: (node): node is SvgNode => step(Boolean(node)),
    getAttributeValue: ({ attributes }, name) => step(attributes.get(name)),
    hasAttrib: ({ attributes }, name) => attributes.has(name),
    getChildren: (node) => step(elementsIn(node)),
    getName: ({ name }) => step(name),
    getParent: ({ parent }) => step(parent ?? null),
    getSiblings: (node) => {
      const key = node.parent ?? root
      const known = node.parent ? places.get(key) : undefined
      const found = known ?? siblings(node)
      if (node.parent) places.set(key, found)
      steps += Math.min(found.length, 1_000)
      return found
    },
    getText: svgText,
    removeSubsets: (nodes) => nodes,
  }
  return { adapter, xmlMode: true, relativeSelector: false, cacheResults: false }
}
