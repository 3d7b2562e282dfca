import { readFileSync } from 'node:fs'

/** Set by the bundler to the version in package.json. */
declare const GALLEY_VERSION: string | undefined

/** Set by the bundler to a hash of all that the program is made of. */
declare const GALLEY_STAMP: string | undefined

/** Which program runs, to the byte, and on which Node; nothing where it runs from its sources, which change under it. */
export function programStamp(): string | undefined {
  return typeof GALLEY_STAMP === 'string' ? `${GALLEY_STAMP} ${process.version}` : undefined
}

/** The program's own version. */
export function galleyVersion(): string {
  if (typeof GALLEY_VERSION === 'string') return GALLEY_VERSION
  return (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string
    }
  ).version
}
