/**
 * `galley import …`: what other programs keep, as files that galley reads.
 */
import { UsageError, type Command } from './command.js'

const kinds: Readonly<Record<string, () => Promise<Command>>> = {
  refs: async () => (await import('./import/refs.js')).importReferences,
}

/** Hands the rest of the command line to the importer that its first word names. */
export const importCommand: Command = async (call) => {
  const [kind = '', ...rest] = call.arguments
  if (/\.docx$/i.test(kind)) return (await import('./import/word.js')).importWord(call)
  if (/\.(?:tex|ltx)$/i.test(kind)) return (await import('./import/latex.js')).importLatex(call)
  const importer = kinds[kind]
  if (!importer)
    throw new UsageError(
      kind ? `Unexpected \`${kind}\`, expected a Word file or \`refs\`` : 'Expected what to import',
      'galley import PAPER.docx, galley import main.tex, or galley import refs FILE',
    )
  return (await importer())({ ...call, arguments: rest })
}
