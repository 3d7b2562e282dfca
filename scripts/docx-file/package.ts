/**
 * The parts of a Word file (ECMA-376 part 2, Open Packaging Conventions). Files come from strangers: how many parts there
 * are and what they unpack to is bounded before memory is taken, nothing outside of the file is read, macros are ignored.
 */
import { strFromU8, unzipSync } from 'fflate'
import { DocxFault } from './fault.js'
import { childrenNamed, readXml, type XmlElement } from './xml.js'

/** Bytes that the file, all parts, and one part of XML may have; parts. */
const bounds = { file: 200e6, all: 400e6, xml: 60e6, parts: 5000, ratio: 400 }

export interface Relation {
  type: string
  /** Name of a part, or an address outside of the file. */
  target: string
  external: boolean
}

export interface Package {
  /** Name of the main part: `word/document.xml`. */
  main: string
  part(name: string): Uint8Array | undefined
  names: readonly string[]
  /** Root of a part of XML; nothing when there is none. */
  xml(name: string): XmlElement | undefined
  /** What a part points to, by id. */
  relations(name: string): ReadonlyMap<string, Relation>
}

/** Opens a DOCX; throws a DocxFault that says why not. */
export function openPackage(bytes: Uint8Array): Package {
  const parts = unpack(bytes)
  const text = (name: string): string | undefined => {
    const part = parts[name]
    if (!part) return undefined
    if (part.length > bounds.xml) throw new DocxFault(`its part \`${name}\` is too large`)
    const [first, second] = part
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
      return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(part)
    return strFromU8(part).replace(/^\uFEFF/, '')
  }
  const roots = new Map<string, XmlElement | undefined>()
  const xml = (name: string): XmlElement | undefined => {
    if (!roots.has(name)) {
      const source = text(name)
      roots.set(name, source === undefined ? undefined : readXml(source, name))
    }
    return roots.get(name)
  }
  const relations = (name: string): ReadonlyMap<string, Relation> => {
    const rels = name === '' ? '_rels/.rels' : name.replace(/([^/]*)$/, '_rels/$1.rels')
    return new Map(
      childrenNamed(xml(rels), 'Relationship').map(({ attributes }) => [
        attributes.Id ?? '',
        relationOf(attributes, name),
      ]),
    )
  }
  const found = [...relations('').values()].find(({ type }) => type.endsWith('/officeDocument'))
  const main = found && !found.external ? found.target : 'word/document.xml'
  if (!parts[main]) throw new DocxFault('it is no Word document: no part holds its text')
  return { main, xml, relations, part: (name) => parts[name], names: Object.keys(parts) }
}

function relationOf(
  { Type = '', Target = '', TargetMode }: Readonly<Record<string, string>>,
  from: string,
): Relation {
  if (TargetMode === 'External') return { type: Type, target: Target, external: true }
  const path = Target.startsWith('/')
    ? Target.slice(1).split('/')
    : [...from.split('/').slice(0, -1), ...Target.split('/')]
  const way: string[] = []
  for (const step of path)
    if (step === '..') way.pop()
    else if (step !== '.' && step !== '') way.push(step)
  return { type: Type, target: way.join('/'), external: false }
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw new DocxFault('it is encrypted, or in the format of Word before 2007; save it as .docx')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new DocxFault('it is no Word document (.docx)')
  if (bytes.length > bounds.file) throw new DocxFault('it is larger than any manuscript')
  let [total, count] = [0, 0]
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize
        count += 1
        return false
      },
    })
  } catch {
    throw new DocxFault('it is cut off or damaged')
  }
  if (count > bounds.parts) throw new DocxFault(`it has more than ${bounds.parts} parts`)
  if (total > bounds.all || total > bytes.length * bounds.ratio + 1e6)
    throw new DocxFault('it unpacks to far more than a manuscript has')
  try {
    return unzipSync(bytes)
  } catch {
    throw new DocxFault('it is cut off or damaged')
  }
}
