/** What a worker does with a request: the manuscript out of its bundle, built, and what was made into the queue. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastBuild } from '../../project/last-build.js'
import { ownedIn } from '../../project/ownership.js'
import type { Pool } from '../batch/pool.js'
import type { PaperAnswer, PaperRequest, Broker } from './broker.js'
import { unpack, type Bundle } from './bundle.js'

/** Answers one request. A fault of the program throws, and is tried again elsewhere. */
export async function answerRequest(
  broker: Broker,
  pool: Pool,
  asked: PaperRequest,
): Promise<PaperAnswer> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-worker-'))
  try {
    return await answered(broker, pool, asked, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function answered(
  broker: Broker,
  pool: Pool,
  asked: PaperRequest,
  folder: string,
): Promise<PaperAnswer> {
  const { bundle, options, sourceDateEpoch } = asked
  const list = await broker.get(asked, bundle)
  if (!list) throw new Error('The queue no longer holds the manuscript')
  const [source, out] = [join(folder, 'manuscript'), join(folder, 'out')]
  mkdirSync(source)
  const path = await unpack(JSON.parse(new TextDecoder().decode(list)) as Bundle, source, (hash) =>
    broker.get(asked, hash),
  )
  const result = await pool.build({
    path,
    options: { ...options, out },
    sourceDateEpoch: sourceDateEpoch ?? undefined,
  })
  if (result.kind === 'fault') throw new Error(result.why)
  if (result.kind !== 'done') return { result, files: {} }
  const files: Record<string, string> = {}
  for (const file of result.outcome.files)
    files[file] = await broker.put(asked, readFileSync(join(out, file)))
  const [owned] = result.outcome.code === 0 ? ownedIn(out) : []
  return {
    result,
    files,
    owner: owned && { paper: owned.paper, formats: owned.formats },
    seen: lastBuild(out)?.seen,
  }
}
