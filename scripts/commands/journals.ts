/**
 * `galley journals [NAME] [--out FILE.yaml]`: the journals that have a profile, what one of them asks, or a file of one's own
 * that begins as it does.
 */
import { journalNames, profileNamed } from '../journals/index.js'
import type { Profile } from '../journals/schema.js'
import { settingsOf } from '../journals/setting.js'
import { chooseName } from '../cli/arguments.js'
import { beginOwn, lined } from './catalogue.js'
import type { Command } from './command.js'

export const journals: Command = async (call) => {
  const { arguments: words, options, terminal } = call
  if (words[0] === undefined) {
    if (options.out !== undefined) return beginOwn(call, 'journals')
    terminal.stdout(lined(journalNames().map((name) => [name, profileNamed(name)!.title])))
    return 0
  }
  const name = chooseName('journal', words[0], journalNames())
  const profile = profileNamed(name)!
  if (options.out !== undefined) return beginOwn(call, 'journals', profile)
  terminal.stdout(shown(name, profile))
  return 0
}

function shown(name: string, profile: Profile): string {
  const { title, oneJournal, readOn, rules, sources } = profile
  return [
    `${title} (${name}): ${oneJournal ? 'one journal' : 'the rules of many journals'}, read on ${readOn}\n`,
    '\nAsks\n',
    lined(rules.map((rule) => [rule.id, rule.severity, `${rule.asks} [${rule.source}]`])),
    '\nA build sets\n',
    lined(settingsOf(profile).map(({ what, value }) => [what, value])),
    '\nSources\n',
    lined(
      Object.entries(sources).map(([code, source]) => [
        code,
        `${source.title}${source.copy ? ' (a copy, so that its rules warn)' : ''}`,
      ]),
    ),
  ].join('')
}
