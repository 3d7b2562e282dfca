import type { Reporter } from './index.js'

/** One JSON array on stdout, one message a line, so that it can be read by eye and by `grep` too. */
export const json: Reporter = ({ list }) => ({
  stdout:
    list.length === 0
      ? '[]\n'
      : `[\n${list.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`,
})
