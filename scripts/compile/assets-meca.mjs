/**
 * Puts the DTDs of MECA's own documents (NISO RP-30: manifest and transfer 1.0) into `dtd/`, each as one JSON file of the
 * form that JATS has there.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDtd } from './dtd.mjs'

export default async function write(root, assets) {
  mkdirSync(join(assets, 'dtd'), { recursive: true })
  for (const name of ['manifest', 'transfer']) {
    const file = join(root, `node_modules/meca/dist/${name}-1.0.dtd`)
    // The DTD says how it is named in a comment, with one quotation mark curled.
    const [, publicId, systemId] =
      /DOCTYPE\s+\w+\s+PUBLIC\s+[“"]([^"”]+)["”]\s+"([^"]+)"/.exec(readFileSync(file, 'utf8')) ?? []
    if (!publicId || !systemId) throw new Error(`${file} does not say how it is named`)
    writeFileSync(
      join(assets, `dtd/meca-${name}.json`),
      JSON.stringify({ publicId, systemId, elements: readDtd(file) }),
    )
  }
}
