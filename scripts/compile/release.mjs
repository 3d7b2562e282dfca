#!/usr/bin/env node
/**
 * What a release is, in `release/`: the packed program, the list of what is built in (CycloneDX), and the checksums of both.
 * The same sources give the same bytes.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folder = join(root, 'release')
const npm = (...words) =>
  execFileSync('npm', words, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 }).trim()

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
const tarball = npm('pack', '--silent', '--pack-destination', folder).split('\n').at(-1)
const bill = tarball.replace(/\.tgz$/, '.cdx.json')
writeFileSync(join(folder, bill), billOfMaterials())
writeFileSync(join(folder, 'SHA256SUMS'), [tarball, bill].map(sum).join(''))
console.log(`Made release/${tarball}, release/${bill} and release/SHA256SUMS`)

/** npm's own list of the lockfile, without the time and the number that it draws. */
function billOfMaterials() {
  const { serialNumber: _, ...bill } = JSON.parse(npm('run', '--silent', 'sbom'))
  delete bill.metadata?.timestamp
  return `${JSON.stringify(bill, null, 2)}\n`
}

/** A line as `sha256sum --check` reads it. */
function sum(name) {
  return `${createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex')}  ${name}\n`
}
