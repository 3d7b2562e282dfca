/**
 * Sources written anew by a command that the author asked for, all or none.
 */
import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { beyondLimits } from '../doing.js'
import { SaveError } from './save-error.js'

/** Replaces the contents of files that exist (absolute paths); a link is followed, permissions stay. */
export function rewrite(files: ReadonlyArray<{ path: string; contents: string }>): void {
  beyondLimits()
  const written: Array<{ place: string; temporary: string }> = []
  try {
    for (const { path, contents } of files) {
      const place = realpathSync(path)
      const temporary = `${place}.${process.pid}.tmp`
      written.push({ place, temporary })
      writeFileSync(temporary, contents, { flag: 'wx' })
      chmodSync(temporary, statSync(place).mode)
    }
    for (const { place, temporary } of written) renameSync(temporary, place)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw code
      ? new SaveError(
          `Cannot write \`${(error as NodeJS.ErrnoException).path ?? 'the files'}\`: ${code}`,
          undefined,
          { cause: error },
        )
      : error
  } finally {
    for (const { temporary } of written) rmSync(temporary, { force: true })
  }
}
