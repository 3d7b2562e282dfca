/**
 * `galley preview [PATH]`: the manuscript as a page on this machine's own address, built again on every save.
 *
 * Served on the loopback address alone, to requests that name it (no other site can read a manuscript through the
 * browser). Content never stops it: it shows what could be built, as a draft, with the messages beside their paragraphs.
 */
import { resolve } from 'node:path'
import { build } from '../build.js'
import { diagnostics } from '../cli/diagnostics.js'
import type { DiskProject } from '../project/read.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { previewPage, type ShownPage } from './preview/page.js'
import { optimizeAll } from '../optimizer.js'
import { servePreview } from './preview/server.js'
import { nextChange } from './watch.js'

const defaultPort = 4600
/** Shorter than a reader notices, in milliseconds; a file seen half written is seen whole soon after. */
const quiet = 25

export const preview: Command = async (call) => {
  // It builds many times: what the optimising compiler costs once, it gives back.
  optimizeAll()
  const port = portOf(call)
  let { shown, changed } = await once(call)
  const server = await servePreview(port, () => shown)
  call.terminal.stderr(`Preview at http://127.0.0.1:${server.port}/ (Ctrl+C ends it)\n`)
  await warm(call, changed)
  for (;;) {
    await changed
    try {
      ;({ shown, changed } = await once(call))
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      call.terminal.stderr(`${error.message}\n`)
      changed = new Promise((again) => setTimeout(again, 500))
      continue
    }
    server.changed()
    call.terminal.stderr(`Built: ${shown.summary}\n`)
  }
}

/**
 * The first edit is as quick as the tenth: what builds load, and what V8 makes of code that has run a few times, is there
 * before it. Ends at the first change. What fails here fails again in the loop, and is told there.
 */
async function warm(call: Call, changed: Promise<void>): Promise<void> {
  let waits = true
  void changed.then(() => {
    waits = false
  })
  for (let round = 0; round < 6 && waits; round++) {
    await page(call).catch(() => undefined)
    await new Promise((next) => setImmediate(next))
  }
}

function portOf({ options }: Call): number {
  const port = Number(options.port ?? defaultPort)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new UsageError(
      `Unknown \`--port\` \`${options.port}\`, expected a number from 0 to 65535`,
    )
  return port
}

async function once(call: Call): Promise<{ shown: ShownPage; changed: Promise<void> }> {
  const { project, shown } = await page(call)
  return { shown, changed: nextChange(project, quiet) }
}

async function page(call: Call): Promise<{ project: DiskProject; shown: ShownPage }> {
  const project = projectAt(call)
  const built = await build(project, {
    formats: new Set(['html']),
    draft: true,
    positions: true,
    sourceDateEpoch: call.sourceDateEpoch,
  })
  const html = built.outputs.find(({ path }) => path.endsWith('.html'))
  const messages = diagnostics(built.file, '')
  return {
    project,
    shown: previewPage(
      html && new TextDecoder().decode(html.contents),
      messages,
      resolve(call.cwd, project.prefix),
    ),
  }
}
