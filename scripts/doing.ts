/**
 * What the program is doing, in shared memory: whoever watches what a build costs (`cli/limits.ts`) reads it while the
 * build is too busy to be asked.
 */

/** A flag, the length of the words, the words in UTF-8. */
export const doingNow = new SharedArrayBuffer(512)
let bytes = Buffer.from(doingNow)

/** Bytes of a buffer for what is being done. */
export const doingSize = doingNow.byteLength

/** From now on it is told in `buffer`, for another thread to read. */
export function tellDoingIn(buffer: SharedArrayBuffer): void {
  bytes = Buffer.from(buffer)
}

/** The words in another thread's buffer; '' before there are any. */
export function doingIn(buffer: SharedArrayBuffer): string {
  const told = Buffer.from(buffer)
  return told.toString('utf8', 2, 2 + told[1]!)
}

/** Whether another thread has come so far that it is not to be stopped any more. */
export const isBeyondLimits = (buffer: SharedArrayBuffer): boolean => Buffer.from(buffer)[0] === 1

/** Seconds of the processor, and bytes read, from which on a build is worth a watcher, which costs some itself. */
const much = { seconds: 2, bytes: 1_000_000 }
let watch: (() => void) | undefined
let read = 0

/** Has `begin` called once, when the build turns out not to be a small one. */
export function whenMuch(begin: () => void): void {
  watch = () => {
    watch = undefined
    begin()
  }
}

/** Says what is done from now on, to go on from "while": `reading \`paper.md\``. */
export function doing(what: string): void {
  bytes[1] = bytes.write(what.slice(0, 80), 2, 250)
  if (watch && process.cpuUsage().user / 1e6 > much.seconds) watch()
}

/** Says that a file of so many bytes was read. */
export function hasRead(length: number): void {
  read += length
  if (watch && read > much.bytes) watch()
}

/** From now on the build is not stopped for what it costs: files are being written. */
export function beyondLimits(): void {
  watch = undefined
  bytes[0] = 1
}
