/**
 * `galley import PAPER.docx`: a Word manuscript as a folder that galley builds.
 */
import { basename, resolve } from 'node:path'
import { DocxFault } from '../../docx-file/fault.js'
import { readDocx } from '../../docx-file/read.js'
import { importDocx } from '../../import/index.js'
import { traceName } from '../../write/docx/trace.js'
import { UsageError, type Call, type Command } from '../command.js'
import { bytesOf } from '../merge/bytes.js'
import { mustBeNew, writeFolder } from './folder.js'

/** Writes the folder, which must not exist, and tells what was not understood; `galley check` says what is left to do. */
export const importWord: Command = async (call) => {
  const [name = ''] = call.arguments
  const target = call.options.out ?? basename(name).replace(/\.docx$/i, '')
  const file = fileAt(call, name)
  if (file.custom.has(traceName))
    throw new UsageError(
      `\`${name}\` was written by galley`,
      `\`galley merge ${name}\` brings back what was changed in it`,
    )
  mustBeNew(call, target)
  writeFolder(call, target, importDocx(file))
  return 0
}

function fileAt({ cwd }: Call, name: string) {
  try {
    return readDocx(bytesOf(resolve(cwd, name), name))
  } catch (error) {
    throw error instanceof DocxFault
      ? new UsageError(`Cannot read \`${name}\`: ${error.message}`)
      : error
  }
}
