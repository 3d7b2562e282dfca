/**
 * Blocks and sections out of JATS.
 */
import type { ListItem } from 'mdast'
import type { Element, ElementContent } from 'xast'
import type {
  Block,
  BoxedText,
  DefinitionItem,
  Section,
  SectionRole,
  Statement,
} from '../../../document/tree.js'
import { figure, figureGroup, supplement, tableWrap } from './floats.js'
import { listNumber } from '../../../tree/list-marks.js'
import { listTypes } from '../../../write/jats/blocks.js'
import { writtenTex } from '../../../write/jats/formulas.js'
import {
  attribute,
  compact,
  childElements,
  find,
  isElement,
  textAt,
  textIn,
  type JatsReading,
} from './reading.js'
import { table } from './tables.js'

/** Elements that stand in `p` only because nothing but a paragraph may stand there. */
const wrapped: ReadonlySet<string> = new Set([
  'boxed-text',
  'code',
  'def-list',
  'disp-formula',
  'disp-quote',
  'fig',
  'fig-group',
  'list',
  'statement',
  'supplementary-material',
  'table-wrap',
  'verse-group',
])

/** Blocks, without those that are read elsewhere (titles, sections, data files). */
export const blocks = (nodes: readonly ElementContent[], reading: JatsReading): Block[] =>
  nodes.filter(isElement).flatMap((node) => block(node, reading))

function block(node: Element, reading: JatsReading): Block[] {
  switch (node.name) {
    case 'p':
      return paragraph(node, reading)
    case 'disp-quote':
      return [{ type: 'blockquote', children: reading.blocks(node.children) }]
    case 'attrib':
      return [{ type: 'attribution', children: reading.inline(node.children) }]
    case 'verse-group':
      return [
        {
          type: 'verse',
          children: childElements(node, 'verse-line').map((line) => ({
            type: 'verseLine',
            children: reading.inline(line.children),
          })),
        },
      ]
    case 'boxed-text':
      return [{ type: 'boxedText', ...titledBlock(node, 'caption/title', reading) } as BoxedText]
    case 'statement':
      return [{ type: 'statement', ...titledBlock(node, 'title', reading) } as Statement]
    case 'code':
      return [{ type: 'code', lang: attribute(node, 'language') ?? null, value: textIn(node) }]
    case 'disp-formula':
      return [
        compact({
          type: 'math' as const,
          value: writtenTex(node),
          id: attribute(node, 'id'),
          label: textAt(node, 'label'),
        }),
      ]
    case 'list':
      return [list(node, reading)]
    case 'def-list':
      return [
        {
          type: 'definitionList',
          children: childElements(node, 'def-item').map((item) => definition(item, reading)),
        },
      ]
    case 'fig':
      return [figure(node, reading)]
    case 'fig-group':
      return [figureGroup(node, reading)]
    case 'supplementary-material':
      return attribute(node, 'content-type') === 'data' ? [] : [supplement(node, reading)]
    case 'table-wrap':
      return [
        find(node, 'label') ||
        find(node, 'caption') ||
        !/^table-\d+-*$/.test(attribute(node, 'id') ?? '')
          ? tableWrap(node, reading)
          : bareTable(node, reading),
      ]
    default:
      return []
  }
}

/** What boxes and statements have: a kind, a label, a title, blocks. */
function titledBlock(node: Element, way: string, reading: JatsReading): object {
  const title = find(node, way)
  return compact({
    kind: attribute(node, 'content-type'),
    id: attribute(node, 'id'),
    label: textAt(node, 'label'),
    children: [
      ...(title
        ? [
            {
              type: 'heading' as const,
              depth: 6 as const,
              children: reading.inline(title.children),
            },
          ]
        : []),
      ...reading.blocks(node.children),
    ],
  })
}

function bareTable(node: Element, reading: JatsReading): Block {
  const inner = find(node, 'table')
  return inner && childElements(node).length === 1
    ? table(inner, reading)
    : tableWrap(node, reading)
}

function paragraph(node: Element, reading: JatsReading): Block[] {
  const only = node.children.length === 1 ? node.children[0] : undefined
  if (only && isElement(only) && wrapped.has(only.name)) return block(only, reading)
  return [{ type: 'paragraph', children: reading.inline(node.children) }]
}

