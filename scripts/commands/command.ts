/**
 * What a command gets and gives. A command touches no `process`: `cli.ts` hands it what it may know.
 */
export interface Call {
  /** What follows the command's name and is no option. */
  arguments: readonly string[]
  options: Options
  /** Folder that the command was called in. */
  cwd: string
  /** Seconds since 1970 in SOURCE_DATE_EPOCH, the only way that a time comes in. */
  sourceDateEpoch: number | undefined
  terminal: Terminal
}

/** Options as given, by name; each command allows its own (`cli/arguments.ts`). */
export interface Options {
  readonly out?: string
  /** Formats, journals and the like may be given as a list with commas or several times. */
  readonly to?: readonly string[]
  readonly journal?: readonly string[]
  readonly limits?: readonly string[]
  readonly jobs?: string
  readonly shard?: string
  readonly queue?: string
  readonly lease?: string
  readonly layout?: string
  readonly jats?: string
  readonly for?: string
  readonly port?: string
  readonly editor?: string
  readonly since?: string
  readonly letter?: string
  readonly reporter?: string
  readonly base?: string
  readonly template?: string
  readonly ci?: string
  readonly skip?: readonly string[]
  readonly only?: string
  readonly comments?: string
  readonly draft?: true
  readonly blind?: true
  readonly verify?: true
  readonly 'no-validate'?: true
  readonly watch?: true
  readonly numbers?: true
  readonly strict?: true
  readonly update?: true
  readonly write?: true
  readonly 'dry-run'?: true
  readonly force?: true
  readonly stdio?: true
}

export interface Terminal {
  /** For machines: results. */
  stdout(text: string): void
  /** For people. */
  stderr(text: string): void
  /** Asks a person for one line; nothing when there is no more. Absent where nobody can answer. */
  ask?: ((question: string) => Promise<string | undefined>) | undefined
  /** Whether stderr is a terminal, which may be written over. */
  interactive: boolean
  /** Whether stderr shows colours. */
  colour: boolean
}

/** 0 done · 1 the manuscript has errors · 2 wrong use · 3 a fault of the program. */
export type ExitCode = 0 | 1 | 2 | 3
export type Command = (call: Call) => Promise<ExitCode>

/** Wrong use: one sentence on what is wrong, and one on what to do. It ends the program with 2. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
  ) {
    super(message)
  }

  /** The message with what to do, as one line. */
  get line(): string {
    return this.hint ? `${this.message}; ${this.hint}` : this.message
  }
}
