/** Puts the manuscript that `galley init` makes beside the program. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

export default async function write(root, assets) {
  cpSync(join(root, 'scripts/commands/init-template'), join(assets, 'init'), { recursive: true })
}
