/** What a worker is given and gives back: plain data, which goes from thread to thread and from machine to machine. */
import type { BuildOutcome } from '../build/outcome.js'
import type { Options } from '../command.js'

export interface Job {
  /** Absolute path of the manuscript. */
  path: string
  /** Options of the build; `out` is absolute. */
  options: Options
  sourceDateEpoch: number | undefined
  /** Where the worker writes what it is doing (`doing.ts`). */
  doing: SharedArrayBuffer
}

export type Result =
  /** Built, or with errors, as the outcome's code says. */
  | { kind: 'done'; outcome: BuildOutcome; isUnchanged: boolean }
  /** It cannot be built there, for the reason given; the manuscript itself was not read, or not to the end. */
  | { kind: 'refused' | 'stopped' | 'fault'; why: string }
