/** The compiled program, called as a user calls it. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'

export const cli = join(import.meta.dirname, '../dist/cli.js')

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs `galley words…` in `cwd`, with `env` beside the environment, under the Node at `node`. */
export function galley(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  node = process.execPath,
): Ran {
  const { SOURCE_DATE_EPOCH: _, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(node, [cli, ...words], {
    cwd,
    env: { ...rest, ...env },
    encoding: 'utf8',
  })
  return { code: status, stdout, stderr }
}

/** SHA-256 of every file below `folder` but galley's own list, by path, sorted. */
export function hashes(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('/.galley'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  return Object.fromEntries(
    paths.map((path) => [
      path.slice(folder.length + 1),
      createHash('sha256').update(readFileSync(path)).digest('hex'),
    ]),
  )
}
