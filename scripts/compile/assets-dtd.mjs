/**
 * Puts the DTDs of JATS Journal Publishing (MathML3 variant) into `dtd/`, each as one JSON file: its identifiers, and
 * content model and attributes by element. The whole DTD is those, one after the other.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readDtd } from './dtd.mjs'

const versions = {
  'jats-1.3': '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN',
  'jats-1.4': '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN',
}

export default async function write(root, assets) {
  const schema = join(root, 'node_modules/@jats4r/dtds/schema')
  const catalog = readFileSync(join(schema, 'catalog.xml'), 'utf8')
  mkdirSync(join(assets, 'dtd'), { recursive: true })
  for (const [name, publicId] of Object.entries(versions)) {
    const place = catalog.split(`publicId="${publicId}" uri="`)[1]?.split('"')[0]
    if (!place) throw new Error(`The catalog has no ${publicId}`)
    const systemId = place.slice(place.lastIndexOf('/') + 1)
    writeFileSync(
      join(assets, `dtd/${name}.json`),
      JSON.stringify({ publicId, systemId, elements: readDtd(join(schema, place)) }),
    )
  }
}
