/**
 * What checking costs as texts grow: `npm run load -- [SIZE [NAME]]`. Every syntax is read at a quarter of SIZE characters
 * (256,000 where none is given), at half and at the whole; the cost of the last doubling may be three times that of the
 * first, or some seconds' noise, and no text may be a fault or hold the program for minutes.
 */
import { fork, type ChildProcess } from 'node:child_process'
import type { Question } from './checked.js'
import { metadata, texts } from './texts.js'

const size = Number(process.argv[2] ?? 256_000)
const wanted = process.argv[3]
/** Seconds that a text may hold the program, and CPU milliseconds below which a ratio is noise. */
const patience = 120 + size / 500
const noise = 1500
const mostRatio = 3

let child: ChildProcess | undefined

/** What a question costs; a text that does not end in time ends its process. */
function cost(question: Question): Promise<string> {
  child ??= fork(new URL('checked.ts', import.meta.url), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=4000'],
  })
  const asked = child
  return new Promise((done) => {
    const timer = setTimeout(() => asked.kill('SIGKILL'), patience * 1000)
    const end = (said: string): void => {
      clearTimeout(timer)
      asked.removeAllListeners()
      done(said)
    }
    asked.once('message', (said) => end(String(said)))
    asked.once('exit', (code, signal) => {
      child = undefined
      end(`the end of the process (${code ?? signal})`)
    })
    asked.send(question)
  })
}

/** What three sizes cost, or what went wrong at one of them. */
async function costs(name: string, kind: Question['kind']): Promise<number[] | string> {
  const found: number[] = []
  for (const part of [4, 2, 1]) {
    const said = await cost({ name, kind, size: Math.ceil(size / part) })
    if (!/^\d+$/.test(said)) return `${said} at ${Math.ceil(size / part)} characters`
    found.push(Number(said))
  }
  return found
}

const failed: string[] = []
const kinds = [
  ['text', texts],
  ['metadata', metadata],
] as const
for (const [kind, list] of kinds)
  for (const [name] of list) {
    if (wanted !== undefined && !name.includes(wanted)) continue
    const found = await costs(name, kind)
    const shown = `${kind} ${JSON.stringify(name)}`
    if (typeof found === 'string') failed.push(`${shown}: ${found}`)
    else if (found[2]! > noise && found[2]! > mostRatio * found[1]!)
      failed.push(`${shown}: ${found.join(', ')} ms`)
    console.log(`${typeof found === 'string' ? found : found.join('\t')}\t${shown}`)
  }
child?.kill()
console.log(failed.length > 0 ? `\nNot linear:\n${failed.join('\n')}` : '\nAll are linear.')
process.exitCode = failed.length > 0 ? 1 : 0
