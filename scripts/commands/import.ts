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
  const importer = kinds[kind]
  if (!importer)
    throw new UsageError(
      kind ? `Unexpected \`${kind}\`, expected \`refs\`` : 'Expected what to import',
      'galley import refs FILE',
    )
  return (await importer())({ ...call, arguments: rest })
}
