/**
 * The first sheet of an Excel workbook as CSV, by read-excel-file: kept, small, and it reads values alone, where exceljs
 * is large and SheetJS on npm is old. What a workbook unpacks to is bounded before anything is unpacked.
 */
import { unzipSync } from 'fflate'

/** Why a workbook cannot be read, in a sentence for its author. */
export class WorkbookError extends Error {}

/** Bytes that a workbook may unpack to. */
const largest = 200_000_000

/** The first sheet of the workbook `bytes`, as CSV with commas; dates as ISO 8601. */
export async function sheetAsCsv(bytes: Uint8Array): Promise<string> {
  checkSize(bytes)
  const { readSheet } = await import('read-excel-file/node')
  let rows: readonly (readonly unknown[])[]
  try {
    rows = (await readSheet(Buffer.from(bytes))) as readonly (readonly unknown[])[]
  } catch {
    throw new WorkbookError('its first sheet cannot be read; save it as CSV UTF-8')
  }
  if (rows.length === 0) throw new WorkbookError('its first sheet is empty')
  return rows.map((row) => row.map(cellText).join(',')).join('\n') + '\n'
}

function checkSize(bytes: Uint8Array): void {
  let total = 0
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        return false
      },
    })
  } catch {
    throw new WorkbookError('it is no Excel workbook (.xlsx)')
  }
  if (total > largest || total > bytes.length * 200 + 1_000_000)
    throw new WorkbookError('it unpacks to far more than it should; save it as CSV UTF-8')
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  const text =
    cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : String(cell as string | number | boolean)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
