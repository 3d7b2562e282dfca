/**
 * Bundles `scripts/cli.ts` and all it imports into `place`: chunks that are loaded on demand, as CommonJS, because only
 * that can be started from code that V8 has compiled before (`launch.cjs`, `warm.cjs`).
 */
import { chmodSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, transform } from 'esbuild'
import { libxml2 } from './libxml2.mjs'

const here = dirname(fileURLToPath(import.meta.url))
/** Patterns that Node 20 reads, and esbuild would turn into calls of `RegExp`: each use would make the pattern anew. */
const supported = {
  'regexp-set-notation': true,
  'regexp-unicode-property-escapes': true,
}
/** Names stay, for readable stacks; what minifies them at run time (`keepNames`) costs more than it saves. */
const small = {
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'ascii',
  legalComments: 'none',
  target: 'node20',
  supported,
  platform: 'node',
  logLevel: 'warning',
}

/** Gives the paths of every module that went in; `stamp` is a hash of all that the program is made of. */
export async function bundle(root, place, stamp) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const { outputFiles, metafile } = await build({
    ...small,
    entryPoints: {
      main: join(root, 'scripts/cli.ts'),
      'batch-worker': join(root, 'scripts/commands/batch/worker.ts'),
    },
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: place,
    chunkNames: '[name]-[hash]',
    write: false,
    metafile: true,
    // Other servers that BullMQ can speak to, which it asks for only there.
    external: ['@valkey/valkey-glide', 'pg', 'redis', 'bullmq-otel'],
    define: { GALLEY_VERSION: JSON.stringify(version), GALLEY_STAMP: JSON.stringify(stamp) },
    plugins: [sameBytes(root), noNetwork, libxml2(place)],
  })
  for (const { path, text } of outputFiles) writeFileSync(path, await commonJs(text))
  await bundlePoolThread(root, place)
  copyFileSync(join(here, 'launch.cjs'), join(place, 'cli.js'))
  chmodSync(join(place, 'cli.js'), 0o755)
  writeFileSync(join(place, 'package.json'), '{"type":"commonjs"}\n')
  return Object.keys(metafile.inputs)
}

/** piscina's own half of a thread, which it looks for beside itself by that name. */
async function bundlePoolThread(root, place) {
  await build({
    ...small,
    entryPoints: [join(root, 'node_modules/piscina/dist/worker.js')],
    bundle: true,
    format: 'cjs',
    outfile: join(place, 'worker.js'),
    // How nice threads are is never asked for.
    external: ['@napi-rs/nice'],
  })
}

/** A chunk as the body of a function; what it gets is named in `launch.cjs`. */
async function commonJs(text) {
  const { code } = await transform(text.replace(/^#!.*/, ''), {
    ...small,
    logLevel: 'error',
    format: 'cjs',
    define: { 'import.meta.url': '__url' },
  })
  return code.replace(/\bimport\(("[^"]*")\)/g, '__import($1)')
}

/** Every bundled library that packs gets the packer whose bytes are the same everywhere, in the build without workers. */
const sameBytes = (root) => ({
  name: 'same-bytes',
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?zlib$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: join(here, 'deflate.mjs') } : undefined,
    )
    builder.onResolve({ filter: /^fflate$/ }, () => ({
      path: join(root, 'node_modules/fflate/esm/browser.js'),
    }))
  },
})

/** citation-js can fetch; galley never does. */
const noNetwork = {
  name: 'no-network',
  setup(builder) {
    builder.onResolve({ filter: /^(sync-fetch|node-fetch)$/ }, ({ path }) => ({
      path,
      namespace: 'no-network',
    }))
    builder.onLoad({ filter: /.*/, namespace: 'no-network' }, () => ({
      contents:
        'export class Headers {}\nexport default function () { throw new Error("galley uses no network") }',
    }))
  },
}
