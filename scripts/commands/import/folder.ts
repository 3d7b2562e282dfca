/** An imported manuscript as a new folder, and what the author should know of it. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Imported } from '../../import/index.js'
import { SaveError } from '../../project/save-error.js'
import { save } from '../../project/save.js'
import { UsageError, type Call } from '../command.js'

/** Refuses a folder that exists. */
export function mustBeNew({ cwd }: Call, target: string): void {
  if (existsSync(resolve(cwd, target)))
    throw new UsageError(`\`${target}\` exists already`, 'name another folder with `--out`')
}

/** Writes all files or none, and tells the remarks. */
export function writeFolder(call: Call, target: string, { files, remarks }: Imported): void {
  const encoder = new TextEncoder()
  try {
    save(
      resolve(call.cwd, target),
      [...files].map(([path, contents]) => ({
        path,
        contents: typeof contents === 'string' ? encoder.encode(contents) : contents,
      })),
      { shown: target },
    )
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message, error.hint) : error
  }
  for (const remark of remarks) call.terminal.stderr(`Note: ${remark}\n`)
  call.terminal.stderr(
    `Wrote ${target}: ${files.size} files; \`galley check ${target}\` says what is left to do\n`,
  )
}
