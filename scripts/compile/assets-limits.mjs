/** Puts the thread that watches what a build costs beside the program. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  cpSync(join(root, 'scripts/cli/limits-watch.cjs'), join(folder, 'limits-watch.cjs'))
}
