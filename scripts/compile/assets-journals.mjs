/**
 * Checks the journals' profiles against their schema and puts them beside the program as one JSON file.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parse } from 'yaml'

export default async function assets(root, folder) {
  const place = join(root, 'scripts/journals')
  const bundled = await build({ entryPoints: [join(place, 'schema.ts')], bundle: true, format: 'esm', platform: 'node', write: false, logLevel: 'error' })
  const { profileSchema } = await import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`)
  const profiles = {}
  for (const file of readdirSync(place).filter((name) => name.endsWith('.yaml')).sort()) {
    const { success, data, error } = profileSchema.safeParse(parse(readFileSync(join(place, file), 'utf8')))
    if (!success) throw new Error(`scripts/journals/${file}: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`)
    profiles[file.replace(/\.yaml$/, '')] = data
  }
  writeFileSync(join(folder, 'journals.json'), JSON.stringify(profiles))
}
