/** Words of a paragraph as runs, links and fields. */
import { relationTarget } from './address.js'
import { Bookmark, ExternalHyperlink, FootnoteReferenceRun, InternalHyperlink, TextRun } from 'docx'
import type { FootnoteReference, Link } from 'mdast'
import type { PrintablePhrasing, Span, Xref } from '../../document/tree.js'
import { imageRun } from './images.js'
import { mathOf } from './formulas.js'
import { field, run } from './runs.js'
import { bookmarkName, type InlineRuns, type Marks, type State } from './state.js'

/** Runs of `nodes` with the state's marks. What is not printable never comes here: check lets none through. */
export function inline(nodes: ReadonlyArray<{ type: string }>, state: State): InlineRuns {
  return nodes.flatMap((node) => one(node as PrintablePhrasing, state))
}

const marked = (state: State, marks: Marks): State => ({
  ...state,
  marks: { ...state.marks, ...marks },
})
const inside = (
  node: { children: ReadonlyArray<{ type: string }> },
  state: State,
  marks: Marks,
): InlineRuns => inline(node.children, marked(state, marks))

function one(node: PrintablePhrasing, state: State): InlineRuns {
  switch (node.type) {
    case 'text':
      return [run(node.value, state)]
    case 'emphasis':
      return inside(node, state, { italics: !state.marks.italics })
    case 'strong':
      return inside(node, state, { bold: true })
    case 'delete':
      return inside(node, state, { strike: true })
    case 'superscript':
      return inside(node, state, { superScript: true, subScript: false })
    case 'subscript':
      return inside(node, state, { subScript: true, superScript: false })
    case 'smallCaps':
      return inside(node, state, { smallCaps: true })
    case 'span':
      return passage(node, state)
    case 'revision':
      return inside(node, state, { revision: node.kind })
    case 'inlineCode':
      return [run(node.value, marked(state, { code: true }))]
    case 'break':
      return [new TextRun({ break: 1 })]
    case 'link':
      return link(node, state)
    case 'image':
      return imageRun(node, state, { inline: true })
    case 'inlineMath':
      return mathOf(node.value, false, state)
    case 'footnoteReference':
      return footnote(node, state)
    case 'xref':
      return xref(node, state)
    default:
      throw new Error(`The Word writer has no words for ${JSON.stringify(node satisfies never)}`)
  }
}

function link(node: Link, state: State): InlineRuns {
  if (!/^(?:https?:|mailto:)/i.test(node.url)) return inline(node.children, state)
  return [
    new ExternalHyperlink({
      link: relationTarget(node.url),
      children: inside(node, state, { link: true }),
    }),
  ]
}

function passage(node: Span, state: State): InlineRuns {
  const words = inside(node, state, {
    ...(node.lang ? { language: node.lang } : {}),
    ...(node.style ? { style: node.style } : {}),
  })
  return node.id ? [new Bookmark({ id: bookmarkName(node.id), children: words })] : words
}

function footnote(node: FootnoteReference, state: State): InlineRuns {
  const note = state.notes.get(node.identifier)
  return note ? [new FootnoteReferenceRun(note.number)] : []
}

/**
 * A reference. The number of a figure, table or equation is a REF field to the number in its caption, so that Word
 * renumbers it; a citation and a section are links; what leads nowhere is its words, where Word would print an error.
 */
function xref(node: Xref, state: State): InlineRuns {
  const [target = ''] = node.targets
  const number = numberOf(target, state)
  const words =
    node.children.length === 1 && node.children[0]?.type === 'text'
      ? node.children[0].value
      : undefined
  const at =
    number && words !== undefined && node.targets.length === 1
      ? words.search(new RegExp(`(?<!\\d)${number.value}(?!\\d)`))
      : -1
  if (number && words !== undefined && at >= 0) {
    const digits = String(number.value)
    const after = words.slice(at + digits.length)
    return [
      ...(at > 0 ? [run(words.slice(0, at), state)] : []),
      ...field(` REF ${bookmarkName(number.id, 'number')} \\h \\* MERGEFORMAT `, digits, state),
      ...(after ? [run(after, state)] : []),
    ]
  }
  const shown = inline(node.children, state)
  return state.targets.has(target)
    ? [new InternalHyperlink({ anchor: bookmarkName(target), children: shown })]
    : shown
}

function numberOf(id: string, state: State): { id: string; value: number } | undefined {
  for (let name = id; name; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
    const value = state.numbers.get(name)
    if (value !== undefined) return { id: name, value }
  }
  return undefined
}

/**
 * A label as "Fig. 1" or "(1)": its number is a SEQ field, with a bookmark of its own. `\\r` fixes its value, for floats may
 * stand in another order than they are numbered in.
 */
export function label(
  id: string | undefined,
  words: string,
  sequence: string,
  around: State,
  marks: Marks = { bold: true },
): InlineRuns {
  const state = marked(around, marks)
  const [, before = '', digits = '', after = ''] = /^(\D*)(\d+)(.*)$/.exec(words) ?? []
  if (!digits) return [run(words, state)]
  const number = field(` SEQ ${sequence} \\* ARABIC \\r ${digits} `, digits, state)
  return [
    run(before, state),
    ...(id ? [new Bookmark({ id: bookmarkName(id, 'number'), children: number })] : number),
    ...(after ? [run(after, state)] : []),
  ]
}
