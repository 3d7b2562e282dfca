/**
 * Papers spoiled by chance, and every command on them: `npm run fuzz -- [N [FIRST]]` tries N of them (300), from the FIRST
 * number (1) on. None may be a fault of the program, hold it for long, or make it grow. A number is always the same paper.
 */
import { fork, type ChildProcess } from 'node:child_process'
import type { Ended } from './built.js'

const count = Number(process.argv[2] ?? 300)
const first = Number(process.argv[3] ?? 1)
const patience = 120_000
/** Bytes that one process may hold after any number of papers. */
const mostHeld = 2.5e9

let child: ChildProcess | undefined

function ended(seed: number): Promise<Ended | string> {
  child ??= fork(new URL('built.ts', import.meta.url), {
    execArgv: ['--import', 'tsx', '--max-old-space-size=3000'],
  })
  const asked = child
  return new Promise((done) => {
    const timer = setTimeout(() => asked.kill('SIGKILL'), patience)
    const end = (said: Ended | string): void => {
      clearTimeout(timer)
      asked.removeAllListeners()
      done(said)
    }
    asked.once('message', (said) => end(said as Ended))
    asked.once('exit', (code, signal) => {
      child = undefined
      end(`the process ended (${code ?? signal})`)
    })
    asked.send(seed)
  })
}

const failed: string[] = []
const codes = new Map<number, number>()
let held = 0
for (let seed = first; seed < first + count; seed++) {
  const said = await ended(seed)
  if (typeof said === 'string') failed.push(`${seed}: ${said}`)
  else if (typeof said.code === 'string')
    failed.push(`${seed}: ${said.words} (${said.spoiled.join(', ')}): ${said.code}`)
  else codes.set(said.code, (codes.get(said.code) ?? 0) + 1)
  if (typeof said !== 'string') held = Math.max(held, said.held)
  if (failed.length > 0 && failed.at(-1)!.startsWith(`${seed}:`)) console.log(failed.at(-1))
}
child?.kill()
if (held > mostHeld) failed.push(`one process held ${Math.round(held / 1e6)} MB`)
const ends = [...codes].sort().map(([code, times]) => `${times} ended with ${code}`)
console.log(
  `${count} papers: ${ends.join(', ')}; ${failed.length} faults; at most ${Math.round(held / 1e6)} MB`,
)
process.exitCode = failed.length > 0 ? 1 : 0
