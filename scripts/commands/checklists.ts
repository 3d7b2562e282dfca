/**
 * `galley checklists [NAME] [--out FILE.yaml]`: the reporting checklists, the items of one, or a file of one's own that
 * begins as it does.
 */
import { checklistNamed, checklistNames } from '../checklists/index.js'
import type { Checklist } from '../checklists/schema.js'
import { chooseName } from '../cli/arguments.js'
import { beginOwn, lined } from './catalogue.js'
import type { Command } from './command.js'

export const checklists: Command = async (call) => {
  const { arguments: words, options, terminal } = call
  if (words[0] === undefined) {
    if (options.out !== undefined) return beginOwn(call, 'checklists')
    terminal.stdout(lined(checklistNames().map((name) => [name, titleOf(checklistNamed(name)!)])))
    return 0
  }
  const name = chooseName('checklist', words[0], checklistNames())
  const checklist = checklistNamed(name)!
  if (options.out !== undefined) return beginOwn(call, 'checklists', checklist)
  terminal.stdout(shown(name, checklist))
  return 0
}

const itemsOf = ({ topics }: Checklist): Checklist['topics'][number]['items'] =>
  topics.flatMap(({ items }) => items)

const titleOf = (checklist: Checklist): string =>
  `${checklist.title}, ${checklist.edition}: ${itemsOf(checklist).length} items`

function shown(name: string, checklist: Checklist): string {
  return [
    `${titleOf(checklist)} (${name})\n`,
    ...(checklist.note ? [`${checklist.note.trim()}\n`] : []),
    ...checklist.topics.map(
      ({ topic, items }) =>
        `\n${topic}\n${lined(items.map(({ id, asks, source }) => [id, `${asks} [${source}]`]))}`,
    ),
    '\nSources\n',
    lined(
      Object.entries(checklist.sources).map(([code, { title, readOn, copy }]) => [
        code,
        `${title}, read on ${readOn}${copy ? ' in a copy' : ''}`,
      ]),
    ),
  ].join('')
}
