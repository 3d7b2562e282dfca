import { galleyVersion } from './version.js'

/** What to print when the program itself failed: a request to report it, with all that a maintainer needs. */
export function faultReport(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const cause =
    error instanceof Error && error.cause
      ? `\nCaused by: ${error.cause instanceof Error ? error.cause.stack : String(error.cause)}`
      : ''
  return [
    'galley: this is a fault of the program, not of your manuscript. Nothing was written.',
    'Please report it with the lines below and, if you can, the smallest manuscript that shows it.',
    `galley ${galleyVersion()}, Node ${process.version}, ${process.platform} ${process.arch}`,
    `${stack}${cause}`,
    '',
  ].join('\n')
}
