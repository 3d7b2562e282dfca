/**
 * The distributions of test statistics, by jStat: one package without others, small, and read only for texts that print a
 * test and expressions that ask for an interval. Tail probabilities to about 1e-8.
 */
import jStat from 'jstat'

/** Two-sided probability of a t at least as far from 0. */
export const tTail = (t: number, df: number): number =>
  2 * (1 - jStat.studentt.cdf(Math.abs(t), df))
/** Two-sided probability of a z at least as far from 0. */
export const zTail = (z: number): number => 2 * (1 - jStat.normal.cdf(Math.abs(z), 0, 1))
/** Probability of an F at least as large. */
export const fTail = (f: number, df1: number, df2: number): number =>
  1 - jStat.centralF.cdf(f, df1, df2)
/** Probability of a χ² at least as large. */
export const chiSquareTail = (x: number, df: number): number => 1 - jStat.chisquare.cdf(x, df)

/** The value below which a standard normal lies with probability `p`. */
export const zQuantile = (p: number): number => jStat.normal.inv(p, 0, 1)
/** The value below which a t lies with probability `p`. */
export const tQuantile = (p: number, df: number): number => jStat.studentt.inv(p, df)
/** The value below which a beta variable lies with probability `p`. */
export const betaQuantile = (p: number, a: number, b: number): number => jStat.beta.inv(p, a, b)
