/**
 * What work costs, counted and not timed, so that it is the same on every machine: how often V8 enters the blocks of code
 * that do it, and the characters that regular expressions and searches go over. What an expression tries again in the same
 * place is not counted: a test's patience is the bound of that.
 */
import { Session } from 'node:inspector/promises'

/** Blocks entered and characters gone over. */
export async function steps(work: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  const searched = countSearches()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true })
    await work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const blocks = result
      .filter(({ url }) => isOurs.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    return blocks.reduce((sum, { count }) => sum + count, searched.end())
  } finally {
    searched.end()
    await session.post('Profiler.stopPreciseCoverage')
    session.disconnect()
  }
}

/** The program's code and its libraries', and not the tests' own. */
const isOurs = /\/scripts\/|\/node_modules\/(?!.*\/?(?:vitest|@vitest|vite|chai|tinyspy)\/)/

/**
 * How many times as many steps ten times the work takes: about 10 when cost grows with the work alone, 100 when with its
 * square. The first run, which loads what is needed, does not count.
 */
export async function growth(work: (times: number) => unknown): Promise<number> {
  await work(1)
  const small = await steps(() => work(1))
  return (await steps(() => work(10))) / small
}

/** Counts the characters that expressions and searches go over, until it is ended. */
function countSearches(): { end: () => number } {
  let count = 0
  const { exec } = RegExp.prototype
  const { indexOf } = String.prototype
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0
    const found = exec.call(this, text)
    const length = String(text).length
    if (found) count += found.index + found[0].length - from
    else count += isTriedOnce(this) ? 1 : Math.max(1, length - from)
    return found
  }
  String.prototype.indexOf = function (this: string, part: string, from = 0) {
    const found = indexOf.call(this, part, from)
    count += (found < 0 ? this.length : found) - from + 1
    return found
  }
  return {
    end: () => {
      RegExp.prototype.exec = exec
      String.prototype.indexOf = indexOf
      return count
    },
  }
}

/** Whether an expression that finds nothing has looked at one place alone. */
const isTriedOnce = ({ sticky, multiline, source }: RegExp): boolean =>
  sticky || (!multiline && source.startsWith('^') && !source.includes('|'))
