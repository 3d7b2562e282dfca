/**
 * The JSON Schemas that a new paper takes along, and the line by which an editor's YAML server finds them
 * (yaml-language-server, `$schema` as a modeline).
 */
import { posix } from 'node:path'
import { asset } from '../assets.js'
import { schemas, type SchemaName } from '../compile/schemas.js'

interface NewFile {
  path: string
  contents: Uint8Array
}

/** The schemas of a paper, in `schemas/` beside `manuscript/`. */
export const schemaFiles = (): NewFile[] =>
  (Object.keys(schemas) as SchemaName[]).map((name) => ({
    path: schemaPath(name),
    contents: asset(schemaPath(name)),
  }))

/** The file, with its schema named in its first line where it is one that has a schema. */
export function withSchemaNamed({ path, contents }: NewFile): NewFile {
  const name = schemaOf(path)
  if (!name) return { path, contents }
  const relative = posix.relative(posix.dirname(path), schemaPath(name))
  const line = `# yaml-language-server: $schema=${relative}\n`
  return { path, contents: new TextEncoder().encode(line + new TextDecoder().decode(contents)) }
}

/** Which schema a YAML file of a manuscript is to be as; undefined when it is none of ours. */
export function schemaOf(path: string): SchemaName | undefined {
  if (!/\.ya?ml$/i.test(path)) return undefined
  const folder = posix.basename(posix.dirname(path))
  if (folder === 'tables') return 'table'
  if (folder === 'charts') return 'chart'
  const name = posix.basename(path).replace(/\.ya?ml$/i, '')
  return name === 'manuscript' || name === 'facts' ? name : undefined
}

const schemaPath = (name: SchemaName): string => `schemas/${name}.schema.json`
