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
export interface PdfDictionary {
  kind: 'dictionary'
  entries: Map<string, PdfObject>
}
/** `start` is where its data begin; how long they are stands in `/Length`, which may be a reference. */
export interface PdfStream {
  kind: 'stream'
  dictionary: PdfDictionary
  start: number
  source: Uint8Array
}

/** The file is no PDF that can be read; its message goes on from "a PDF file". */
export class PdfFault extends Error {}

/** Whether `object` is of a kind. */
export function isKind<Kind extends 'name' | 'text' | 'reference' | 'dictionary' | 'stream'>(
  object: PdfObject | undefined,
  kind: Kind,
): object is Extract<PdfObject, { kind: Kind }> {
  return (
    typeof object === 'object' && object !== null && !Array.isArray(object) && object.kind === kind
  )
}
