/** Which packages a compiled program is made of: the bundled code's and the data's that the asset steps copy. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** JSON of galley's own version and, by name, of each package behind `modules` (paths) or named in `steps` (file names). */
export function versions(root, modules, steps) {
  const { version, devDependencies } = read(root, 'package.json')
  const code = modules
    .map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean)
  const scripts = steps
    .map((name) => readFileSync(join(root, 'scripts/compile', name), 'utf8'))
    .join('\n')
  const data = Object.keys(devDependencies)
    .filter((name) => scripts.includes(name))
    .map((name) => `node_modules/${name}`)
  const libraries = [...new Set([...code, ...data])]
    .map((folder) => read(root, `${folder}/package.json`))
    .map(({ name, version }) => [name, version])
  libraries.sort(([left], [right]) => (left < right ? -1 : 1))
  return `${JSON.stringify({ galley: version, libraries: Object.fromEntries(libraries) }, undefined, 2)}\n`
}

function read(root, path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
