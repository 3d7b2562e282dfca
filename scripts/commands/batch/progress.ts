/** One line on a terminal that says how far a batch is; nothing elsewhere. */
import type { Terminal } from '../command.js'
import type { Reported } from './status.js'

export class BatchProgress {
  #done = 0
  #failed = 0
  /** Papers that were not built again take no time, and say nothing of those that are left. */
  #built = 0
  readonly #start = performance.now()

  constructor(
    readonly terminal: Terminal,
    readonly total: number,
  ) {
    this.#show()
  }

  add({ status }: Reported, isUnchanged: boolean): void {
    this.#done++
    if (status !== 'built') this.#failed++
    if (!isUnchanged) this.#built++
    this.#show()
  }

  clear(): void {
    if (this.terminal.interactive) this.terminal.stderr('\r\u001B[K')
  }

  #show(): void {
    if (!this.terminal.interactive) return
    const seconds = (performance.now() - this.#start) / 1000
    const left = this.total - this.#done
    const parts = [
      `${this.#done} of ${this.total} papers`,
      ...(this.#failed > 0 ? [`${this.#failed} not built`] : []),
      ...(this.#built > 0 && left > 0 ? [timeLeft((seconds / this.#built) * left)] : []),
    ]
    this.terminal.stderr(`\r\u001B[K${parts.join(', ')} …`)
  }
}

/** "about 40 s left", "about 3 min left". */
export function timeLeft(seconds: number): string {
  if (seconds < 90) return `about ${Math.max(1, Math.round(seconds))} s left`
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`
  return `about ${Math.round(seconds / 3600)} h left`
}
