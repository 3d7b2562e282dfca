/**
 * List items, as pandoc marks them (`list-markers.ts`). CommonMark's own construct (CommonMark 0.31 § List items), with
 * the marker read from the text: what an item holds is indented as far as its first word.
 */
import { blankLine, thematicBreak } from 'micromark-core-commonmark'
import type { Code, Construct, State, TokenizeContext } from 'micromark-util-types'
import { blanks, blanksAfterMark, indentation, isBlankCode } from './blanks.js'
import { isLoneMarker } from './interruptions.js'
import { markerAt, markerNumber, type ListMarker, type MarkerNumbering } from './list-markers.js'
import type { Source } from './source.js'

/** What micromark keeps of an open list for us. */
interface OpenList {
  type?: 'listOrdered' | 'listUnordered'
  bullet?: string
  numbering?: MarkerNumbering | undefined
  size?: number
  initialBlankLine?: boolean | undefined
  furtherBlankLines?: boolean | undefined
  _closeFlow?: boolean | undefined
}

const open = (context: TokenizeContext): OpenList => context.containerState as OpenList
const prefixWhitespace = blanksAfterMark('listItemPrefixWhitespace')
const indent = indentation('listItemIndent', (state) => (state as OpenList).size!)

/** Markers in one line that open a list within a list; what follows is text, because each level costs a walk of all. */
const deepest = 50

/** Tells whether a marker is beyond that, by its line and its place. */
function depthGuard(): (line: number, offset: number) => boolean {
  let known = 0
  let depths = new Map<number, number>()
  return (line, offset) => {
    if (line !== known) depths = new Map()
    known = line
    const depth = depths.get(offset) ?? depths.size + 1
    depths.set(offset, depth)
    return depth > deepest
  }
}

/** The construct for every character that a marker can begin with; micromark's `list` is to be disabled. */
export function listItems(source: Source): Construct {
  const isTooDeep = depthGuard()
  const construct: Construct = {
    name: 'listItem',
    tokenize(effects, ok, nok) {
      const context = this
      const state = open(context)
      const tail = context.events[context.events.length - 1]
      let initial =
        tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0
      let marker: ListMarker | undefined
      let end = 0
      return start

      function start(code: Code): State | undefined {
        const { line, offset } = context.now()
        marker = nextMarker(source.text, offset, state)
        if (
          !marker ||
          isTooDeep(line, offset) ||
          (context.interrupt && !interrupts(source.text, offset, marker))
        )
          return nok(code)
        end = offset + marker.text.length
        if (marker.text === '*' || marker.text === '-')
          return effects.check(thematicBreak, nok, enter)(code)
        return enter(code)
      }

      function enter(code: Code): State | undefined {
        const kind = marker!.numbering ? 'listOrdered' : 'listUnordered'
        if (!state.type) effects.enter((state.type = kind), { _container: true })
        state.numbering ??= marker!.numbering
        if (!marker!.numbering) state.bullet ??= marker!.text
        effects.enter('listItemPrefix')
        effects.enter(marker!.numbering ? 'listItemValue' : 'listItemMarker')
        return inside(code)
      }

      function inside(code: Code): State | undefined {
        if (context.now().offset < end) {
          effects.consume(code)
          return inside
        }
        effects.exit(marker!.numbering ? 'listItemValue' : 'listItemMarker')
        return effects.check(
          blankLine,
          context.interrupt ? nok : onBlank,
          effects.attempt(prefixWhitespace, endOfPrefix, otherPrefix),
        )(code)
      }

      function onBlank(code: Code): State | undefined {
        state.initialBlankLine = true
        initial++
        return endOfPrefix(code)
      }

      function otherPrefix(code: Code): State | undefined {
        if (!isBlankCode(code)) return nok(code)
        effects.enter('listItemPrefixWhitespace')
        effects.consume(code)
        effects.exit('listItemPrefixWhitespace')
        return endOfPrefix
      }

      function endOfPrefix(code: Code): State | undefined {
        state.size = initial + context.sliceSerialize(effects.exit('listItemPrefix'), true).length
        return ok(code)
      }
    },
    continuation: {
      tokenize(effects, ok, nok) {
        const context = this
        const state = open(context)
        delete state._closeFlow
        return effects.check(blankLine, onBlank, notBlank)

        function onBlank(code: Code): State | undefined {
          state.furtherBlankLines ||= state.initialBlankLine
          return blanks(effects, ok, 'listItemIndent', state.size!)(code)
        }

        function notBlank(code: Code): State | undefined {
          const further = state.furtherBlankLines
          delete state.furtherBlankLines
          delete state.initialBlankLine
          if (further || !isBlankCode(code)) return notInItem(code)
          return effects.attempt(indent, ok, notInItem)(code)
        }

        function notInItem(code: Code): State | undefined {
          // The list goes on, if with another item; what is open in this one ends.
          state._closeFlow = true
          delete context.interrupt
          return blanks(effects, effects.attempt(construct, ok, nok), 'linePrefix', 3)(code)
        }
      },
    },
    exit(effects) {
      effects.exit(open(this).type!)
    },
  }
  return construct
}

function nextMarker(text: string, offset: number, state: OpenList): ListMarker | undefined {
  const marker = markerAt(text, offset, state.numbering)
  if (!state.type || !marker) return marker
  return state.type === 'listUnordered' && (marker.numbering || marker.text !== state.bullet)
    ? undefined
    : marker
}

/** Whether an item begins inside a paragraph: only the first of a list, and what is not just a sign of the prose. */
function interrupts(text: string, offset: number, marker: ListMarker): boolean {
  const { numbering } = marker
  if (numbering && (numbering.kind !== '1' || numbering.before || marker.text.startsWith('#')))
    return (markerNumber(marker) ?? 1) === 1 && isInItem(text, offset)
  if (numbering && marker.text.length > 2) return false
  if (numbering && marker.text[0] !== '1') return false
  return !isLoneMarker(text, offset)
}

/** Whether the line is indented below one that begins with a marker. */
function isInItem(text: string, offset: number): boolean {
  const line = text.lastIndexOf('\n', offset - 1)
  const before = text.slice(text.lastIndexOf('\n', line - 1) + 1, line)
  return (
    /^[ \t>]* {2,}$/.test(text.slice(line + 1, offset)) &&
    /^[ \t>]*(?:[*+-]|\(?[\w@#-]+[.)])[ \t]/.test(before)
  )
}
