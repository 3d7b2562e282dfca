/**
 * `invalid-expression` and `unused-fact`: the named expressions of facts.yaml.
 */
import { withTheirFacts } from '../data/facts.js'
import type { Inputs } from '../document/inputs.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { unreadData } from './unread.js'

/** Reports facts that cannot be evaluated, and facts that no value, claim, table or chart needs. */
export const checkFacts: Stage = (inputs: Inputs) => (_, file) => {
  const facts = inputs.evaluations.filter(({ kind }) => kind === 'fact')
  const uses = new Map(facts.map(({ fact = '', facts: used = [] }) => [fact, new Set(used)]))
  const used = withTheirFacts(
    inputs.evaluations
      .filter(({ kind }) => kind !== 'fact')
      .flatMap(({ facts: names = [] }) => names),
    uses,
  )
  const { rests } = unreadData(inputs, file)
  for (const evaluation of facts) {
    const { fact = '', fault, position } = evaluation
    if (fault && rests(evaluation)) continue
    if (fault) report(file, fault.rule, position, fault.reason, fault)
    else if (!used.has(fact))
      report(
        file,
        'unused-fact',
        position,
        `Unexpected fact \`${fact}\` that nothing uses, expected a value or claim of it`,
      )
  }
}
