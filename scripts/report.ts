/**
 * How a stage tells an author anything: a VFile message with a rule and a place. How grave a message is, is decided here
 * alone: by its rule, then by who asked (a journal, an archive, a draft).
 */
import type { Node, Point, Position } from 'unist'
import type { VFile } from 'vfile'
import { VFileMessage } from 'vfile-message'
import { rules, type RuleName } from './rules.js'

export interface Details {
  /** More than the one sentence: rows, the value found, what was tried. */
  note?: string | undefined
  /** Replacements for the text at the place, best first. */
  suggestions?: string[] | undefined
  /** Where one case of a rule is worse than the others. */
  severity?: 'error' | 'warning' | undefined
}

/**
 * Adds a message to `file`. `place` is a node, or a position that knows its file (`position.path`).
 * The severity is the rule's own, unless the details say another.
 */
export function report(
  file: VFile,
  rule: RuleName,
  place: Node | Position | undefined,
  reason: string,
  details: Details = {},
): VFileMessage {
  const position = place && ('start' in place ? place : place.position)
  const message = new VFileMessage(reason, {
    source: 'galley',
    ruleId: rule,
    place: position as Position | Point | undefined,
  })
  const severity = details.severity ?? rules[rule].severity
  message.fatal = severity === 'hint' ? null : severity === 'error'
  message.file = position?.path ?? file.path ?? ''
  if (details.note) message.note = details.note
  if (details.suggestions?.length) message.expected = details.suggestions
  file.messages.push(message)
  return message
}

/** Whether it stops the build. */
export const isFatal = ({ fatal }: VFileMessage): boolean => fatal === true

/** Makes an error of what its rule calls a warning: a journal or an archive turns it away, a checklist cannot do without. */
export function raise(message: VFileMessage): void {
  message.fatal = true
}

/** What a draft made warnings of, to be called by its right name where a draft is only looked at. */
const softened = new WeakSet<VFileMessage>()

/** `--draft`: every error about content becomes a warning with the same rule and place. */
export function soften(file: VFile): void {
  for (const message of file.messages) {
    const rule = rules[message.ruleId as RuleName] as { fatal?: true } | undefined
    if (!isFatal(message) || rule?.fatal) continue
    message.fatal = false
    softened.add(message)
  }
}

/** Makes errors again of what a draft made warnings of. */
export function harden(file: VFile): void {
  for (const message of file.messages) if (softened.has(message)) message.fatal = true
}
