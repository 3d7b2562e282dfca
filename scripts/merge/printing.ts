/** How a file prints citations and references: read off the article, and off the reference list of what came back. */
import { said, type WordLine } from '../docx-file/lines.js'
import { bagOf } from '../revise/align.js'
import type { Article } from '../document/tree.js'
import type { Printing } from './clusters.js'
import { dice } from './pairs.js'
import { samePlace, textOfLine, type SourceAtom, type SourceLine } from './source-lines.js'
import { append } from '../lists.js'

export interface PrintedPaper {
  printing: Printing
  /** Markdown that prints a reference, by its key in `printing.references`. */
  references: ReadonlyMap<string, string>
  /** Entries of the reference list: key and text. */
  entries: ReadonlyArray<{ key: string; text: string }>
}

interface Labelled {
  type: string
  id?: string
  identifier?: string
  label?: string
  children?: Labelled[]
}

export function printedOf(
  article: Article,
  lines: readonly SourceLine[],
  sources: ReadonlyMap<string, string>,
): PrintedPaper {
  const nodes = all(article as unknown as Labelled)
  const entries = nodes.filter(({ type }) => type === 'bibliographyEntry')
  const keys = new Map(entries.map(({ id = '', identifier = '' }) => [id, identifier]))
  const constructs = lines.flatMap(({ atoms }) => constructsOf(atoms))
  const citations = constructs.filter(({ kind }) => kind === 'citation')
  const isNumeric = entries.length > 0 && entries.every(({ label }) => /\d/.test(label ?? ''))
  const references = new Map<string, string>()
  const written = new Map<string, string>()
  for (const { kind, text, targets, atom } of constructs) {
    if (kind !== 'reference' || !/\p{L}/u.test(text) || !/\d/.test(text)) continue
    const key = targets.join(' ')
    references.set(text, key)
    const source =
      atom.place && sources.get(atom.place.path)?.slice(atom.place.start, atom.place.end)
    if (source && /^\[?@/.test(source)) written.set(key, source)
  }
  for (const { type, label, identifier, id } of nodes)
    if ((type === 'figure' || type === 'supplement') && label && identifier && id) {
      if (!references.has(plain(label))) references.set(plain(label), id)
      if (!written.has(id)) written.set(id, `@${identifier}`)
    }
  return {
    printing: {
      numbers: isNumeric ? signsOf(citations) : undefined,
      works: new Map(
        isNumeric
          ? entries.map(({ label = '', identifier = '' }) => [/\d+/.exec(label)![0], identifier])
          : [],
      ),
      worded: new Map(
        isNumeric
          ? []
          : citations.map(({ text, targets }) => [text, targets.map((id) => keys.get(id) ?? id)]),
      ),
      references,
    },
    references: written,
    entries: lines.flatMap((line) =>
      line.key === undefined ? [] : [{ key: line.key, text: plain(textOfLine(line)) }],
    ),
  }
}

const plain = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()

const all = (node: Labelled): Labelled[] => [node, ...(node.children ?? []).flatMap(all)]

interface Construct {
  kind: SourceAtom['kind']
  text: string
  targets: string[]
  atom: SourceAtom
  isRaised: boolean
}

/** Atoms of one citation or reference, together. */
function constructsOf(atoms: readonly SourceAtom[]): Construct[] {
  const found: Construct[] = []
  let last: SourceAtom | undefined
  for (const atom of atoms) {
    if (atom.kind === 'citation' || atom.kind === 'reference') {
      const open = found.at(-1)
      if (open && last?.kind === atom.kind && samePlace(last.place, atom.place)) {
        open.text += atom.text
        append(open.targets, atom.targets ?? [])
      } else {
        const isRaised = atom.around.some(({ type }) => type === 'superscript')
        found.push({
          kind: atom.kind,
          text: atom.text,
          targets: [...(atom.targets ?? [])],
          atom,
          isRaised,
        })
      }
    }
    last = atom
  }
  return found.map((each) => ({ ...each, text: plain(each.text) }))
}

/** The signs that most citations stand in. */
function signsOf(citations: readonly Construct[]): Printing['numbers'] {
  const counts = new Map<string, number>()
  for (const { text, isRaised } of citations) {
    const [, open = '', close = ''] = /([[(]?)\d[\d\s,;–-]*([\])]?)$/.exec(text) ?? []
    const signs = isRaised && !open ? 'raised' : open && close ? `${open}${close}` : ''
    if (signs) counts.set(signs, (counts.get(signs) ?? 0) + 1)
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one)
  if (!best) return undefined
  return best[0] === 'raised' ? 'raised' : { open: best[0][0]!, close: best[0][1]! }
}

/** Number and text of an entry as it is printed: "7.\tDoe J. …". */
const numbered = /^[[(]?(\d{1,4})[\]).]{0,2}[\s\u00a0]+([^]*)$/

/** Keys of the entries of a reference list, by line. */
export function entriesIn(
  lines: readonly WordLine[],
  { entries }: Pick<PrintedPaper, 'entries'>,
): ReadonlyMap<WordLine, { key: string; number: string | undefined }> {
  const found = new Map<WordLine, { key: string; number: string | undefined }>()
  const free = new Map(entries.map(({ key, text }) => [key, text]))
  const candidates = lines
    .filter(({ cell, note }) => !cell && note === undefined)
    .map((line) => {
      const [, number, rest] = numbered.exec(said(line)) ?? []
      return { line, number, text: plain(rest ?? said(line)) }
    })
  const take = (match: (text: string, own: string) => boolean): void => {
    for (const { line, number, text } of candidates) {
      if (found.has(line) || text.length < 20) continue
      const key = [...free].find(([, own]) => match(text, own))?.[0]
      if (key === undefined) continue
      free.delete(key)
      found.set(line, { key, number })
    }
  }
  take((text, own) => text === own)
  const bags = new Map([...free].map(([, own]) => [own, bagOf(own)] as const))
  take((text, own) => dice(bagOf(text), bags.get(own) ?? bagOf(own)) >= 0.8)
  return found
}

/** The printing of a file whose list may have been numbered anew: what its own list says counts. */
export function renumbered(
  printing: Printing,
  entries: ReadonlyMap<WordLine, { key: string; number: string | undefined }>,
): Printing {
  const own = new Map(
    [...entries.values()].flatMap(({ key, number }) => (number ? [[number, key] as const] : [])),
  )
  const listed = new Set(own.values())
  const works = new Map(
    [...printing.works].filter(([number, key]) => !own.has(number) && !listed.has(key)),
  )
  for (const [number, key] of own) works.set(number, key)
  return { ...printing, works }
}
