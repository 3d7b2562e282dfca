#!/usr/bin/env node
/**
 * Compiles the program into `dist/`: one ESM entry and chunks loaded on demand, and the data it needs beside them in
 * `dist/assets/`. Runs at `npm ci` (postprepare, which npm leaves out
 * where the packed program is installed), before `npm pack`, and, with `--if-stale`, before a build whose sources have changed.
 * Uses no network and nothing but the installed packages.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const stamp = fingerprint()
const compiled = join(dist, '.stamp')
if (!(
  process.argv.includes('--if-stale') &&
  existsSync(compiled) &&
  readFileSync(compiled, 'utf8') === stamp
))
  await compile()

/** Compiles beside `dist/` and puts the whole in its place; what fails leaves `dist/` as it was. */
async function compile() {
  const place = `${dist}.${process.pid}`
  const old = `${place}.old`
  try {
    mkdirSync(join(place, 'assets'), { recursive: true })
    await fill(place)
    writeFileSync(join(place, '.stamp'), stamp)
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(place, dist)
  } finally {
    for (const folder of [place, old]) rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(place) {
  const { bundle } = await import('./compile/bundle.mjs')
  const { versions } = await import('./compile/versions.mjs')
  const modules = await bundle(root, place, stamp)
  const steps = readdirSync(join(root, 'scripts/compile'))
    .filter((name) => name.startsWith('assets-'))
    .sort()
  for (const step of steps) {
    const { default: write } = await import(`./compile/${step}`)
    await write(root, join(place, 'assets'))
  }
  writeFileSync(join(place, 'assets/versions.json'), versions(root, modules, steps))
  warm(place)
}

/** Builds the manuscript that `galley init` makes, so that V8's compiled code can be kept for later starts. */
function warm(place) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-warm-'))
  try {
    for (const part of ['common', 'research'])
      cpSync(join(place, 'assets/init', part), join(folder, 'paper'), { recursive: true })
    for (const words of [['build', join(folder, 'paper'), '--out', join(folder, 'build')]]) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(root, 'scripts/compile/warm.cjs'), place, ...words],
        { encoding: 'utf8', cwd: folder },
      )
      if (status !== 0) console.warn(`The program starts slower than it could: ${stderr}`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A hash over everything that goes into `dist/`. */
function fingerprint() {
  const hash = createHash('sha256')
  const found = readdirSync(join(root, 'scripts'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  )
  const files = [
    'package.json',
    'package-lock.json',
    ...found.map((entry) =>
      relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'),
    ),
  ]
  for (const name of files.sort())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, name)))
      .update('\0')
  return hash.digest('hex')
}
