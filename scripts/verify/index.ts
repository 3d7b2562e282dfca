/**
 * Reads back what was written and compares it with the article: no format may lose a word. A difference is a fault of the
 * program, so all of this throws.
 */
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { unlisted } from '../tree/unlisted.js'
import { says } from './says.js'

/**
 * Stands between every writer and every file that is saved. The PDF is always audited; with `verify` in the settings, the
 * JATS is read back and every format compared. `outputs` may have other files beside the article's.
 */
export async function verify(
  outputs: readonly OutputFile[],
  article: Article,
  inputs: Inputs,
): Promise<void> {
  const { name, verify: all } = inputs.settings
  const named = (extension: string): Uint8Array | undefined =>
    outputs.find(({ path }) => path === `${name}.${extension}`)?.contents
  const pdf = named('pdf')
  if (!pdf && !all) return
  const shown = unlisted(article, inputs.settings)
  const said = says(shown)
  if (pdf) (await import('./pdf/index.js')).auditPdf(said, pdf, inputs.settings.blind)
  if (!all) return
  const jats = named('xml')
  if (jats) (await import('./jats/index.js')).verifyJats(jats, article, inputs)
  const { parity } = await import('./parity.js')
  parity(said, outputs, name)
  const { leftovers } = await import('./leftovers.js')
  leftovers(outputs, shown, name)
  const { comparePictures } = await import('./pictures/index.js')
  await comparePictures(outputs, article, inputs)
}
