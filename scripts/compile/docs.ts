/** Writes the documentation that is made from the program itself. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { rulesPage } from '../cli/explanation.js'
import { schemas, schemaText, type SchemaName } from './schemas.js'

const docs = new URL('../../docs/', import.meta.url)
writeFileSync(new URL('rules.md', docs), rulesPage())
mkdirSync(new URL('schemas/', docs), { recursive: true })
for (const name of Object.keys(schemas) as SchemaName[])
  writeFileSync(new URL(`schemas/${name}.schema.json`, docs), schemaText(name))
