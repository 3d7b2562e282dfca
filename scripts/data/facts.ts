/**
 * Named expressions that may use each other.
 */
import type { ExpressionFault } from './expression-result.js'
import type { Data, Evaluated } from './query.js'

export interface Facts {
  /** Every fact's value, or why it has none, in the order of the source. */
  results: ReadonlyMap<string, Evaluated>
  /** Facts that each fact uses. */
  uses: ReadonlyMap<string, ReadonlySet<string>>
}

/** Evaluates `expressions`, each after those it uses, and tells `data` of them. A cycle is a fault of each fact in it. */
export async function evaluateFacts(
  data: Data,
  expressions: ReadonlyMap<string, string>,
): Promise<Facts> {
  const uses = new Map<string, ReadonlySet<string>>()
  const results = new Map<string, Evaluated>()
  for (const [name, expression] of expressions) {
    const found = await data.factsOf(expression)
    if (found.fault) results.set(name, found)
    else uses.set(name, found.names)
  }
  const users = usersOf(uses)
  const open = new Map([...uses].map(([name, used]) => [name, used.size]))
  const ready = [...expressions.keys()].filter((name) => !open.get(name))
  for (const name of ready) {
    const result = results.get(name) ?? (await data.evaluate(expressions.get(name) ?? ''))
    results.set(name, result)
    if (!result.fault) data.know(name, result)
    for (const user of users.get(name) ?? []) {
      open.set(user, (open.get(user) ?? 0) - 1)
      if (open.get(user) === 0) ready.push(user)
    }
  }
  const waiting = new Set([...expressions.keys()].filter((name) => !results.has(name)))
  for (const name of waiting) results.set(name, { fault: cycleFault(name, uses, waiting) })
  return {
    results: new Map([...expressions.keys()].map((name) => [name, results.get(name) as Evaluated])),
    uses,
  }
}

/** Facts that use each fact. */
function usersOf(uses: Facts['uses']): Map<string, string[]> {
  const users = new Map<string, string[]>()
  for (const [name, used] of uses)
    for (const other of used) users.get(other)?.push(name) ?? users.set(other, [name])
  return users
}

/** What is wrong with `name`, which is in a cycle or uses a fact that is. */
function cycleFault(
  name: string,
  uses: Facts['uses'],
  waiting: ReadonlySet<string>,
): ExpressionFault {
  const way = [name]
  const next = (from: string): string =>
    [...(uses.get(from) ?? [])].find((used) => waiting.has(used)) ?? name
  let at = next(name)
  for (; !way.includes(at) && way.length < 20; at = next(at)) way.push(at)
  if (at !== name)
    return { reason: `Unexpected use of the fact \`${at}\`, which uses itself`, suggestions: [] }
  return {
    reason: `Unexpected cycle of facts: ${[...way, name].map((fact) => `\`${fact}\``).join(' uses ')}, expected facts that do not use themselves`,
    suggestions: [],
  }
}

/** Facts that `used` need, themselves included. */
export function withTheirFacts(used: Iterable<string>, uses: Facts['uses']): ReadonlySet<string> {
  const all = new Set(used)
  for (const name of all) for (const other of uses.get(name) ?? []) all.add(other)
  return all
}
