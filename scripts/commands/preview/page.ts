/** The page as the preview serves it: the HTML output with its messages and the script that swaps what changed. */
import { join } from 'node:path'
import { messageSummary, type Diagnostic } from '../../cli/diagnostics.js'

export interface ShownPage {
  html: string
  summary: string
}

/** The policy of the page, which forbids scripts, lets the preview's own one in. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** `html` absent: nothing could be built, and the messages say why. `root` is the manuscript's folder, for the editor's links. */
export function previewPage(
  html: string | undefined,
  messages: readonly Diagnostic[],
  root: string,
): ShownPage {
  const said = messageSummary(messages)
  const page =
    html ??
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No page</title></head><body><main></main></body></html>'
  const data = JSON.stringify({
    summary: said,
    messages: messages.map((message) => ({ ...message, open: editorLink(root, message) })),
  }).replace(/</g, '\\u003c')
  return {
    summary: said,
    html: page
      .replace(
        /<meta http-equiv="Content-Security-Policy"[^>]*>/,
        `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
      )
      .replace('</head>', () => '<link rel="stylesheet" href="/preview.css"></head>')
      .replace(
        '</body>',
        () =>
          `<script type="application/json" id="galley-messages">${data}</script><script src="/preview.js"></script></body>`,
      ),
  }
}

/** A link that editors of the VS Code family open at the place. */
const editorLink = (root: string, { file, line, column }: Diagnostic): string =>
  `vscode://file/${encodeURI(join(root, file))}:${line}:${column}`
