/** A project in which some files say something else, before that is written. */
import type { Project } from './project.js'

/** `project` with the texts of `changed` (by path) in the place of its own; a byte order mark stays. */
export function overlay(project: Project, changed: ReadonlyMap<string, string>): Project {
  const opened = new Map<string, Uint8Array>()
  return {
    entry: project.entry,
    prefix: project.prefix,
    opened,
    list: (folder, reach) => project.list(folder, reach),
    open(path, from) {
      const found = project.open(path, from)
      const text = found.bytes && changed.get(found.path)
      const mark = found.bytes?.[0] === 0xef && found.bytes[1] === 0xbb ? '\uFEFF' : ''
      const result =
        text === undefined || !found.bytes
          ? found
          : { path: found.path, bytes: new TextEncoder().encode(mark + text) }
      if (result.bytes) opened.set(result.path, result.bytes)
      return result
    },
  }
}
