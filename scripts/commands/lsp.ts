import { optimizeAll } from '../optimizer.js'
import type { Command } from './command.js'

/** `galley lsp`: the language server, on standard input and output, until the editor ends it. */
export const lsp: Command = async () => {
  // It checks many times: what the optimising compiler costs once, it gives back.
  optimizeAll()
  const { serveEditor } = await import('../lsp/server.js')
  await serveEditor(process.stdin, process.stdout)
  return 0
}
