/** The page as the preview serves it: the HTML output with its messages and the script that swaps what changed. */
import { join } from 'node:path'
import { messageSummary, type Diagnostic } from '../../cli/diagnostics.js'
import type { EditorAddress } from './editors.js'

export interface ShownPage {
  html: string
  summary: string
}

/** The policy of the page, which forbids scripts, lets the preview's own one in. */
const policy =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline' 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"

/** What is shown of a build, and how its places are opened. */
export interface Preview {
  /** Absent: nothing could be built, and the messages say why. */
  html: string | undefined
  messages: readonly Diagnostic[]
  /** The manuscript's folder, absolute. */
  root: string
  address: EditorAddress
  /** The revision that the page of changes is since, on that page. */
  since?: string
}

/** The page of a paper, or of its changes since a revision. */
export function previewPage({ html, messages, root, address, since }: Preview): ShownPage {
  const said = messageSummary(messages)
  const page =
    html ??
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No page</title></head><body><main></main></body></html>'
  const data = JSON.stringify({
    summary: said,
    stops: messages.some(({ severity }) => severity === 'error'),
    since: since ?? null,
    messages: messages.map((message) => ({
      ...message,
      open: address({ ...message, path: join(root, message.file) }),
    })),
  }).replace(/</g, '\\u003c')
  return { summary: said, html: withScript(page, data) }
}

/** A page of one sentence: why the changes since a revision cannot be shown. */
export const refusalPage = (reason: string, since: string): string =>
  withScript(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>galley</title></head><body><main><p>${escaped(reason)}</p><p><a href="/">Back to the paper</a></p></main></body></html>`,
    JSON.stringify({ summary: '', stops: false, since, messages: [] }).replace(/</g, '\\u003c'),
  )

const withScript = (page: string, data: string): string =>
  page
    .replace(
      /<meta http-equiv="Content-Security-Policy"[^>]*>/,
      `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    )
    .replace('</head>', () => '<link rel="stylesheet" href="/preview.css"></head>')
    .replace(
      '</body>',
      () =>
        `<script type="application/json" id="galley-messages">${data}</script><script src="/preview.js"></script></body>`,
    )

const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
