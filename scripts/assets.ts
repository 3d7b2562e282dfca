/**
 * The program's own data (fonts, DTD, CSL styles and locales, ICC profile), which `npm ci` puts beside the compiled
 * program. Never a file of a manuscript.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const places = ['./assets/', '../dist/assets/'].map((place) => new URL(place, import.meta.url))
const folder = places.find((place) => existsSync(place))

/** Bytes of an asset, by its path below `dist/assets`. */
export function asset(path: string): Uint8Array {
  return readFileSync(assetPath(path))
}

/** Text of an asset. */
export function assetText(path: string): string {
  return readFileSync(assetPath(path), 'utf8')
}

/** Where an asset is, for libraries that want a file. */
export function assetPath(path: string): string {
  if (!folder) throw new Error('The program is not compiled: run `npm run compile`')
  return fileURLToPath(new URL(path, folder))
}
