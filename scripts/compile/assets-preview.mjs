/** Puts the preview's script and style beside the program. */
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

export default async function assets(root, folder) {
  mkdirSync(join(folder, 'preview'), { recursive: true })
  for (const name of ['client.js', 'preview.css'])
    cpSync(join(root, 'scripts/commands/preview', name), join(folder, 'preview', name))
}
