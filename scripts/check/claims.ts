/**
 * `claim-mismatch` and `invalid-expression`: claims that the data contradict, claims and values that cannot be evaluated.
 */
import type { Inputs } from '../document/inputs.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { unreadData } from './unread.js'

/** Reports each at its words; resolve has listed them all, wherever they stand. */
export const checkClaims: Stage = (inputs: Inputs) => (_, file) => {
  const { rests } = unreadData(inputs, file)
  for (const evaluation of inputs.evaluations) {
    const { kind, fault, position } = evaluation
    if (!fault || (kind !== 'value' && kind !== 'claim') || rests(evaluation)) continue
    report(file, fault.rule, fault.position ?? position, fault.reason, fault)
  }
}
