import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const json = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'))
const notice = readFileSync(join(root, 'NOTICE'), 'utf8').replace(/\s+/g, ' ')

/** A licence as NOTICE calls it. */
const words: Readonly<Record<string, string>> = {
  ISC: 'ISC',
  'Apache-2.0': 'Apache License 2.0',
  'BSD-3-Clause': 'BSD 3-Clause',
  'BlueOak-1.0.0': 'Blue Oak Model License 1.0.0',
  'MPL-2.0': 'Mozilla Public License 2.0',
  'BSD-2-Clause': 'BSD 2-Clause',
  '0BSD': 'BSD Zero Clause',
  '(MIT AND Zlib)': 'MIT and zlib',
  'CPAL-1.0 OR AGPL-1.0': 'CPAL-1.0 or AGPL-1.0',
  'LGPL-3.0': 'LGPL 3.0',
  'LGPL-3.0-or-later': 'LGPL 3.0 or later',
}

test('every bundled package that is not under MIT stands in NOTICE, with its licence', () => {
  const { libraries } = json('dist/assets/versions.json') as { libraries: Record<string, string> }
  expect(Object.keys(libraries).length).toBeGreaterThan(50)
  const missing = Object.keys(libraries)
    .filter((name) => existsSync(join(root, 'node_modules', name)))
    .map((name) => ({ name, licence: json(`node_modules/${name}/package.json`).license }))
    // None of these states a licence in its package.json; NOTICE and their files do.
    .filter(({ name }) => !['png-js', '@jats4r/dtds', 'jstat'].includes(name))
    .filter(({ name, licence }) => {
      if (licence === 'MIT') return false
      const parts = notice.split(name.replace(/^d3-.*/, 'd3'))
      const near = parts.slice(1).map((after, at) => parts[at]!.slice(-300) + after.slice(0, 400))
      return !near.some((text) => words[licence] && text.includes(words[licence]))
    })
  expect(missing).toEqual([])
})

test('the program needs no other package, and nothing runs where it is installed', () => {
  const { dependencies, scripts } = json('package.json')
  expect(dependencies).toBeUndefined()
  for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
    expect(scripts).not.toHaveProperty(script)
})
