/**
 * What bundled libraries get for `node:zlib`: the bytes that node:zlib packs may depend on the processor and on Node's
 * version, fflate's do not. Unpacking gives the same bytes everywhere and stays Node's.
 */
import { zlibSync } from 'fflate'
import { inflate, inflateSync } from 'node:zlib'

/** A zlib stream (RFC 1950). */
export function deflateSync(data) {
  const bytes =
    typeof data === 'string'
      ? Buffer.from(data)
      : new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)
  return Buffer.from(zlibSync(bytes, { level: 6 }))
}

export { inflate, inflateSync }
export default { deflateSync, inflate, inflateSync }
