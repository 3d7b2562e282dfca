/**
 * What work costs, whatever else the machine does: CPU time, and how it grows with the work.
 */
/** CPU milliseconds that `work` takes. */
export async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/**
 * How many times as much CPU ten times the work takes, the smaller being `work(1)`: about 10 when cost grows with the
 * work alone, 100 when with its square. The first run, which warms up, does not count.
 */
export async function growth(work: (times: number) => unknown): Promise<number> {
  await work(1)
  const small = Math.min(await cost(() => work(1)), await cost(() => work(1)))
  return (await cost(() => work(10))) / Math.max(small, 1)
}
