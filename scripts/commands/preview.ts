/**
 * `galley preview [PATH]`: the manuscript as a page on this machine's own address, built again on every save.
 *
 * Served on the loopback address alone, to requests that name it (no other site can read a manuscript through the
 * browser). Content never stops it: it shows what could be built, as a draft, with the messages beside their paragraphs.
 */
import { join, resolve } from 'node:path'
import { build } from '../build.js'
import { diagnostics } from '../cli/diagnostics.js'
import type { DiskProject } from '../project/read.js'
import { harden } from '../report.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { changesSince } from './preview/changes.js'
import { editorAddress, type EditorAddress } from './preview/editors.js'
import { previewPage, refusalPage, type ShownPage } from './preview/page.js'
import { optimizeAll } from '../optimizer.js'
import { servePreview, type PaperFormat, type PreviewContent } from './preview/server.js'
import { nextChange } from './watch.js'

const defaultPort = 4600
/** Shorter than a reader notices, in milliseconds; a file seen half written is seen whole soon after. */
const quiet = 25

export const preview: Command = async (call) => {
  // It builds many times: what the optimising compiler costs once, it gives back.
  optimizeAll()
  const port = portOf(call)
  const address = editorAddress(call.options.editor)
  let { shown, changed } = await once(call, address)
  const server = await servePreview(
    port,
    contentOf(call, address, () => shown),
  )
  const instead = port !== 0 && server.port !== port ? ` (port ${port} is in use)` : ''
  call.terminal.stderr(`Preview at http://127.0.0.1:${server.port}/${instead} (Ctrl+C ends it)\n`)
  await warm(call, address, changed)
  for (;;) {
    await changed
    try {
      ;({ shown, changed } = await once(call, address))
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

function contentOf(call: Call, address: EditorAddress, shown: () => ShownPage): PreviewContent {
  const root = resolve(call.cwd, projectAt(call).prefix)
  return {
    page: () => shown().html,
    changes: async (revision) => {
      const found = await changesSince(call, revision)
      return 'reason' in found
        ? refusalPage(found.reason, revision)
        : previewPage({ html: found.html, messages: [], root, address, since: revision }).html
    },
    file: (format) => fileOf(call, format),
    address: (file, line, column) => address({ path: join(root, file), line, column }),
  }
}

/** The paper as it would be now, in one format; as a draft, since that is what the page shows. */
async function fileOf(call: Call, format: PaperFormat): ReturnType<PreviewContent['file']> {
  const { file, outputs } = await build(projectAt(call), {
    formats: new Set([format]),
    draft: true,
    sourceDateEpoch: call.sourceDateEpoch,
  })
  const made = outputs.find(({ path }) => path.endsWith(`.${format}`))
  const reason = file.messages.find(({ fatal }) => fatal)?.reason ?? 'nothing was written'
  return made ? { bytes: made.contents } : { reason: `There is no file: ${reason}` }
}

/**
 * The first edit is as quick as the tenth: what builds load, and what V8 makes of code that has run a few times, is there
 * before it. Ends at the first change. What fails here fails again in the loop, and is told there.
 */
async function warm(call: Call, address: EditorAddress, changed: Promise<void>): Promise<void> {
  let waits = true
  void changed.then(() => {
    waits = false
  })
  for (let round = 0; round < 6 && waits; round++) {
    await page(call, address).catch(() => undefined)
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

async function once(
  call: Call,
  address: EditorAddress,
): Promise<{ shown: ShownPage; changed: Promise<void> }> {
  const { project, shown } = await page(call, address)
  return { shown, changed: nextChange(project, quiet) }
}

async function page(
  call: Call,
  address: EditorAddress,
): Promise<{ project: DiskProject; shown: ShownPage }> {
  const project = projectAt(call)
  const built = await build(project, {
    formats: new Set(['html']),
    draft: true,
    positions: true,
    sourceDateEpoch: call.sourceDateEpoch,
  })
  const html = built.outputs.find(({ path }) => path.endsWith('.html'))
  // The page is a draft's; what would stop a build is still called an error.
  harden(built.file)
  return {
    project,
    shown: previewPage({
      html: html && new TextDecoder().decode(html.contents),
      messages: diagnostics(built.file, ''),
      root: resolve(call.cwd, project.prefix),
      address,
    }),
  }
}
