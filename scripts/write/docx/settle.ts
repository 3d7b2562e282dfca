/**
 * The same bytes each time: the library names relations by chance, counts bookmarks and pictures over the whole process,
 * and writes the clock into the properties and the archive.
 */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable, type ZippableFile } from 'fflate'
import type { Metadata } from '../../document/metadata.js'
import type { Settings } from '../../document/settings.js'
import type { Media } from './media.js'
import { directionOf } from '../../languages/direction.js'
import type { WordTemplate } from '../../docx-file/template/index.js'
import { directed } from './direction.js'
import { dress, type Told } from './dress.js'
import { ordered } from './order.js'
import { trace } from './trace.js'

/** A packed document in its template's dress, with its pictures in it, its parts in order, relations and ids renumbered, and dates from the manuscript. */
export function settle(
  packed: Uint8Array,
  media: Media,
  metadata: Metadata,
  settings: Settings,
  lang: string,
  template?: { template: WordTemplate; told: Told },
): Uint8Array {
  const parts = unzipSync(packed)
  const names = Object.keys(parts).sort()
  const texts = new Map(
    names
      .filter((name) => /\.(?:xml|rels)$/.test(name))
      .map((name) => [name, strFromU8(parts[name] as Uint8Array)]),
  )
  if (template) dress(parts, texts, template.template, template.told, media)
  renameMedia(parts, texts)
  for (const [name, text] of texts) if (name.endsWith('.rels')) renumberRelations(name, text, texts)
  const renumbered = renumbering()
  for (const [name, text] of texts)
    texts.set(
      name,
      renumbered(name === 'docProps/core.xml' ? dated(text, metadata, settings) : text),
    )
  for (const [name, text] of texts)
    if (name.startsWith('word/') && name.endsWith('.xml'))
      texts.set(name, ordered(directed(text, directionOf(lang))))
  trace(texts)
  const files: Zippable = {}
  for (const name of [...new Set([...Object.keys(parts), ...texts.keys()])].sort(byPart)) {
    const text = texts.get(name)
    files[name] =
      text === undefined ? pictureOf(name, parts[name] as Uint8Array, media) : strToU8(text)
  }
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 })
}

/** Bitmaps are deflated already. */
function pictureOf(name: string, part: Uint8Array, media: Media): ZippableFile {
  if (!name.startsWith('word/media/')) return part
  const picture = media.pictureOf(part)
  return name.endsWith('.svg') ? picture : [picture, { level: 0 }]
}

/** `[Content_Types].xml` first, as the packaging convention has it. */
const byPart = (a: string, b: string): number =>
  Number(b.startsWith('[')) - Number(a.startsWith('[')) || (a < b ? -1 : 1)

/** Pictures by their order in the document's relations. */
function renameMedia(parts: Record<string, Uint8Array>, texts: Map<string, string>): void {
  let count = 0
  const rels = [...texts]
    .filter(([name]) => name.endsWith('.rels'))
    .map(([, text]) => text)
    .join('')
  const named = new Map<string, string>()
  for (const [, path = ''] of rels.matchAll(/Target="(media\/[^"]+)"/g)) {
    if (named.has(path)) continue
    count += 1
    named.set(path, `media/image${count}${/\.[a-z]+$/.exec(path)?.[0] ?? ''}`)
  }
  // A new name may be another picture's old one: all are taken out before any is put back.
  const bytes = new Map([...named].map(([path, name]) => [name, parts[`word/${path}`]]))
  for (const path of named.keys()) delete parts[`word/${path}`]
  for (const [name, picture] of bytes) if (picture) parts[`word/${name}`] = picture
  for (const [part, text] of texts) {
    if (part.endsWith('.rels'))
      texts.set(
        part,
        text.replace(/Target="(media\/[^"]+)"/g, (all, path: string) =>
          named.has(path) ? `Target="${named.get(path)}"` : all,
        ),
      )
  }
}

function renumberRelations(name: string, text: string, texts: Map<string, string>): void {
  const part = name.replace('_rels/', '').replace(/\.rels$/, '')
  const ids = new Map<string, string>()
  for (const [, id = ''] of text.matchAll(/\bId="([^"]+)"/g)) ids.set(id, `rId${ids.size + 1}`)
  const renamed = (source: string, attribute: RegExp): string =>
    source.replace(attribute, (all, key: string, id: string) =>
      ids.has(id) ? `${key}="${ids.get(id)}"` : all,
    )
  texts.set(name, renamed(text, /\b(Id)="([^"]+)"/g))
  const owner = texts.get(part)
  if (owner) texts.set(part, renamed(owner, /\b(r:id|r:embed|r:link|r:pict)="([^"]+)"/g))
}

/** Numbers the bookmarks and pictures of one part after another. */
function renumbering(): (part: string) => string {
  const bookmarks = new Map<string, number>()
  let pictures = 0
  return (part) =>
    part
      .replace(
        /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")(\d+)"/g,
        (_, head: string, id: string) => {
          if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1)
          return `${head}${bookmarks.get(id)}"`
        },
      )
      .replace(
        /(<wp:docPr\b[^>]*?\bid=")[^"]*"/g,
        (_, head: string) => `${head}${(pictures += 1)}"`,
      )
}

/** Dates of the manuscript; without one, of SOURCE_DATE_EPOCH; without that, the first that zip can tell. */
function dated(text: string, metadata: Metadata, settings: Settings): string {
  const day = metadata.dates.date ?? metadata.dates.published
  const full = day
    ? `${day.length === 4 ? `${day}-01-01` : day.length === 7 ? `${day}-01` : day}T00:00:00Z`
    : undefined
  const moment =
    full ??
    new Date((settings.sourceDateEpoch ?? 315532800) * 1000).toISOString().replace(/\.\d+Z$/, 'Z')
  return text.replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, head: string) => head + moment,
  )
}
