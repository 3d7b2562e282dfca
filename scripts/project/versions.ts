/**
 * Versions of the program and of everything that is bundled into it, as they were when it was compiled.
 */
import { assetText } from '../assets.js'

export interface Versions {
  galley: string
  /** Package name → version, sorted by name: code and data that outputs may depend on. */
  libraries: Readonly<Record<string, string>>
}

/** Read from `dist/assets/versions.json`, which `scripts/compile.mjs` writes. */
export function versions(): Versions {
  return JSON.parse(assetText('versions.json')) as Versions
}