function list(node: Element, reading: JatsReading): Block {
  const type = attribute(node, 'list-type')
  const kind = kinds.find((each) => listTypes[each] === type)
  const items = childElements(node, 'list-item')
  return compact({
    type: 'list' as const,
    ordered: kind !== undefined,
    ...(kind && marked(kind, textAt(items[0], 'label'))),
    children: items.map((item) => listItem(item, reading)),
  })
}

const kinds = ['1', 'a', 'A', 'i', 'I'] as const

/** How a list is marked and where it starts, by the label of its first item. */
function marked(
  kind: (typeof kinds)[number],
  label: string | undefined,
): { start: number; mark?: string } {
  const [, before, word, after] = /^(\(?)(\w+)(\)?)$/.exec(label ?? listNumber(kind, 1)) ?? []
  let start = Number(word)
  if (kind !== '1') for (start = 1; start < most && listNumber(kind, start) !== word;) start++
  const mark = `${before}${kind}${after || '.'}`
  return { start, ...(mark === '1.' ? {} : { mark }) }
}

/** Roman numerals end here. */
const most = 4000

const listItem = (node: Element, reading: JatsReading): ListItem =>
  task(reading.blocks(node.children))

/** A list item; a box before its first words is its state. */
export function task(children: Block[]): ListItem {
  const [first, ...more] = children
  const [start, ...rest] = first?.type === 'paragraph' ? first.children : []
  if (first?.type !== 'paragraph' || start?.type !== 'text' || !/^[☑☐] /.test(start.value))
    return { type: 'listItem', children }
  const words = start.value.slice(2)
  const paragraph = { ...first, children: words ? [{ ...start, value: words }, ...rest] : rest }
  return { type: 'listItem', checked: start.value.startsWith('☑'), children: [paragraph, ...more] }
}

function definition(node: Element, reading: JatsReading): DefinitionItem {
  const term = find(node, 'term')
  return {
    type: 'definitionItem',
    children: [
      { type: 'term', children: reading.inline(term?.children ?? []) },
      ...childElements(node, 'def').map((def) => ({
        type: 'description' as const,
        children: reading.blocks(def.children),
      })),
    ],
  }
}

/** Blocks and the sections after them. */
export const sections = (
  nodes: readonly ElementContent[],
  depth: number,
  reading: JatsReading,
): Array<Block | Section> =>
  nodes
    .filter(isElement)
    .flatMap((node): Array<Block | Section> =>
      node.name === 'sec' ? [section(node, roleOf(node), depth, reading)] : block(node, reading),
    )

/** A section, or an element of the back that is one in the model. */
export function section(
  node: Element,
  role: SectionRole,
  depth: number,
  reading: JatsReading,
): Section {
  const title = find(node, 'title')
  return compact({
    type: 'section' as const,
    depth,
    id: attribute(node, 'id'),
    label: textAt(node, 'label'),
    role,
    children: [
      {
        type: 'heading',
        depth: Math.min(depth, 6) as 1,
        children: reading.inline(title?.children ?? []),
      },
      ...sections(node.children, depth + 1, reading),
    ] as Section['children'],
  })
}

const roles: ReadonlyMap<string, SectionRole> = new Map<string, SectionRole>([
  ['intro', 'introduction'],
  ['methods', 'methods'],
  ['cases', 'case-presentation'],
  ['results', 'results'],
  ['discussion', 'discussion'],
  ['conclusions', 'conclusions'],
  ['declarations', 'declarations'],
  ['data-availability', 'data-availability'],
  ['author-contributions', 'contributions'],
  ['abbreviations', 'abbreviations'],
  ['supplementary-material', 'supplementary-material'],
  ['appendix', 'appendix'],
  ['ethics-approval', 'ethics'],
  ['ethics-consent', 'consent'],
])

/** An ethics statement that speaks of consent alone is the section on consent. */
export function roleOf(node: Element): SectionRole {
  const type = attribute(node, 'sec-type') ?? ''
  if (type !== 'ethics-statement') return roles.get(type) ?? 'other'
  return childElements(node, 'p').some(
    (paragraph) => attribute(paragraph, 'content-type') === 'ethics-consent',
  )
    ? 'consent'
    : 'ethics'
}
