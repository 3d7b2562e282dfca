/** A server for one page on the loopback address. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { assetText } from '../../assets.js'
import { UsageError } from '../command.js'
import type { ShownPage } from './page.js'

export interface PreviewServer {
  port: number
  /** Tells every open page that there is another one. */
  changed(): void
  close(): void
}

/** Serves what `shown` gives at each request. */
export async function servePreview(port: number, shown: () => ShownPage): Promise<PreviewServer> {
  const waiting = new Set<ServerResponse>()
  const server = createServer((request, response) => answer(request, response, shown, waiting))
  await new Promise<void>((ready, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new UsageError(`Port ${port} is in use`, 'choose another with `--port`')
          : error,
      ),
    )
    server.listen(port, '127.0.0.1', ready)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    changed: () => {
      for (const response of waiting) response.write('data: changed\n\n')
    },
    close: () => {
      for (const response of waiting) response.end()
      server.close()
    },
  }
}

const files: Readonly<Record<string, { asset: string; type: string }>> = {
  '/preview.js': { asset: 'preview/client.js', type: 'text/javascript; charset=utf-8' },
  '/preview.css': { asset: 'preview/preview.css', type: 'text/css; charset=utf-8' },
}

/** This machine's own address, at a port. */
const own = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/

/** Someone follows a link to the page, from a mail or a chat in the browser; nothing of it can be read there. */
const isVisit = ({ headers }: IncomingMessage): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  shown: () => ShownPage,
  waiting: Set<ServerResponse>,
): void {
  const { host = '', origin } = request.headers
  // A name that another site has pointed at this address is not ours to answer, and neither is a page from elsewhere.
  if (
    !own.test(host) ||
    (origin !== undefined && origin !== `http://${host}`) ||
    (request.headers['sec-fetch-site'] === 'cross-site' && !isVisit(request))
  )
    return end(response, 403, 'text/plain', 'This preview answers to its own address only\n')
  if (request.method !== 'GET') return end(response, 405, 'text/plain', 'GET only\n')
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const file = Object.hasOwn(files, path) ? files[path] : undefined
  if (file) return end(response, 200, file.type, assetText(file.asset))
  if (path === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
    response.write(':\n\n')
    waiting.add(response)
    request.on('close', () => waiting.delete(response))
    return
  }
  if (path === '/') return end(response, 200, 'text/html; charset=utf-8', shown().html)
  end(response, 404, 'text/plain', 'There is one page\n')
}

function end(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
  response.end(body)
}
