/**
 * Fields of headers and footers (ECMA-376 part 1, 17.16): what counts pages stays a field; what tells of the document tells
 * of this one, by a mark that its writer fills; what tells of the template's file or reads another is left.
 */
import { isXmlElement, type XmlElement } from '../xml.js'

/** Fields that Word computes of the document in hand and that name nobody. */
const computed = new Set([
  'PAGE',
  'NUMPAGES',
  'SECTION',
  'SECTIONPAGES',
  'STYLEREF',
  'DATE',
  'TIME',
  'IF',
  'QUOTE',
  'SYMBOL',
])
/** Fields whose words the writer knows. */
export const furnitureMarks = {
  TITLE: '\u{F8F1}title\u{F8F2}',
  AUTHOR: '\u{F8F1}author\u{F8F2}',
  FILENAME: '\u{F8F1}file\u{F8F2}',
} as const
/** Fields whose words, as the template shows them, are the journal's own. */
const shown = new Set([
  'DOCPROPERTY',
  'SUBJECT',
  'KEYWORDS',
  'HYPERLINK',
  'REF',
  'SEQ',
  'INCLUDEPICTURE',
])

type Fate = 'field' | 'words' | 'nothing' | keyof typeof furnitureMarks

function fateOf(instruction: string): Fate {
  const name = /^\s*(\w+)/.exec(instruction)?.[1]?.toUpperCase() ?? ''
  if (name === 'STYLEREF' && /^\s*\w+\s+"?title"?/i.test(instruction)) return 'TITLE'
  if (name in furnitureMarks) return name as keyof typeof furnitureMarks
  return computed.has(name) ? 'field' : shown.has(name) ? 'words' : 'nothing'
}

/** `blocks` with their fields as they may stand. */
export function settledFields(blocks: readonly XmlElement[], left: Set<string>): XmlElement[] {
  const plan: Plan = new Map()
  planOf(blocks, plan, left)
  return blocks.flatMap((block) => settled(block, plan, left))
}

/** Runs that go, and runs that have other words. */
type Plan = Map<XmlElement, { text: string } | 'nothing'>

interface OpenField {
  parts: XmlElement[]
  instruction: string
  results: XmlElement[]
  isResult: boolean
}

/** What becomes of each run that belongs to a complex field. */
function planOf(nodes: readonly XmlElement[], plan: Plan, left: Set<string>): void {
  const open: OpenField[] = []
  const visit = (node: XmlElement): void => {
    if (node.name !== 'w:r') return node.children.filter(isXmlElement).forEach(visit)
    const mark = node.children.filter(isXmlElement).find(({ name }) => name === 'w:fldChar')
    const kind = mark?.attributes['w:fldCharType']
    if (kind === 'begin') open.push({ parts: [], instruction: '', results: [], isResult: false })
    const field = open.at(-1)
    if (!field) return
    for (const one of open) (one.isResult && one !== field ? one.results : one.parts).push(node)
    if (kind === 'separate') field.isResult = true
    else if (field.isResult && kind === undefined) {
      field.parts.pop()
      field.results.push(node)
    } else
      field.instruction += node.children
        .filter(isXmlElement)
        .filter(({ name }) => name === 'w:instrText')
        .flatMap(({ children }) => children.filter((child) => typeof child === 'string'))
        .join('')
    if (kind === 'end') close(open.pop()!, plan, left)
  }
  nodes.forEach(visit)
  for (const field of open)
    for (const part of [...field.parts, ...field.results]) plan.set(part, 'nothing')
}

function close(field: OpenField, plan: Plan, left: Set<string>): void {
  const fate = fateOf(field.instruction)
  if (fate === 'field') return
  for (const part of field.parts) plan.set(part, 'nothing')
  if (fate === 'words') return
  if (fate === 'nothing') tell(field.instruction, left)
  for (const result of field.results) plan.set(result, 'nothing')
  const first = field.results[0] ?? field.parts[0]
  if (fate !== 'nothing' && first) plan.set(first, { text: furnitureMarks[fate] })
}

function tell(instruction: string, left: Set<string>): void {
  const name = /^\s*(\w+)/.exec(instruction)?.[1]?.toUpperCase()
  if (name) left.add(`the field ${name} of a header or footer`)
}

function settled(node: XmlElement, plan: Plan, left: Set<string>): XmlElement[] {
  const fate = plan.get(node)
  if (fate === 'nothing') return []
  if (fate !== undefined) return [said(node, fate.text)]
  const inner = (): Array<XmlElement | string> =>
    node.children.flatMap((child): ReadonlyArray<XmlElement | string> =>
      isXmlElement(child) ? settled(child, plan, left) : [child],
    )
  if (node.name !== 'w:fldSimple') return [{ ...node, children: inner() }]
  const instruction = node.attributes['w:instr'] ?? ''
  const simple = fateOf(instruction)
  if (simple === 'field') return [{ ...node, children: inner() }]
  if (simple === 'words') return inner().filter(isXmlElement)
  if (simple === 'nothing') tell(instruction, left)
  const [first] = node.children.filter(isXmlElement)
  return simple !== 'nothing' && first ? [said(first, furnitureMarks[simple])] : []
}

/** A run with other words in its looks. */
const said = (run: XmlElement, text: string): XmlElement => ({
  ...run,
  children: [
    ...run.children.filter((child) => isXmlElement(child) && child.name === 'w:rPr'),
    { name: 'w:t', attributes: { 'xml:space': 'preserve' }, children: [text] },
  ],
})
