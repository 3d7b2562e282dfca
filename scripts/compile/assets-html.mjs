/** Puts the style of the HTML page beside the program. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  mkdirSync(join(folder, 'html'), { recursive: true })
  cpSync(join(root, 'scripts/write/html/style.css'), join(folder, 'html/style.css'))
}
