import { rules, type Rule, type RuleName } from '../rules.js'
import { nearest } from '../cli/nearest.js'
import { UsageError, type Command } from './command.js'

/** `galley explain RULE`: what the rule means, an example, and the mend. */
export const explain: Command = async ({ arguments: [name], terminal }) => {
  const names = Object.keys(rules)
  if (name === undefined) throw new UsageError('Expected the name of a rule', `one of ${names.join(', ')}`)
  if (!Object.hasOwn(rules, name)) {
    const near = nearest(name, names)
    throw new UsageError(`Unknown rule \`${name}\``, near ? `did you mean \`${near}\`?` : `one of ${names.join(', ')}`)
  }
  terminal.stdout(explanation(name as RuleName, rules[name as RuleName]))
  return 0
}

function explanation(name: string, { severity, fatal, meaning, example, mend }: Rule): string {
  const kind = severity === 'warning' ? 'warning' : fatal ? 'error, also of a draft' : 'error; a warning in a draft'
  return [`${name} (${kind})`, '', meaning, '', 'Example:', ...example.split('\n').map((line) => `    ${line}`), '', `Mend: ${mend}`, ''].join('\n')
}
