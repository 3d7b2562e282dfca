import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { asset, assetPath } from '../assets.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import { UsageError, type Command } from './command.js'
import { schemaFiles, withSchemaNamed } from './init-schemas.js'

/** `galley init DIR`: a new manuscript of marked placeholders, which builds. Nothing that exists is overwritten. */
export const init: Command = async ({ arguments: [name], cwd, terminal }) => {
  if (name === undefined) throw new UsageError('Expected the name of a folder', 'galley init DIR')
  const folder = resolve(cwd, name)
  const files = [...templateFiles().map(withSchemaNamed), ...schemaFiles()]
  const taken = files
    .map(({ path }) => path.split('/')[0]!)
    .find((path) => existsSync(join(folder, path)))
  if (taken) throw new UsageError(`\`${name}\` already holds \`${taken}\``, 'name a new folder')
  try {
    save(folder, files, { shown: name })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message) : error
  }
  terminal.stdout(
    `Made a manuscript in ${name}; \`galley build ${name}\` builds it. Replace what says "placeholder" or "Example".\n`,
  )
  return 0
}

/** The template's files; a package cannot carry a `.gitignore`, so it goes by another name there. */
function templateFiles(): Array<{ path: string; contents: Uint8Array }> {
  const found = readdirSync(assetPath('init'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  )
  const paths = found
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(assetPath('init').length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
  return paths.map((path) => ({
    path: path === 'gitignore' ? '.gitignore' : path,
    contents: asset(`init/${path}`),
  }))
}
