/** What is used of jStat, which has no types of its own. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...parameters: number[]): number
    inv(p: number, ...parameters: number[]): number
  }
  const jStat: Readonly<
    Record<'studentt' | 'normal' | 'centralF' | 'chisquare' | 'beta', Distribution>
  >
  export default jStat
}
