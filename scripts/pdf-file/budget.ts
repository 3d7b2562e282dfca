/**
 * What reading one file may cost, far above what any figure needs: a file of a megabyte can unpack to many gigabytes.
 */
import { PdfBound } from './objects.js'

const mostBytes = 256 * 1024 * 1024
const mostObjects = 1_000_000

export class Budget {
  /** For a file that the program has written itself. */
  static get unbounded(): Budget {
    return new Budget(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  }

  constructor(
    /** Bytes that may still be unpacked. */
    public bytes = mostBytes,
    private objects = mostObjects,
  ) {}

  /** Counts `unpacked` bytes; throws a PdfBound when that is more than a file may have. */
  unpack(unpacked: number): void {
    this.bytes -= unpacked
    if (this.bytes < 0) throw new PdfBound('that unpacks to more than 256 MB')
  }

  object(): void {
    if (--this.objects < 0) throw new PdfBound('with more than a million objects')
  }
}
