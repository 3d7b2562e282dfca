import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { asset, assetPath } from '../assets.js'
import { choose } from '../cli/arguments.js'
import { SaveError } from '../project/save-error.js'
import { save } from '../project/save.js'
import { UsageError, type Command } from './command.js'
import { schemaFiles, withSchemaNamed } from './init-schemas.js'

const templates = ['case-report', 'research', 'review', 'letter', 'thesis'] as const
/** Where each forge looks for its workflow. */
const workflows = { github: '.github/workflows/paper.yml', gitlab: '.gitlab-ci.yml' } as const

/** `galley init DIR`: a new manuscript of marked placeholders, which builds. Nothing that exists is overwritten. */
export const init: Command = async ({ arguments: [name], options, cwd, terminal }) => {
  if (name === undefined) throw new UsageError('Expected the name of a folder', 'galley init DIR')
  const template = choose('template', options.template ?? 'research', templates)
  const ci =
    options.ci === undefined
      ? undefined
      : choose('ci', options.ci, Object.keys(workflows) as Array<keyof typeof workflows>)
  const folder = resolve(cwd, name)
  const parts = ['common', template, ...(ci ? [`ci/${ci}`] : [])]
  const own = new Map(parts.flatMap(filesOf).map((file) => [file.path, file]))
  const files = [...[...own.values()].map(withSchemaNamed), ...schemaFiles()]
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
  if (ci)
    terminal.stdout(
      `The workflow installs galley from \`galley.tgz\` beside the manuscript: put the packed program there, or say another place under \`GALLEY\` in ${workflows[ci]}.\n`,
    )
  return 0
}

/** The files of a part of the templates; a package cannot carry a `.gitignore`, so it goes by another name there. */
function filesOf(part: string): Array<{ path: string; contents: Uint8Array }> {
  const root = assetPath(`init/${part}`)
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
    .map((path) => ({
      path: path === 'gitignore' ? '.gitignore' : path,
      contents: asset(`init/${part}/${path}`),
    }))
}
