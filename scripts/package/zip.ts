/**
 * Zip archives whose bytes depend on their files alone.
 */
import { zipSync, type Zippable } from 'fflate'
import type { OutputFile } from '../document/inputs.js'
import { untraced } from '../write/docx/trace.js'

/** Files in the order given, all dated to the first day that zip can tell; Word files without what they carry to come back. */
export function zip(files: readonly OutputFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const { path, contents } of files)
    entries[path] = path.endsWith('.docx') ? untraced(contents) : contents
  return zipSync(entries, { mtime: new Date(1980, 0, 1), level: 9 })
}
