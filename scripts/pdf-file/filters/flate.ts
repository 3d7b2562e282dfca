import { constants, inflateRawSync, inflateSync } from 'node:zlib'
import { PdfBound, PdfFault } from '../objects.js'
import type { Undo } from './index.js'

/** § 7.4.4: a zlib stream; one that was cut off gives what it has, as every reader of PDF does. */
export const inflated: Undo = (bytes, most) => {
  if (bytes.length === 0) return bytes
  const options = {
    maxOutputLength: Math.min(most + 1, 2 ** 31 - 1),
    finishFlush: constants.Z_SYNC_FLUSH,
  }
  try {
    return inflateSync(bytes, options)
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
  }
  try {
    return inflateRawSync(bytes.subarray(2), options) // its checksum or its head is wrong
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLarge()
      : new PdfFault('with a stream that cannot be unpacked')
  }
}

const tooLarge = (): PdfBound => new PdfBound('that unpacks to more than 256 MB')
