/** Puts the JSON Schemas, which `npm run docs` writes, beside the program. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'

export default async function write(root, assets) {
  cpSync(join(root, 'docs/schemas'), join(assets, 'schemas'), { recursive: true })
}
