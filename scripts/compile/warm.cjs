'use strict'
/**
 * Runs the compiled program in DIST on a manuscript and writes what V8 has compiled beside each chunk, for `launch.cjs`:
 *
 *     node warm.cjs DIST WORDS…        as `galley WORDS…`
 */
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { setFlagsFromString } = require('node:v8')

const [dist, ...words] = process.argv.slice(2)
process.argv = [process.argv[0], join(dist, 'cli.js'), ...words]
const { load, chunks } = require(join(dist, 'cli.js'))

load('main.js').finished.then(() => {
  // V8 takes compiled code only under the flags that it was written under, which are those that `launch.cjs` sets.
  setFlagsFromString('--no-opt')
  for (const { filename, script } of chunks.values()) writeFileSync(`${filename}.cache`, script.createCachedData())
})
