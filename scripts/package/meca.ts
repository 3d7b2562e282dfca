/**
 * A MECA package (NISO RP-30): a zip that carries a manuscript from one system to another.
 *
 *     manifest.xml            what is in it
 *     transfer.xml            from whom, to whom
 *     content/NAME.xml        the JATS
 *     content/NAME.pdf
 *     content/figures/…       as the JATS names them
 *     content/data/…
 */
import type { Element } from 'xast'
import { assetText } from '../assets.js'
import type { Inputs, OutputFile } from '../document/inputs.js'
import type { Author } from '../document/metadata.js'
import type { Article } from '../document/tree.js'
import { mediaType } from '../write/jats/media-type.js'
import { serialize } from '../write/jats/serialize.js'
import { wholeDtd, type Declarations } from '../write/jats/prune.js'
import { violationsBy } from '../write/jats/violations.js'
import { element, textElement } from '../write/jats/xml.js'
import { zip } from './zip.js'

/** The package of a built manuscript; `outputs` are its JATS (with images and data) and its PDF. */
export function meca(article: Article, inputs: Inputs, outputs: readonly OutputFile[]): OutputFile {
  const content = outputs.map((file) => ({ ...file, path: `content/${file.path}` }))
  const files = [
    { path: 'manifest.xml', contents: document('manifest', manifest(content, inputs)) },
    { path: 'transfer.xml', contents: document('transfer', transfer(article)) },
    ...content,
  ]
  return { path: `${inputs.settings.name}.meca.zip`, contents: zip(files) }
}

/** XML that MECA's own DTD has judged; what breaks it is a fault of the program. */
function document(name: 'manifest' | 'transfer', root: Element): Uint8Array {
  // Holds because scripts/compile/assets-meca.mjs wrote the file.
  const { publicId, systemId, elements } = JSON.parse(assetText(`dtd/meca-${name}.json`)) as {
    publicId: string
    systemId: string
    elements: Declarations
  }
  const xml = serialize(
    {
      type: 'root',
      children: [{ type: 'doctype', name, public: publicId, system: systemId }, root],
    },
    structural,
  )
  const [first] = violationsBy(wholeDtd(elements), xml)
  if (first)
    throw new Error(
      `The ${name} that was written is not valid MECA 1.0: line ${first.line}: ${first.message}`,
    )
  return new TextEncoder().encode(xml)
}

const structural: ReadonlySet<string> = new Set([
  'manifest',
  'item',
  'transfer',
  'transfer-source',
  'destination',
  'service-provider',
  'publication',
  'contact',
  'contact-name',
])

function manifest(content: readonly OutputFile[], { settings }: Inputs): Element {
  const types: Readonly<Record<string, string>> = {
    [`content/${settings.name}.xml`]: 'article-metadata',
    [`content/${settings.name}.pdf`]: 'manuscript',
  }
  const item = (path: string, index: number, type: string, title: string): Element =>
    element(
      'item',
      { id: `item-${index}`, 'item-type': type, 'item-version': '1' },
      element('item-title', {}, title),
      element('instance', { 'media-type': mediaType(path).join('/'), 'xlink:href': path }),
    )
  return element(
    'manifest',
    {
      'manifest-version': '1',
      xmlns: 'https://manuscriptexchange.org/schema/manifest',
      'xmlns:xlink': 'http://www.w3.org/1999/xlink',
    },
    item('transfer.xml', 1, 'transfer-metadata', 'Transfer information'),
    content.map(({ path }, index) =>
      item(
        path,
        index + 2,
        types[path] ?? 'manuscript-supporting-file',
        path.slice(path.lastIndexOf('/') + 1),
      ),
    ),
  )
}

/** From the authors, who are no publication, with whom to write to; to the journal that the metadata names. */
function transfer(article: Article): Element {
  const { metadata } = article.children[0]
  const { journal } = metadata
  const writer =
    metadata.authors.find((author) => author.corresponding && author.email) ??
    metadata.authors.find((author) => author.email)
  return element(
    'transfer',
    { 'transfer-version': '1', xmlns: 'https://manuscriptexchange.org/schema/transfer' },
    element(
      'transfer-source',
      {},
      element(
        'publication',
        {},
        element('publication-title', {}, 'Submitted by the authors'),
        writer && contact(writer),
      ),
    ),
    element(
      'destination',
      {},
      element(
        'service-provider',
        {},
        textElement('provider-name', journal?.publisher ?? journal?.title),
      ),
      element(
        'publication',
        {},
        element('publication-title', {}, journal?.title),
        textElement('acronym', journal?.id),
      ),
    ),
  )
}

function contact(author: Author): Element {
  const name =
    author.kind === 'person'
      ? element(
          'contact-name',
          {},
          element('surname', {}, author.family),
          textElement('given-names', author.given),
        )
      : element('contact-name', {}, element('surname', {}, author.name))
  return element(
    'contact',
    { 'contact-role': 'corresponding-author' },
    name,
    element('email', {}, author.email),
  )
}
