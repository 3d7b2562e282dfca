/** The kinds of object that a PDF file is made of (ISO 32000-1 § 7.3). */
export type PdfObject =
  | null
  | boolean
  | number
  | PdfName
  | PdfText
  | PdfReference
  | PdfObject[]
  | PdfDictionary
  | PdfStream

export interface PdfName {
  kind: 'name'
  /** Without its slash, `#20` read. */
  name: string
}

/** A literal or hexadecimal string, as bytes. */
export interface PdfText {
  kind: 'text'
  bytes: Uint8Array
}

export interface PdfReference {
  kind: 'reference'
  number: number
  generation: number
}

/** Entries by name, without slashes. */
export type PdfDictionary = Map<string, PdfObject>

/** `start` is where its data begin in the file; how long they are stands in `/Length`, which may be a reference. */
export interface PdfStream {
  kind: 'stream'
  dictionary: PdfDictionary
  start: number
}

/** The file is no PDF that can be read, or asks for too much; its message goes on from "a PDF file". */
export class PdfFault extends Error {}

/** It asks for more than any figure needs; another way of reading would ask for as much. */
export class PdfBound extends PdfFault {}

/** Whether `object` is of a kind. */
export function isKind<Kind extends 'name' | 'text' | 'reference' | 'stream'>(
  object: PdfObject | undefined,
  kind: Kind,
): object is Extract<PdfObject, { kind: Kind }> {
  return typeof object === 'object' && object !== null && 'kind' in object && object.kind === kind
}

export const isDictionary = (object: PdfObject | undefined): object is PdfDictionary =>
  object instanceof Map
