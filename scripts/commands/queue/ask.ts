/** A paper of a batch, built by whatever worker serves the queue. */
import { readProject } from '../../project/read.js'
import { SaveError } from '../../project/save-error.js'
import { save } from '../../project/save.js'
import type { Job, Result } from '../batch/job.js'
import { keepAnswer, lastOutcome, outputFolder } from '../build/last.js'
import { UsageError, type Call } from '../command.js'
import { hashOf, type Broker, type PaperAnswer, type PaperRequest } from './broker.js'
import { pack, type Bundle } from './bundle.js'

/** Builds one manuscript at the queue and writes what comes back. Never throws. */
export async function buildAtQueue(
  broker: Broker,
  job: Omit<Job, 'doing'>,
  besides: string,
): Promise<Result> {
  try {
    return await built(broker, job, besides)
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'refused', why: error.line }
    if (error instanceof SaveError) return { kind: 'refused', why: error.message }
    const why = error instanceof Error ? error.message : String(error)
    return { kind: 'fault', why }
  }
}

async function built(
  broker: Broker,
  { path, options, sourceDateEpoch }: Omit<Job, 'doing'>,
  besides: string,
): Promise<Result> {
  const call: Call = {
    arguments: [path],
    options,
    cwd: path,
    sourceDateEpoch,
    terminal: { stdout() {}, stderr() {}, interactive: false, colour: false },
  }
  const found = readProject(path, path)
  if (!found.project) return { kind: 'refused', why: found.refusal }
  const last = options.force ? undefined : lastOutcome(call, found.project)
  if (last) return { kind: 'done', outcome: last, isUnchanged: true }

  const { out, force, ...build } = options
  const list = await listOf(path, besides)
  const asked: PaperRequest = {
    bundle: hashOf(list),
    options: build,
    sourceDateEpoch: sourceDateEpoch ?? null,
  }
  const send = async (): Promise<void> => {
    const sent = await pack(path, besides, (contents) => broker.put(asked, contents))
    if ((await broker.put(asked, encode(sent))) !== asked.bundle)
      throw new UsageError('The manuscript changed while it was read', 'build it again')
  }
  const { answer, files } = await answered(broker, asked, send)
  if (answer.result.kind === 'done') {
    const { outcome } = answer.result
    if (outcome.code === 0)
      save(outputFolder(call), files, {
        shown: out ?? '',
        owner: answer.owner,
        force: force === true,
      })
    keepAnswer(call, found.project, answer.seen, outcome, files)
  }
  const { files: sent } = JSON.parse(new TextDecoder().decode(list)) as Bundle
  await broker.forget(asked, [asked.bundle, ...Object.values(sent), ...Object.values(answer.files)])
  return answer.result
}

const encode = (bundle: Bundle): Uint8Array => new TextEncoder().encode(JSON.stringify(bundle))

/** The bundle's list alone: it names the request, with which its files are kept. */
const listOf = async (path: string, besides: string): Promise<Uint8Array> =>
  encode(await pack(path, besides, async (contents) => hashOf(contents)))

/** The answer with its files; when another batch has taken these away, it is asked for once more. */
async function answered(
  broker: Broker,
  asked: PaperRequest,
  send: () => Promise<void>,
): Promise<{ answer: PaperAnswer; files: Array<{ path: string; contents: Uint8Array }> }> {
  for (let turn = 0; turn < 3; turn++) {
    await send()
    const answer = await broker.ask(asked)
    const files = await Promise.all(
      Object.entries(answer.files).map(async ([path, hash]) => ({
        path,
        contents: await broker.get(asked, hash),
      })),
    )
    if (files.every((file) => file.contents !== undefined))
      return { answer, files: files as Array<{ path: string; contents: Uint8Array }> }
    await broker.forget(asked, [])
  }
  throw new Error('What a worker made is no longer in the queue')
}
