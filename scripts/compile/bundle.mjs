/** Bundles `scripts/cli.ts` and all it imports into `place`; gives the paths of every module that went in. */
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

export async function bundle(root, place) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { metafile } = await build({
    entryPoints: { cli: join(root, 'scripts/cli.ts') },
    outdir: place,
    bundle: true,
    splitting: true,
    minify: true,
    keepNames: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    chunkNames: '[name]-[hash]',
    logLevel: 'warning',
    metafile: true,
    absWorkingDir: root,
    plugins: [sameDeflate],
    define: { GALLEY_VERSION: JSON.stringify(version) },
    banner: { js: `import{createRequire as __cr}from'node:module';import{fileURLToPath as __fp}from'node:url';import{dirname as __dn}from'node:path';const require=__cr(import.meta.url),__filename=__fp(import.meta.url),__dirname=__dn(__filename);` },
  })
  chmodSync(join(place, 'cli.js'), 0o755)
  return Object.keys(metafile.inputs)
}

/** Every bundled library that asks for zlib gets `deflate.mjs`. */
const sameDeflate = {
  name: 'same-deflate',
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?zlib$/ }, ({ importer }) => importer.includes('node_modules') ? { path: fileURLToPath(new URL('deflate.mjs', import.meta.url)) } : undefined)
  },
}
