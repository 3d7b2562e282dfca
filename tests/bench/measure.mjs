/** Whole-process CPU time and memory of commands. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** GNU time gives memory too; without it, the shell's clock gives CPU time alone. */
const gnuTime = existsSync('/usr/bin/time')

/** Runs `command` once: user and system seconds, and peak memory in MB where it can be had. */
export function measure(command, { cwd } = {}) {
  const note = join(tmpdir(), `galley-bench-${process.pid}`)
  const env = { ...process.env, TIMEFORMAT: '%U %S 0' }
  delete env.NODE_EXTRA_CA_CERTS
  const run = gnuTime
    ? spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', note, ...command], {
        cwd,
        env,
        encoding: 'utf8',
      })
    : spawnSync(
        'bash',
        [
          '-c',
          'note=$1; shift; { time "$@" > /dev/null 2>&3; } 3>&2 2> "$note"',
          'bash',
          note,
          ...command,
        ],
        { cwd, env, encoding: 'utf8' },
      )
  if (run.status !== 0) throw new Error(`${command.join(' ')}\n${run.stderr ?? run.error}`)
  const [user, system, kilobytes] = readFileSync(note, 'utf8')
    .trim()
    .split('\n')
    .at(-1)
    .split(' ')
    .map(Number)
  rmSync(note)
  return { cpu: user + system, memory: kilobytes / 1024 }
}

/** Medians of `runs` runs of each of `commands`, in turn (A B A B), after one of each that does not count. */
export function compare(commands, runs, options) {
  const results = commands.map(() => [])
  for (let round = -1; round < runs; round++) {
    for (const [index, command] of commands.entries()) {
      const result = measure(command, options)
      if (round >= 0) results[index].push(result)
    }
  }
  return results.map((list) => ({
    cpu: median(list.map(({ cpu }) => cpu)),
    memory: median(list.map(({ memory }) => memory)),
  }))
}

function median(numbers) {
  const sorted = numbers.toSorted((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Whether a program can be called. */
export function has(program) {
  return spawnSync('bash', ['-c', `command -v ${program}`]).status === 0
}
