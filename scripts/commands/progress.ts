import type { Phase } from '../build.js'
import type { Terminal } from './command.js'

const words: Readonly<Record<Phase, string>> = {
  read: 'Reading the manuscript',
  resolve: 'Numbering and resolving',
  check: 'Checking',
  write: 'Writing the outputs',
}

/** One line that says what is being done, on a terminal; nothing elsewhere. */
export function progressOn({ interactive, stderr }: Terminal): {
  enter: (phase: Phase) => void
  clear: () => void
} {
  if (!interactive) return { enter() {}, clear() {} }
  return {
    enter: (phase) => stderr(`\r\u001B[K${words[phase]} …`),
    clear: () => stderr('\r\u001B[K'),
  }
}
