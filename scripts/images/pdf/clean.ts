import { PdfFile } from '../../pdf-file/file.js'
import { isDictionary, isKind, PdfFault } from '../../pdf-file/objects.js'
import { fact, type Cleaned, type Cleaner } from '../cleaned.js'
import { xmpFacts } from '../packets.js'

/** Keys of the document information that say what and who (ISO 32000-1 § 14.3.3); dates and programs are none. */
const kinds: Readonly<Record<string, 'person' | 'text'>> = {
  Author: 'person',
  Title: 'text',
  Subject: 'text',
  Keywords: 'text',
}

/**
 * PDF files are not rewritten, but their document information is blanked where it stands in the file as plain text, so that
 * no offset moves. What stands in compressed objects is left, and said to be.
 */
export const cleanPdf: Cleaner = (bytes) => {
  try {
    const file = new PdfFile(bytes)
    const reference = file.trailer.get('Info')
    const information = file.resolve(reference)
    const packet = withoutPacket(bytes, file)
    if (!isKind(reference, 'reference') || !isDictionary(information)) return packet
    const said = [...information].flatMap(([key, value]) =>
      isKind(value, 'text') ? [{ key, bytes: value.bytes }] : [],
    )
    const { clean, left } = blanked(
      packet.bytes,
      `${reference.number} ${reference.generation} obj`,
      said.map((one) => one.bytes),
    )
    return {
      bytes: clean,
      facts: [
        ...packet.facts,
        ...said.flatMap(({ key, bytes: value }) => {
          const words = wordsOf(value)
          return words.trim() && Object.hasOwn(kinds, key)
            ? [fact(kinds[key]!, `PDF ${key}`, words, left.has(value))]
            : []
        }),
      ],
    }
  } catch (error) {
    if (error instanceof PdfFault) return { bytes, facts: [] }
    throw error
  }
}

/** The file with its XMP packet as blanks (§ 14.3.2), where it stands as plain text, as it mostly does. */
function withoutPacket(bytes: Uint8Array, file: PdfFile): Cleaned {
  const stream = file.resolve(file.catalog.get('Metadata'))
  if (!isKind(stream, 'stream')) return { bytes, facts: [] }
  if (stream.dictionary.has('Filter'))
    return {
      bytes,
      facts: xmpFacts(file.decoded(stream)).map((found) => ({ ...found, left: true })),
    }
  const raw = file.raw(stream)
  const clean = bytes.slice()
  clean.fill(
    0x20,
    raw.byteOffset - bytes.byteOffset,
    raw.byteOffset - bytes.byteOffset + raw.length,
  )
  return { bytes: clean, facts: xmpFacts(raw) }
}

/** UTF-16 with its mark, UTF-8 with its mark, else a character a byte (§ 7.9.2.2). */
function wordsOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return new TextDecoder('utf-16be').decode(bytes.subarray(2, 4000))
  if (bytes[0] === 0xef && bytes[1] === 0xbb)
    return new TextDecoder().decode(bytes.subarray(3, 4000))
  return String.fromCharCode(...bytes.subarray(0, 2000))
}

/** Each value as spaces, where the object that begins with `head` has it as a literal or hexadecimal string. */
function blanked(
  bytes: Uint8Array,
  head: string,
  values: readonly Uint8Array[],
): { clean: Uint8Array; left: ReadonlySet<Uint8Array> } {
  const clean = Buffer.from(bytes)
  const places = placesOf(clean, head)
  const left = new Set(
    values.filter(
      (value) =>
        value.length > 0 &&
        !places
          .map((object) =>
            formsOf(value)
              .map((form) => blank(object, form))
              .some(Boolean),
          )
          .some(Boolean),
    ),
  )
  return { clean: new Uint8Array(clean.buffer, clean.byteOffset, clean.length), left }
}

/** The object in the file, and in earlier versions of it that the file may still hold. */
function placesOf(file: Buffer, head: string): Buffer[] {
  const found: Buffer[] = []
  for (
    let at = file.indexOf(head);
    at >= 0 && found.length < 100;
    at = file.indexOf(head, at + head.length)
  ) {
    const end = file.indexOf('endobj', at)
    if (!/\d/.test(String.fromCharCode(file[at - 1] ?? 0)))
      found.push(file.subarray(at + head.length, end < 0 ? file.length : end))
  }
  return found
}

/** How a file may write a string's bytes. */
function formsOf(value: Uint8Array): Buffer[] {
  const hex = Buffer.from(value).toString('hex')
  return [
    Buffer.concat([Buffer.from('('), escaped(value), Buffer.from(')')]),
    Buffer.concat([Buffer.from('('), Buffer.from(value), Buffer.from(')')]),
    Buffer.from(`<${hex}>`),
    Buffer.from(`<${hex.toUpperCase()}>`),
  ]
}

/** A literal string's bytes as programs write them: a backslash before parentheses and backslashes. */
const escaped = (value: Uint8Array): Buffer =>
  Buffer.from(
    [...value].flatMap((byte) =>
      [0x28, 0x29, 0x5c].includes(byte)
        ? [0x5c, byte]
        : byte === 0x0d
          ? [0x5c, 0x72]
          : byte === 0x0a
            ? [0x5c, 0x6e]
            : [byte],
    ),
  )

function blank(file: Buffer, form: Buffer): boolean {
  let found = false
  for (let at = file.indexOf(form); at >= 0; at = file.indexOf(form, at + form.length)) {
    const isHex = form[0] === 0x3c
    for (let index = 1; index < form.length - 1; index++)
      file[at + index] = isHex ? (index % 2 === 1 ? 0x32 : 0x30) : 0x20
    found = true
  }
  return found
}
