/**
 * `claim-mismatch` and `invalid-expression`: claims that the data contradict, claims and values that cannot be evaluated.
 */
import type { Inputs } from '../document/inputs.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'

/** Reports each at its words; resolve has listed them all, wherever they stand. */
export const checkClaims: Stage = (inputs: Inputs) => (_, file) => {
  for (const { kind, fault, position } of inputs.evaluations) {
    if (!fault || (kind !== 'value' && kind !== 'claim')) continue
    report(file, fault.rule, fault.position ?? position, fault.reason, fault)
  }
}
