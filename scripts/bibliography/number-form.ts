/**
 * How a numeric style prints a citation (CSL 1.0.2 § Citation, § Cite collapsing), read from its layout.
 *
 *     <layout prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout>   →   [1,3–5]
 */
import { child, type CslElement } from './csl-xml.js'

export interface NumberForm {
  /** Around the cluster. */
  prefix: string
  suffix: string
  /** Around each number, as IEEE has it: [1], [3]–[5]. */
  before: string
  after: string
  /** After the number and its page: `]` of [1, p. 3]. What belongs to the number alone is in `after`. */
  end: string
  delimiter: string
  /** After a cite with a place, where the style says so; else `delimiter`. */
  afterPlace: string
  /** Three numbers in a row, or more, are a range. */
  collapse: boolean
  /** Numbers of a citation stand in their order; else in the author's. */
  sorted: boolean
  /** How the whole is printed, and how each number is. */
  look: NumberLook
  numberLook: NumberLook
  /** How the style sets a page beside a number; absent: it has no place for one. */
  locator?: LocatorForm | undefined
  /** Of kinds of places that the style tells apart (`<if locator="page">`): how it sets each of them. */
  locators?: Readonly<Record<string, LocatorForm | undefined>> | undefined
}
export interface LocatorForm {
  before: string
  /** Between the label and the place. */
  between: string
  after: string
  /** With its stop, without, or no label. */
  label: 'short' | 'bare' | 'none'
  /** "p. 3–5". */
  singular?: boolean
  /** "Chap. 3". */
  capital?: boolean
}
export interface NumberLook {
  superscript: boolean
  italic: boolean
  bold: boolean
}

type Macros = ReadonlyMap<string, CslElement>

/** The form of a layout that prints a number and at most a locator; nothing for any other. */
export function numberForm(
  citation: CslElement,
  layout: CslElement,
  macros: Macros,
): NumberForm | undefined {
  const found = seen(layout, macros)
  const number = found.parts.find(({ variable }) => variable === 'citation-number')
  if (
    !number ||
    [...found.variables].some(
      (variable) => variable !== 'citation-number' && variable !== 'locator',
    )
  )
    return undefined
  const wraps = number.path.filter(({ name }) => name !== 'layout')
  const shared = found.parts.find(({ variable }) => variable === 'locator')?.path ?? []
  const own = (name: string): string =>
    wraps.map((element) => element.attributes.get(name) ?? '').join('')
  const delimiter = layout.attributes.get('delimiter') ?? ''
  return {
    prefix: layout.attributes.get('prefix') ?? '',
    suffix: layout.attributes.get('suffix') ?? '',
    before: own('prefix'),
    after: suffixes(wraps.filter((element) => !shared.includes(element))),
    end: suffixes(wraps.filter((element) => shared.includes(element))),
    delimiter,
    afterPlace: citation.attributes.get('after-collapse-delimiter') ?? delimiter,
    collapse: citation.attributes.get('collapse') === 'citation-number',
    sorted: child(citation, 'sort') !== undefined,
    look: lookOf([layout]),
    numberLook: lookOf(wraps),
    locator: locatorForm(
      found.labels.size > 0 ? seen(layout, macros, 'other') : found,
      number.path,
    ),
    ...(found.labels.size > 0
      ? {
          locators: Object.fromEntries(
            [...found.labels].map((label) => [
              label,
              locatorForm(seen(layout, macros, label), number.path),
            ]),
          ),
        }
      : {}),
  }
}

/** What a layout prints, of a place of one kind or of any. */
function seen(layout: CslElement, macros: Macros, label?: string): Found {
  const found: Found = { parts: [], variables: new Set(), labels: new Set() }
  look(layout, [], { macros, found, label }, 0)
  return found
}

function lookOf(elements: readonly CslElement[]): NumberLook {
  const has = (name: string, value: string): boolean =>
    elements.some(({ attributes }) => attributes.get(name) === value)
  return {
    superscript: has('vertical-align', 'sup'),
    italic: has('font-style', 'italic'),
    bold: has('font-weight', 'bold'),
  }
}

