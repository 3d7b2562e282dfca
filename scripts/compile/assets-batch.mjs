/** Puts what a batch needs beside the program: the file that its threads run, and the style of its report. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  mkdirSync(join(folder, 'batch'), { recursive: true })
  cpSync(join(root, 'scripts/compile/batch-worker.cjs'), join(folder, 'batch-worker.cjs'))
  cpSync(join(root, 'scripts/commands/batch/report.css'), join(folder, 'batch/report.css'))
}
