/** Two runs of the bench. */

/** What chance alone does between two runs. */
const noise = 1.05

/**
 * A line for each task that has become slower. Ratios to the peer of the same run are compared where both have one:
 * they do not depend on the machine.
 */
export function slower(before, after) {
  const known = new Map(before.map((result) => [`${result.work} ${result.task}`, result]))
  const lines = after.flatMap((result) => {
    const old = known.get(`${result.work} ${result.task}`)
    if (!old) return []
    const byRatio = old.ratio && result.ratio
    const growth = byRatio ? result.ratio / old.ratio : result.cpu / old.cpu
    if (growth <= noise) return []
    return [
      `Slower: ${result.work}, ${result.task}: ${growth.toFixed(2)} times (${byRatio ? 'by the ratio to the peer' : 'by CPU seconds'})`,
    ]
  })
  return lines.length > 0 ? lines : ['Nothing has become slower.']
}
