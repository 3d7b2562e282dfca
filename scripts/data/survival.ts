/**
 * Survival by the product-limit estimate (Kaplan and Meier 1958).
 */

/** One individual: how long it was seen, and whether it then had the event. */
export interface Seen {
  time: number
  event: boolean
}

/** Each time at which somebody had the event, and the share that survives it, in order of time. */
export function survivalCurve(seen: readonly Seen[]): Array<{ time: number; share: number }> {
  const sorted = seen.toSorted((left, right) => left.time - right.time)
  const curve: Array<{ time: number; share: number }> = []
  let share = 1
  for (let at = 0; at < sorted.length;) {
    const { time } = sorted[at] as Seen
    let next = at
    let events = 0
    for (; sorted[next]?.time === time; next++) events += Number(sorted[next]?.event)
    if (events > 0) {
      share *= 1 - events / (sorted.length - at)
      curve.push({ time, share })
    }
    at = next
  }
  return curve
}

/** The share that survives `time`; nothing beyond the last who was seen, unless none is left. */
export function survivalAt(seen: readonly Seen[], time: number): number | undefined {
  const curve = survivalCurve(seen)
  const last = seen.reduce((most, one) => Math.max(most, one.time), 0)
  const share = curve.filter((step) => step.time <= time).at(-1)?.share ?? 1
  return seen.length === 0 || (time > last && share > 0) ? undefined : share
}

/** The first time that no more than half survive; nothing when more than half do to the end. */
export const medianSurvival = (seen: readonly Seen[]): number | undefined =>
  survivalCurve(seen).find(({ share }) => share <= 0.5 + 1e-12)?.time
