import { readFileSync } from 'node:fs'

/** Set by the bundler to the version in package.json. */
declare const GALLEY_VERSION: string | undefined

/** The program's own version. */
export function galleyVersion(): string {
  if (typeof GALLEY_VERSION === 'string') return GALLEY_VERSION
  return (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
  ).version
}