interface Part {
  variable: string
  kind: string
  path: readonly CslElement[]
}
interface Found {
  parts: Part[]
  variables: Set<string>
  /** Kinds of places that conditions name. */
  labels: Set<string>
}
interface Seeing {
  macros: Macros
  found: Found
  /** The kind of the place; absent: any. */
  label: string | undefined
}

/** Every variable that a layout prints, with the elements around it. */
function look(
  element: CslElement,
  path: readonly CslElement[],
  seeing: Seeing,
  depth: number,
): void {
  const { macros, found, label } = seeing
  if (depth > 40 || found.parts.length > 200) return
  const here = [...path, element]
  const variable = element.attributes.get('variable')
  const macro = element.attributes.get('macro')
  if (/^(?:if|else-if)$/.test(element.name)) {
    for (const named of labelsOf(element)) found.labels.add(named)
  } else if (element.name === 'names' || element.name === 'date')
    found.variables.add(variable ?? '')
  else if (variable !== undefined) {
    found.variables.add(variable)
    found.parts.push({ variable, kind: element.name, path: here })
  }
  if (macro !== undefined) {
    const called = macros.get(macro)
    if (called) look(called, here, seeing, depth + 1)
  }
  const open = element.name === 'choose' ? branches(element, label) : element.children
  for (const next of open) look(next, here, seeing, depth + 1)
}

const labelsOf = (condition: CslElement): string[] =>
  condition.attributes.get('locator')?.split(/\s+/).filter(Boolean) ?? []

/** The branches that a place of a kind can come to, where they ask for its kind alone. */
function branches({ children }: CslElement, label: string | undefined): readonly CslElement[] {
  if (label === undefined) return children
  const open: CslElement[] = []
  for (const branch of children) {
    const named = labelsOf(branch)
    if (named.length === 0) {
      open.push(branch)
      continue
    }
    const none = branch.attributes.get('match') === 'none'
    if (named.includes(label) === none) continue
    open.push(branch)
    if (branch.attributes.size === (branch.attributes.has('match') ? 2 : 1)) break
  }
  return open
}

/** What stands between the number and the locator, around it, and before it as its label. */
function locatorForm({ parts }: Found, number: readonly CslElement[]): LocatorForm | undefined {
  const text = parts.find(({ variable, kind }) => variable === 'locator' && kind !== 'label')
  if (!text) return undefined
  const label = parts.find(({ variable, kind }) => variable === 'locator' && kind === 'label')
  const shared = number.filter((element) => text.path.includes(element))
  const wraps = text.path.filter((element) => !shared.includes(element))
  const outside = label ? wraps.filter((element) => label.path.includes(element)) : wraps
  const named = label && label.path.filter((element) => !text.path.includes(element))
  const own = label && text.path.filter((element) => !label.path.includes(element))
  const said = label?.path.at(-1)?.attributes
  return {
    before: delimiterOf(shared) + prefixes(outside) + prefixes(named ?? []),
    between: label
      ? suffixes(named ?? []) +
        delimiterOf(text.path.filter((element) => label.path.includes(element))) +
        prefixes(own ?? [])
      : '',
    after: suffixes(own ?? []) + suffixes(outside),
    label: said ? (said.get('strip-periods') === 'true' ? 'bare' : 'short') : 'none',
    ...(said?.get('plural') === 'never' ? { singular: true } : {}),
    ...(said?.get('text-case')?.startsWith('capitalize') ? { capital: true } : {}),
  }
}

/** The delimiter of the innermost group. */
const delimiterOf = (elements: readonly CslElement[]): string =>
  elements.findLast(({ name }) => name === 'group')?.attributes.get('delimiter') ?? ''

const prefixes = (elements: readonly CslElement[]): string =>
  elements.map((element) => element.attributes.get('prefix') ?? '').join('')

const suffixes = (elements: readonly CslElement[]): string =>
  elements
    .map((element) => element.attributes.get('suffix') ?? '')
    .reverse()
    .join('')
