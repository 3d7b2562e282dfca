/**
 * Markdown as manuscripts write it: CommonMark, GFM's tables, footnotes, strikethrough, task lists and addresses, and our
 * own constructs, through remark-parse. What comes out is mdast with our tokens (`nodes.ts`), every node with its place.
 */
import type { Root } from 'mdast'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import type { ConstructRecord, Extension } from 'micromark-util-types'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { keys } from '../at-syntax.js'
import { findAddresses } from './addresses.js'
import { attributes } from './attributes.js'
import { brackets, disabledBrackets } from './brackets.js'
import { colonLines, floatDivLines, rawLines } from './flow.js'
import { mdastExtensions } from './from-markdown.js'
import {
  bracketMath,
  commands,
  directiveNames,
  html,
  math,
  plainCharacters,
  scripts,
} from './inline.js'
import './edits.js'
import { descriptions } from './descriptions.js'
import { lineBlocks } from './line-blocks.js'
import { headings, quotes } from './interrupting.js'
import { listItems } from './list-items.js'
import { hasFancyMarkers } from './list-markers.js'
import { createSource, matching, type Source } from './source.js'
import { withStandIns } from './stand-ins.js'
import { stars } from './stars.js'
import { textTables } from './text-tables.js'

/** Reads `text` as blocks, or, with `inline`, as one paragraph whatever it starts with. */
export type Markdown = (text: string, inline?: boolean) => Root

/** A reader of Markdown; make one for a manuscript and use it for all its texts. */
export function createMarkdown(): Markdown {
  const source = createSource()
  const extension = syntax(source)
  const always = extension.text!
  const tables: Extension = {}
  const { flow } = gfmTable()
  const lines = extension.flow!
  const blocks = processor([extension, tables])
  const phrases = processor([extension, { disable: { null: flowNames } }])
  return (text, inline) => {
    const kept = withStandIns(shallow(text))
    source.load(kept.text)
    extension.text = { ...always, ...occasional(source) }
    extension.document = inline ? {} : containers(source)
    extension.flow = inline ? lines : { ...lines, ...drawnTables(source, lines) }
    tables.flow = text.includes('|') && flow ? flow : {}
    const root = (inline ? phrases : blocks).parse(source.text)
    kept.restore(root)
    return root
  }
}

/**
 * Blanks for the quote and list marks of a line beyond the 64th, and for a list mark more than 128 columns from the margin:
 * micromark checks all that are open again for each it opens, and no later stage should have to climb a tree without bottom.
 */
const shallow = (text: string): string =>
  text
    .replace(
      /^((?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t])){64})((?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}[.)][ \t]))+)/gm,
      (_, marks: string, more: string) => marks + ' '.repeat(more.length),
    )
    .replace(
      /^([ \t>]{128,})(?:[*+-]|\d{1,9}[.)])(?=[ \t])/gm,
      (whole, margin: string) => margin + ' '.repeat(whole.length - margin.length),
    )

const processor = (own: Extension[]) =>
  unified()
    .use(remarkParse)
    .data(
      'micromarkExtensions' as never,
      [
        { document: gfmFootnote().document! },
        gfmStrikethrough({ singleTilde: false }),
        ...own,
        gfmTaskListItem(),
      ] as never,
    )
    .data('fromMarkdownExtensions' as never, mdastExtensions as never)
    .freeze()

const flowNames = [
  'heading',
  'setextUnderline',
  'definition',
  'thematicBreak',
  'codeFenced',
  'codeIndented',
  'table',
  'gfmFootnoteDefinition',
  'fence',
  'leaf',
  'rawBlock',
  'textTable',
  'lineBlock',
]

function syntax(source: Source): Extension {
  const { superscript, subscript } = scripts(source)
  const { open, image, close, note } = brackets(source)
  const raw = rawLines(source)
  const star = stars(source)
  return {
    disable: {
      null: [
        ...disabledBrackets,
        'htmlFlow',
        'htmlText',
        'attention',
        'list',
        'blockQuote',
        'headingAtx',
      ],
    },
    flow: {
      [35]: headings(source),
      [36]: raw,
      [45]: raw,
      [58]: colonLines(source),
      [60]: [floatDivLines(source), raw],
      [92]: raw,
    },
    text: {
      null: plainCharacters,
      [33]: image,
      [36]: math(source),
      [42]: star,
      [60]: html(source),
      [64]: keys(source),
      [91]: open,
      [92]: [bracketMath(source), commands(source)],
      [93]: close,
      [94]: [superscript, ...note],
      [95]: star,
      [123]: attributes(source),
      [126]: subscript,
    },
  }
}

/** Quotes, lists and meanings; those that begin with a letter or a bracket only where this text may have some. */
function containers(source: Source): ConstructRecord {
  const item = listItems(source)
  const fancy = hasFancyMarkers(source.text) ? [35, 40, ...letters] : []
  const description = /^[ \t>]*(?:[*+-] |\d+[.)] )?[:~][ \t]/m.test(source.text)
    ? descriptions(source)
    : undefined
  return {
    ...Object.fromEntries([42, 43, 45, ...digits, ...fancy].map((code) => [code, item])),
    [62]: quotes(source),
    ...(description && { [58]: description, [126]: description }),
  }
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
const digits = range(48, 57)
const letters = [...range(65, 90), ...range(97, 122)]

/** A construct for each character that one of pandoc's tables or line blocks begins with. */
function drawnTables(source: Source, lines: ConstructRecord): ConstructRecord {
  const drawn: ConstructRecord = {}
  const add = (type: 'textTable' | 'lineBlock', found: ReadonlyMap<number, number>): void => {
    const construct = matching(type, (offset) => found.get(offset) ?? 0, { concrete: true })
    for (const code of new Set([...found.keys()].map((offset) => source.text.charCodeAt(offset))))
      drawn[code] = [construct, ...[drawn[code] ?? lines[code] ?? []].flat()]
  }
  add('textTable', textTables(source.text))
  add('lineBlock', lineBlocks(source.text))
  return drawn
}

/** Constructs for characters that are frequent in any text, only where this text has a use for them, as with tables. */
function occasional(source: Source): ConstructRecord {
  const constructs: ConstructRecord = {}
  if (source.text.includes('-@')) constructs[45] = keys(source)
  if (/:(?:value|claim)/.test(source.text)) constructs[58] = directiveNames(source)
  const addresses = findAddresses(source.text)
  if (!addresses.size) return constructs
  const address = matching('address', (offset) => addresses.get(offset) ?? 0)
  address.previous = function () {
    return addresses.has(this.now().offset)
  }
  for (const offset of addresses.keys()) {
    const code = source.text.charCodeAt(offset)
    constructs[code] ??= code === 95 ? [address, stars(source)] : address
  }
  return constructs
}
