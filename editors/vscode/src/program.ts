/** Which program is started, and how. */
import { join } from 'node:path'

/** A command line. */
export interface Program {
  command: string
  args: string[]
}

/** What decides. */
export interface Where {
  /** The setting `galley.path`; empty when there is none. */
  path: string
  /** The folders that are open, and trusted: a program that they bring may be started. */
  folders: readonly string[]
  exists: (path: string) => boolean
}

/** The program that the setting names; else the one that a folder has installed; else the one on the path. */
export function programFor({ path, folders, exists }: Where): Program {
  const installed = folders
    .map((folder) => join(folder, 'node_modules/galley/dist/cli.js'))
    .find(exists)
  const named = path.trim() || installed || 'galley'
  return /\.[cm]?js$/.test(named)
    ? { command: 'node', args: [named] }
    : { command: named, args: [] }
}

/** The address in what `galley preview` says, `Preview at http://127.0.0.1:4600/`; undefined until it has said it. */
export const addressIn = (said: string): string | undefined =>
  /\bhttp:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
