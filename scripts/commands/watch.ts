import { watch as watchFolder, type FSWatcher } from 'node:fs'
import type { DiskProject } from '../project/read.js'
import { UsageError, type ExitCode, type Terminal } from './command.js'

/** Editors write a file in several steps; a build waits until they are quiet for this long, in milliseconds. */
const settled = 80

/**
 * Builds, then again whenever the content of something that the last build looked at has changed, until the program is
 * ended. Errors of the manuscript do not end it.
 */
export async function watch(
  build: () => Promise<{ code: ExitCode; project: DiskProject }>,
  terminal: Terminal,
): Promise<never> {
  let { project } = await build()
  for (;;) {
    terminal.stderr('Watching for changes; Ctrl+C ends it\n')
    await nextChange(project)
    try {
      ;({ project } = await build())
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      terminal.stderr(`${error.line}\n`)
    }
  }
}

/** Resolves when an input is other than the build saw it. */
export function nextChange(project: DiskProject, quiet = settled): Promise<void> {
  return new Promise((done) => {
    let timer: NodeJS.Timeout | undefined
    let watchers: FSWatcher[] = []
    const look = (): void => {
      if (!project.changed()) return
      for (const watcher of watchers) watcher.close()
      done()
    }
    const soon = (): void => {
      clearTimeout(timer)
      timer = setTimeout(look, quiet)
    }
    watchers = project.folders().flatMap((folder) => {
      const watcher = watchFolder(folder, soon)
      watcher.on('error', soon)
      return [watcher]
    })
    soon()
  })
}
