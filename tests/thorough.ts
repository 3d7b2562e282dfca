/**
 * Long comparisons are run in part each time, and whole by `npm run thorough`, which `.ci/run` does.
 */
export const thorough = process.env.THOROUGH === '1'
