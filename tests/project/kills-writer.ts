/**
 * A process that saves a version of some outputs and kills itself before, or half through, one of its calls to the file
 * system: `writer FOLDER VERSION CALL`. It prints how many calls there were when it is not killed. With an error's code
 * behind CALL (`ENOSPC`), that call and all that would write after it fail so instead.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { save } from '../../scripts/project/save.js'
import { outputsOf, owner } from './kills-outputs.js'

const [folder = '', version = '', fatal = '', code = ''] = process.argv.slice(2)
let calls = 0

const isFatal = (): boolean => ++calls === Number(fatal) && code === ''

/** A full disk takes nothing more; it lets files be renamed and removed. */
function refuse(): void {
  if (code !== '' && calls >= Number(fatal)) throw Object.assign(new Error(code), { code })
}

for (const name of ['mkdirSync', 'renameSync', 'unlinkSync', 'rmdirSync', 'rmSync'] as const)
  replaced(name, (original) => (...given: never[]) => {
    if (isFatal()) process.kill(process.pid, 'SIGKILL')
    return original(...given)
  })

replaced('writeFileSync', (original) => (path: never, contents: never, ...rest: never[]) => {
  if (isFatal()) {
    const bytes = Buffer.from(contents)
    original(path, bytes.subarray(0, bytes.length / 2) as never, ...rest)
    process.kill(process.pid, 'SIGKILL')
  }
  refuse()
  return original(path, contents, ...rest)
})

type Call = (...given: never[]) => unknown

function replaced(name: keyof typeof fs, made: (original: Call) => Call): void {
  const functions = fs as unknown as Record<string, Call>
  functions[name] = made(functions[name]!)
}

syncBuiltinESMExports()
save(folder, outputsOf(version), { owner })
process.stdout.write(String(calls))
