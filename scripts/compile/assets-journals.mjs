/** The journals' profiles. */
import { writeChecked } from './checked-yaml.mjs'

export default (root, folder) => writeChecked(root, 'journals', 'profileSchema', folder)

async function load(file) {
  const bundled = await build({ entryPoints: [file], bundle: true, format: 'esm', platform: 'node', write: false, logLevel: 'error' })
  return import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString('base64')}`)
}
