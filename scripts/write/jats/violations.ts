/**
 * libxml2's verdict on a document: by the whole DTD, or by one cut to the document. The sole importer of libxml2-wasm.
 */
import { DtdValidator, ParseOption, XmlDocument, XmlDtd, XmlLibError } from 'libxml2-wasm'
import { assetText } from '../../assets.js'
import { prune, wholeDtd, type Declarations } from './prune.js'

export type JatsVersion = '1.3' | '1.4'

/** Where and how a document breaks its DTD. */
export interface Violation {
  /** Counted from 1. */
  line: number
  message: string
}

/** Every way in which `xml` breaks the DTD of JATS (libxml2 stops at 100); none when it is valid. `full`: by the whole DTD. */
export function violations(xml: string, version: JatsVersion, full: boolean): Violation[] {
  if (full) return judge(fullValidator(version), xml)
  return violationsBy(prune(elementsOf(version), elementNames(xml)), xml)
}

/** Every way in which `xml` breaks the DTD whose text is `dtd`. */
export function violationsBy(dtd: string, xml: string): Violation[] {
  const validator = validatorOf(dtd)
  try {
    return judge(validator, xml)
  } finally {
    validator.dispose()
  }
}

function judge(validator: DtdValidator, xml: string): Violation[] {
  try {
    const document = XmlDocument.fromString(xml, {
      option:
        ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_BIG_LINES | ParseOption.XML_PARSE_HUGE,
    })
    try {
      validator.validate(document)
    } finally {
      document.dispose()
    }
    return []
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details.map(({ line, message }) => ({ line, message: message.trim() }))
  }
}

const validatorOf = (dtd: string): DtdValidator => new DtdValidator(XmlDtd.fromString(dtd))

const fullValidators = new Map<JatsVersion, DtdValidator>()

/** Kept, for the whole DTD is slow to read. */
function fullValidator(version: JatsVersion): DtdValidator {
  const known = fullValidators.get(version) ?? validatorOf(wholeDtd(elementsOf(version)))
  fullValidators.set(version, known)
  return known
}

const elementNames = (xml: string): Set<string> =>
  new Set(Array.from(xml.matchAll(/<([A-Za-z_][\w.:-]*)/g), ([, name]) => name ?? ''))

const read = new Map<JatsVersion, Declarations>()

function elementsOf(version: JatsVersion): Declarations {
  const known = read.get(version)
  if (known) return known
  // Holds because scripts/compile/assets-dtd.mjs wrote the file.
  const { elements } = JSON.parse(assetText(`dtd/jats-${version}.json`)) as {
    elements: Declarations
  }
  read.set(version, elements)
  return elements
}
