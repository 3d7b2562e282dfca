import { resolve } from 'node:path'
import { rewrite } from '../project/rewrite.js'
import { SaveError } from '../project/save-error.js'
import { UsageError, type Call } from './command.js'

/** Writes sources anew, all or none, and says which; paths are relative to where the command was called. */
export function writeSources(
  call: Call,
  changed: ReadonlyArray<{ path: string; contents: string }>,
): void {
  try {
    rewrite(changed.map(({ path, contents }) => ({ path: resolve(call.cwd, path), contents })))
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message) : error
  }
  call.terminal.stderr(
    changed.length === 0
      ? 'Nothing to change\n'
      : `Wrote ${changed.map(({ path }) => path).join(', ')}\n`,
  )
}
