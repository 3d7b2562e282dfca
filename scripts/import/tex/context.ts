/** What the parts of the writer share. */
import type { TexMacro } from './expand.js'
import type { TexNode, TexPlace } from './scan.js'

export interface TexContext {
  /** Labels under their names here. */
  labels: ReadonlyMap<string, string>
  /** What the author's own commands stand for, in formulas. */
  macros: ReadonlyMap<string, TexMacro>
  tell: (at: TexPlace, what: string) => void
}

/** What turns nodes into Markdown. */
export interface TexLines {
  /** Blocks. */
  flow(nodes: readonly TexNode[]): string[]
  /** One line. */
  line(nodes: readonly TexNode[]): string
}
