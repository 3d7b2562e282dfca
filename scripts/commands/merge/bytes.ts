import { readFileSync, statSync } from 'node:fs'
import { UsageError } from '../command.js'

const largest = 200_000_000

/** Bytes of a file that the command line names. */
export function bytesOf(path: string, name: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new UsageError(`\`${name}\` does not exist`)
  if (!found.isFile()) throw new UsageError(`\`${name}\` is no file`)
  if (found.size > largest) throw new UsageError(`\`${name}\` is larger than any manuscript`)
  return readFileSync(path)
}
