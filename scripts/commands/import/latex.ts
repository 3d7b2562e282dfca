/**
 * `galley import main.tex`: a LaTeX project as a folder that galley builds.
 */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { importTex } from '../../import/tex/index.js'
import type { TexFiles } from '../../import/tex/files.js'
import { UsageError, type Command } from '../command.js'
import { bytesOf } from '../merge/bytes.js'
import { mustBeNew, writeFolder } from './folder.js'

/** Bytes of one file of a project. */
const largest = 100_000_000

/** Writes the folder, which must not exist; `galley check` says what is left to do. */
export const importLatex: Command = async (call) => {
  const [name = ''] = call.arguments
  const target = call.options.out ?? basename(name).replace(/\.\w+$/, '')
  const place = resolve(call.cwd, name)
  bytesOf(place, name)
  mustBeNew(call, target)
  const imported = importTex(basename(place), filesBelow(dirname(place)))
  if (!imported) throw new UsageError(`\`${name}\` cannot be read`)
  writeFolder(call, target, imported)
  return 0
}

/** Files of the folder; a link that leads out of it is none. */
function filesBelow(folder: string): TexFiles {
  const known = new Map<string, Uint8Array | undefined>()
  const root = realpathSync(folder)
  const read = (path: string): Uint8Array | undefined => {
    try {
      const real = realpathSync(join(root, path))
      if (!real.startsWith(root + sep)) return undefined
      const found = statSync(real)
      return found.isFile() && found.size <= largest ? readFileSync(real) : undefined
    } catch {
      return undefined
    }
  }
  return (path) => {
    if (!known.has(path)) known.set(path, read(path))
    return known.get(path)
  }
}
