/**
 * `galley references [PATH]`: the list of references as the paper's style sets it, with what each entry lacks.
 */
import { toString } from 'mdast-util-to-string'
import type { VFileMessage } from 'vfile-message'
import { build } from '../build.js'
import type { BibliographyEntry } from '../document/tree.js'
import { buildOptions } from './build-options.js'
import { projectAt } from './project-at.js'
import type { Command } from './command.js'

/** Prints the entries in their order, each with its key and what is told of it; 1 when the paper cites nothing. */
export const references: Command = async (call) => {
  const project = projectAt(call)
  const { article, inputs, file } = await build(project, {
    ...buildOptions(call),
    purpose: 'compare',
  })
  const entries = article.children[2].children.flatMap((node) =>
    node.type === 'bibliography' ? node.children : [],
  )
  if (entries.length === 0) {
    call.terminal.stderr('The paper cites nothing\n')
    return 1
  }
  const told = byPlace(file.messages)
  for (const entry of entries) {
    const position = inputs.references.get(entry.identifier)?.position
    const notes = position ? (told.get(`${position.path}:${position.start.line}`) ?? []) : []
    call.terminal.stdout([said(entry), ...notes.map((note) => `    ${note}\n`)].join(''))
  }
  return 0
}

const said = ({ identifier, label, children }: BibliographyEntry): string =>
  `${label === undefined ? '' : `${label}. `}${toString({ type: 'paragraph', children }) || identifier}  [@${identifier}]\n`

/** What is said of each line of each file. */
function byPlace(messages: readonly VFileMessage[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { file, line, reason, ruleId } of messages) {
    const place = `${file}:${line}`
    found.set(place, [...(found.get(place) ?? []), `${reason} (${ruleId})`])
  }
  return found
}
