/** A server for one paper on the loopback address: its page, its changes, its files. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { assetText } from '../../assets.js'
import { UsageError } from '../command.js'

export interface PreviewServer {
  port: number
  /** Tells every open page that there is another one. */
  changed(): void
  close(): void
}

/** What there is to see, made when it is asked for. */
export interface PreviewContent {
  page(): string
  /** The page of what has changed since a revision. */
  changes(revision: string): Promise<string>
  /** The paper as a file; absent where there is none, and why. */
  file(format: PaperFormat): Promise<{ bytes: Uint8Array } | { reason: string }>
  /** Where a place of a source is opened in the author's editor. */
  address(file: string, line: number, column: number): string
}

export type PaperFormat = 'pdf' | 'docx'

/** Ports that are tried, from the one asked for on. */
const tried = 20

/** Serves `content`; a port that is in use is passed over for the next, up to twenty. */
export async function servePreview(port: number, content: PreviewContent): Promise<PreviewServer> {
  const waiting = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    answer(request, response, content, waiting).catch((error: unknown) => {
      end(
        response,
        500,
        'text/plain',
        `${error instanceof Error ? error.message : String(error)}\n`,
      )
    })
  })
  return {
    port: await listening(server, port),
    changed: () => tell(waiting, 'message', 'changed'),
    close: () => {
      for (const response of waiting) response.end()
      server.close()
    },
  }
}

const tell = (waiting: ReadonlySet<ServerResponse>, event: string, data: string): void => {
  for (const response of waiting) response.write(`event: ${event}\ndata: ${data}\n\n`)
}

async function listening(server: Server, first: number): Promise<number> {
  const last = first === 0 ? 0 : Math.min(first + tried - 1, 65535)
  for (let port = first; port <= last; port++) {
    const code = await listenAt(server, port)
    const address = server.address()
    if (code === undefined) return typeof address === 'object' && address ? address.port : port
    if (code !== 'EADDRINUSE' && code !== 'EACCES')
      throw new Error(`No port can be opened: ${code}`)
  }
  throw new UsageError(
    `The ports from ${first} to ${last} are in use`,
    'choose another with `--port`',
  )
}

/** The code of what went wrong; undefined when it listens. */
const listenAt = (server: Server, port: number): Promise<string | undefined> =>
  new Promise((done) => {
    const failed = (error: NodeJS.ErrnoException): void => done(error.code ?? 'unknown')
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      done(undefined)
    })
  })

const files: Readonly<Record<string, { asset: string; type: string }>> = {
  '/preview.js': { asset: 'preview/client.js', type: 'text/javascript; charset=utf-8' },
  '/preview.css': { asset: 'preview/preview.css', type: 'text/css; charset=utf-8' },
}

const papers: Readonly<Record<string, { format: PaperFormat; type: string }>> = {
  '/paper.pdf': { format: 'pdf', type: 'application/pdf' },
  '/paper.docx': {
    format: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
}

/** This machine's own address, at a port. */
const own = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

/** Someone follows a link to the page, from a mail or a chat in the browser; nothing of it can be read there. */
const isVisit = ({ headers, url }: IncomingMessage): boolean =>
  url === '/' &&
  headers['sec-fetch-mode'] === 'navigate' &&
  headers['sec-fetch-dest'] === 'document'

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  content: PreviewContent,
  waiting: Set<ServerResponse>,
): Promise<void> {
  const { host = '', origin } = request.headers
  // A name that another site has pointed at this address is not ours to answer, and neither is a page from elsewhere.
  if (
    !own.test(host) ||
    (origin !== undefined && origin !== `http://${host}`) ||
    (request.headers['sec-fetch-site'] === 'cross-site' && !isVisit(request))
  )
    return end(response, 403, 'text/plain', 'This preview answers to its own address only\n')
  if (request.method !== 'GET') return end(response, 405, 'text/plain', 'GET only\n')
  const [path = '/', query = ''] = (request.url ?? '/').split('?')
  const asked = new URLSearchParams(query)
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (file) return end(response, 200, file.type, assetText(file.asset))
  const paper = Object.hasOwn(papers, path) ? papers[path] : undefined
  if (paper) return endPaper(response, paper, content)
  switch (path) {
    case '/':
      return end(response, 200, html, content.page())
    case '/changes':
      return end(response, 200, html, await content.changes(asked.get('since') ?? 'HEAD'))
    case '/events':
      return keep(request, response, waiting)
    case '/open':
      return leadToEditor(response, asked, content)
    case '/at':
      tell(waiting, 'at', JSON.stringify(asked.get('source') ?? ''))
      return end(response, 200, 'text/plain', 'Shown\n')
    default:
      return end(response, 404, 'text/plain', 'There is one page\n')
  }
}

const html = 'text/html; charset=utf-8'

/** A response that stays open, for what happens later. */
function keep(
  request: IncomingMessage,
  response: ServerResponse,
  waiting: Set<ServerResponse>,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(':\n\n')
  waiting.add(response)
  request.on('close', () => waiting.delete(response))
}

async function endPaper(
  response: ServerResponse,
  { format, type }: { format: PaperFormat; type: string },
  content: PreviewContent,
): Promise<void> {
  const made = await content.file(format)
  if ('reason' in made) return end(response, 503, 'text/plain; charset=utf-8', `${made.reason}\n`)
  end(response, 200, type, made.bytes)
}

/** `/open?source=manuscript/methods.md:12`: the browser hands the editor's address to the system. */
function leadToEditor(
  response: ServerResponse,
  asked: URLSearchParams,
  { address }: PreviewContent,
): void {
  const [, file, line] = /^(.+?):(\d{1,9})$/.exec(asked.get('source') ?? '') ?? []
  if (file === undefined || /^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(file))
    return end(response, 404, 'text/plain', 'No such place\n')
  response.writeHead(302, { location: address(file, Number(line), 1), 'cache-control': 'no-store' })
  response.end()
}

function end(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
): void {
  if (response.headersSent) return
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    // A build holds the thread for a while: a connection that is kept would be reset when it is used again.
    connection: 'close',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
  response.end(body)
}
