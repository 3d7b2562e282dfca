/** Writes the documentation that is made from the program itself. */
import { writeFileSync } from 'node:fs'
import { rulesPage } from '../cli/explanation.js'

writeFileSync(new URL('../../docs/rules.md', import.meta.url), rulesPage())
