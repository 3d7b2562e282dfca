#!/usr/bin/env node
'use strict'
/**
 * Starts galley. Each chunk is compiled from the code that V8 made of it when the program was installed (`CHUNK.cache`,
 * written by `warm.cjs`), which halves the time of a short build; another Node than that compiles the chunk itself.
 */
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { setFlagsFromString } = require('node:v8')
const { Script } = require('node:vm')

/** See `commands/optimize.ts`. */
setFlagsFromString('--no-opt')

/** Chunks by file name: the compiled script, and what it exports. */
const chunks = new Map()

function load(name) {
  const known = chunks.get(name)
  if (known) return known.module.exports
  const filename = join(__dirname, name)
  const source = `(function (exports, require, module, __filename, __dirname, __url, __import) {${readFileSync(filename, 'utf8')}\n})`
  const script = new Script(source, { filename, cachedData: compiled(filename) })
  const module = { exports: {} }
  chunks.set(name, { filename, script, module })
  script.runInThisContext()(module.exports, requireFrom, module, filename, __dirname, pathToFileURL(filename).href, importFrom)
  return module.exports
}

function compiled(filename) {
  try {
    return readFileSync(`${filename}.cache`)
  } catch {
    return undefined
  }
}

function requireFrom(name) {
  return name.startsWith('./') ? load(name.slice(2)) : require(name)
}

async function importFrom(name) {
  return name.startsWith('./') ? load(name.slice(2)) : import(name)
}

if (require.main === module) load('main.js')
else module.exports = { load, chunks }
