/** The journals' profiles; what they change of the PDF's style is there to be changed. */
import { join } from 'node:path'
import { load, writeChecked } from './checked-yaml.mjs'

export default async function assets(root, folder) {
  const { layoutStyleOf } = await load(join(root, 'scripts/write/pdf/style.ts'))
  const { layouts } = await load(join(root, 'scripts/parse/layouts.ts'))
  await writeChecked(root, 'journals', 'profileSchema', folder, ({ sets }) => {
    for (const layout of layouts) layoutStyleOf(layout, sets.pdf?.[layout])
  })
}
