/** What a paper of a batch came to. */
import type { Diagnostic } from '../../cli/diagnostics.js'

/** A line of `report.jsonl`. */
export interface Reported {
  paper: string
  /** `stopped`: beyond its limits. `refused`: nothing that can be built there. `fault`: of the program. */
  status: 'built' | 'errors' | 'stopped' | 'refused' | 'fault'
  /** The folder of the outputs, below that of the batch. */
  out: string
  files: string[]
  /** With paths from the paper's folder. */
  messages: Diagnostic[]
  notes: string[]
  /** What a paper without messages came to, in words. */
  why?: string
}

/** "480 built, 20 with errors": how many papers came to what. */
export function statusCounts(list: readonly Pick<Reported, 'status'>[]): string {
  return (Object.keys(statusWords) as Array<Reported['status']>)
    .map((status) => ({ status, count: list.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => `${count} ${statusWords[status]}`)
    .join(', ')
}

/** What a status says of a paper, or of a number of them. */
export const statusWords: Readonly<Record<Reported['status'], string>> = {
  built: 'built',
  errors: 'with errors',
  stopped: 'stopped at a limit',
  refused: 'refused',
  fault: 'ended by a fault of the program',
}
