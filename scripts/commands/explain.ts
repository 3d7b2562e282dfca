import { explanation } from '../cli/explanation.js'
import { closestWord } from '../closest.js'
import { rules } from '../rules.js'
import { UsageError, type Command } from './command.js'

/** `galley explain RULE`: what the rule means, an example, and the mend. */
export const explain: Command = async ({ arguments: [name], terminal }) => {
  const all = `the rules are ${Object.keys(rules).join(', ')}`
  if (name === undefined) throw new UsageError('Expected the name of a rule', all)
  const text = explanation(name)
  if (text === undefined) {
    const near = closestWord(name, Object.keys(rules))
    throw new UsageError(`Unknown rule \`${name}\``, near ? `did you mean \`${near}\`?` : all)
  }
  terminal.stdout(text)
  return 0
}
