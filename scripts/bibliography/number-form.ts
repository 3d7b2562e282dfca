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
  /** After a range, where the style says so; else `delimiter`. */
  afterRange: string
  /** Three numbers in a row, or more, are a range. */
  collapse: boolean
  /** Numbers of a citation stand in their order; else in the author's. */
  sorted: boolean
  /** How the whole is printed, and how each number is. */
  look: NumberLook
  numberLook: NumberLook
  /** How the style sets a page beside a number; absent: it has no place for one. */
  locator?: LocatorForm | undefined
}
export interface LocatorForm {
  before: string
  after: string
  /** "p. 3", "p3" or "3". */
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
  const found: Found = { parts: [], variables: new Set() }
  look(layout, [], macros, found, 0)
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
  const suffixes = (all: readonly CslElement[]): string =>
    all
      .map((element) => element.attributes.get('suffix') ?? '')
      .reverse()
      .join('')
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
    afterRange: citation.attributes.get('after-collapse-delimiter') ?? delimiter,
    collapse: citation.attributes.get('collapse') === 'citation-number',
    sorted: child(citation, 'sort') !== undefined,
    look: lookOf([layout]),
    numberLook: lookOf(wraps),
    locator: locatorForm(found, number.path),
  }
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
}

/** Every variable that a layout prints, with the elements around it. */
function look(
  element: CslElement,
  path: readonly CslElement[],
  macros: Macros,
  found: Found,
  depth: number,
): void {
  if (depth > 40 || found.parts.length > 200) return
  const here = [...path, element]
  const variable = element.attributes.get('variable')
  const macro = element.attributes.get('macro')
  if (/^(?:if|else-if)$/.test(element.name)) {
    // A condition prints nothing.
  } else if (element.name === 'names' || element.name === 'date')
    found.variables.add(variable ?? '')
  else if (variable !== undefined) {
    found.variables.add(variable)
    found.parts.push({ variable, kind: element.name, path: here })
  }
  if (macro !== undefined) {
    const called = macros.get(macro)
    if (called) look(called, here, macros, found, depth + 1)
  }
  for (const next of element.children) look(next, here, macros, found, depth + 1)
}

/** What stands between the number and the locator, around it, and before it as its label. */
function locatorForm({ parts }: Found, number: readonly CslElement[]): LocatorForm | undefined {
  const text = parts.find(({ variable, kind }) => variable === 'locator' && kind !== 'label')
  if (!text) return undefined
  const label = parts.find(({ variable, kind }) => variable === 'locator' && kind === 'label')
  const shared = number.filter((element) => text.path.includes(element))
  const wraps = text.path.filter((element) => !shared.includes(element))
  const delimiter =
    shared.findLast(({ name }) => name === 'group')?.attributes.get('delimiter') ?? ''
  const outside = label ? wraps.filter((element) => label.path.includes(element)) : wraps
  return {
    before:
      delimiter +
      outside.map((element) => element.attributes.get('prefix') ?? '').join('') +
      (label ? (label.path.at(-1)?.attributes.get('prefix') ?? '') : ''),
    after: outside
      .map((element) => element.attributes.get('suffix') ?? '')
      .reverse()
      .join(''),
    label: label
      ? label.path.at(-1)?.attributes.get('strip-periods') === 'true'
        ? 'bare'
        : 'short'
      : 'none',
    ...(label?.path.at(-1)?.attributes.get('plural') === 'never' ? { singular: true } : {}),
    ...(label?.path.at(-1)?.attributes.get('text-case')?.startsWith('capitalize')
      ? { capital: true }
      : {}),
  }
}
