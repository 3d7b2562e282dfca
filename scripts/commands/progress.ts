import { phaseWords, type Phase } from '../build.js'
import type { Terminal } from './command.js'

/** One line that says what is being done, on a terminal; nothing elsewhere. */
export function progressOn({ interactive, stderr }: Terminal): {
  enter: (phase: Phase) => void
  clear: () => void
} {
  if (!interactive) return { enter() {}, clear() {} }
  return {
    enter: (phase) => stderr(`\r\u001B[K${inCapital(phaseWords[phase])} …`),
    clear: () => stderr('\r\u001B[K'),
  }
}

const inCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
