/**
 * Checks the YAML files of a folder of the program against the schema beside them and puts them beside the program as one
 * JSON file, by their names.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { parse } from 'yaml'

/** `further` may refuse what the schema cannot see, by throwing. */
export async function writeChecked(root, name, schemaName, folder, further = () => {}) {
  const place = join(root, 'scripts', name)
  const { [schemaName]: schema } = await load(join(place, 'schema.ts'))
  const checked = {}
  for (const file of readdirSync(place)
    .filter((each) => each.endsWith('.yaml'))
    .sort()) {
    const { success, data, error } = schema.safeParse(
      parse(readFileSync(join(place, file), 'utf8')),
    )
    if (!success)
      throw new Error(
        `scripts/${name}/${file}: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
      )
    further(data)
    checked[file.replace(/\.yaml$/, '')] = data
  }
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(checked))
}

/** What a file of the program's source exports. */
export async function load(file) {
  const bundled = await build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'error',
  })
  return import(
    `data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`
  )
}
