#!/usr/bin/env node
/**
 * Arguments → command → report → exit code, and nothing else. Each command is loaded only when it is called.
 */
import { readArguments, takesLimits, type Asked, type CommandName } from './cli/arguments.js'
import {
  UsageError,
  type Command,
  type ExitCode,
  type Options,
  type Terminal,
} from './commands/command.js'
import { readLimits, usualLimits, watchLimits } from './cli/limits.js'
import { whenMuch } from './doing.js'

const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  build: async () => (await import('./commands/build.js')).buildCommand,
  batch: async () => (await import('./commands/batch.js')).batch,
  worker: async () => (await import('./commands/worker.js')).workerCommand,
  check: async () => (await import('./commands/check.js')).checkCommand,
  fix: async () => (await import('./commands/fix.js')).fix,
  fmt: async () => (await import('./commands/fmt.js')).fmt,
  preview: async () => (await import('./commands/preview.js')).preview,
  data: async () => (await import('./commands/data.js')).data,
  bind: async () => (await import('./commands/bind.js')).bind,
  import: async () => (await import('./commands/import.js')).importCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  init: async () => (await import('./commands/init.js')).init,
  package: async () => (await import('./commands/package.js')).packageCommand,
  checklist: async () => (await import('./commands/checklist.js')).checklistCommand,
  revise: async () => (await import('./commands/revise.js')).revise,
  references: async () => (await import('./commands/references.js')).references,
  journals: async () => (await import('./commands/journals.js')).journals,
  checklists: async () => (await import('./commands/checklists.js')).checklists,
  styles: async () => (await import('./commands/styles.js')).styles,
  explain: async () => (await import('./commands/explain.js')).explain,
  lsp: async () => (await import('./commands/lsp.js')).lsp,
}

async function main(): Promise<ExitCode> {
  try {
    return await run(readArguments(process.argv.slice(2)))
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`galley: ${error.line}\n`)
      return 2
    }
    const { faultReport } = await import('./cli/fault-report.js')
    process.stderr.write(faultReport(error))
    return 3
  }
}

async function run(asked: Asked): Promise<ExitCode> {
  if (asked.kind === 'version') {
    const { galleyVersion } = await import('./cli/version.js')
    process.stdout.write(`${galleyVersion()}\n`)
    return 0
  }
  if (asked.kind === 'help') {
    const { help } = await import('./cli/help.js')
    process.stdout.write(help(asked.name))
    return 0
  }
  if (takesLimits(asked.name)) limit(asked.options)
  const command = await commands[asked.name]()
  return command({
    arguments: asked.arguments,
    options: asked.options,
    cwd: process.cwd(),
    sourceDateEpoch: sourceDateEpoch(),
    terminal: terminal(),
  })
}

/** A command that builds may cost so much and no more; a watch goes on as long as it is wanted. */
function limit({ limits, watch }: Options): void {
  if (watch && limits)
    throw new UsageError('Unexpected `--limits` beside `--watch`, which builds again and again')
  if (limits) watchLimits(readLimits(limits))
  else if (!watch) whenMuch(() => watchLimits(usualLimits))
}

function terminal(): Terminal {
  const interactive = process.stderr.isTTY === true
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    ask: interactive && process.stdin.isTTY === true ? ask : undefined,
    interactive,
    colour: interactive && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
  }
}

async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    const ended = new Promise<undefined>((end) => lines.once('close', () => end(undefined)))
    return await Promise.race([lines.question(question), ended])
  } finally {
    lines.close()
  }
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function sourceDateEpoch(): number | undefined {
  const text = process.env.SOURCE_DATE_EPOCH
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,11}$/.test(text))
    throw new UsageError(`Unexpected SOURCE_DATE_EPOCH \`${text}\`, expected seconds since 1970`)
  return Number(text)
}

/** A reader that has seen enough (`galley check | head`) is no fault. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

/** Resolves when the command is done and the exit code is set. */
export const finished: Promise<void> = main().then((code) => {
  process.exitCode = code
})
