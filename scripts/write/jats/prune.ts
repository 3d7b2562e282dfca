/**
 * A small DTD with the verdict of a large one.
 *
 * libxml2 takes most of a second to compile the content models of JATS and MathML before it looks at a document. A document
 * of ours uses a tenth of their elements. So each element that it uses gets its declaration, with every name that the
 * document does not use taken out of the content model: an alternative that does not occur, or an optional item of a
 * sequence, changes no verdict.
 */

/** Declarations by element: the content model (`(a,b?)`, `EMPTY`, `ANY`) and the attributes of its ATTLIST. */
export type Declarations = Readonly<Record<string, { model: string; attributes: string }>>

/** The declarations that a document with elements of these names needs, as DTD text. */
export function prune(declarations: Declarations, names: ReadonlySet<string>): string {
  const lines: string[] = []
  for (const name of names) {
    const found = Object.hasOwn(declarations, name) ? declarations[name] : undefined
    if (found)
      lines.push(
        declare(
          name,
          found.model.startsWith('(') ? pruned(found.model, names) : found.model,
          found.attributes,
        ),
      )
  }
  return lines.join('\n')
}

/** The whole DTD as text. */
export const wholeDtd = (declarations: Declarations): string =>
  Object.entries(declarations)
    .map(([name, { model, attributes }]) => declare(name, model, attributes))
    .join('\n')

const declare = (name: string, model: string, attributes: string): string =>
  `<!ELEMENT ${name} ${model}>${attributes ? `\n<!ATTLIST ${name} ${attributes}>` : ''}`

/** Part of a content model (XML 1.0 § 3.2.1): a name, or a group of parts with one separator. */
interface Particle {
  name: string
  parts: Particle[]
  separator: string
  /** `?`, `*`, `+` or none. */
  occurrence: string
}

/**
 * A model that nothing is left of still lets white space stand in the element, which `EMPTY` would not: it becomes an
 * optional element that never occurs. One that cannot be met becomes an element that never occurs.
 */
function pruned(model: string, names: ReadonlySet<string>): string {
  const left = keep(parse(model), names)
  if (left === nothing) return `(${never}?)`
  if (left === impossible) return `(${never})`
  return left.startsWith('(') ? left : `(${left})`
}

const never = 'no.element.has.this.name'
/** What a particle becomes when it can be left out, and when it cannot be met. */
const nothing = ''
const impossible = undefined

function keep(particle: Particle, names: ReadonlySet<string>): string | undefined {
  const { name, parts, separator, occurrence } = particle
  if (name)
    return name === '#PCDATA' || names.has(name)
      ? name + occurrence
      : nullable(particle)
        ? nothing
        : impossible
  const kept = parts.map((part) => keep(part, names))
  const text = kept.filter((part) => part)
  if (separator === '|') {
    if (text.length === 0) return nullable(particle) ? nothing : impossible
    if (text[0] === '#PCDATA') return text.length > 1 ? `(${text.join('|')})*` : '(#PCDATA)'
    const leftEmpty =
      nullable(particle) && !parts.some((part, index) => kept[index] && nullable(part))
    return `(${text.join('|')})${leftEmpty ? optional(occurrence) : occurrence}`
  }
  if (kept.includes(impossible)) return nullable(particle) ? nothing : impossible
  return text.length > 0 ? `(${text.join(',')})${occurrence}` : nothing
}

const optional = (occurrence: string): string =>
  occurrence === '+' || occurrence === '*' ? '*' : '?'

/** Whether nothing at all satisfies a particle. */
function nullable({ name, parts, separator, occurrence }: Particle): boolean {
  if (occurrence === '?' || occurrence === '*' || name === '#PCDATA') return true
  if (name) return false
  return separator === '|' ? parts.some(nullable) : parts.every(nullable)
}

/** Reads a content model without white space. */
function parse(model: string): Particle {
  const tokens = model.match(/[(),|?*+]|[^(),|?*+\s]+/g) ?? []
  let place = 0
  const particle = (): Particle => {
    const token = tokens[place++] ?? ''
    if (token !== '(') return { name: token, parts: [], separator: '', occurrence: occurrence() }
    const parts = [particle()]
    let separator = ''
    while (tokens[place] === ',' || tokens[place] === '|') {
      separator = tokens[place++] ?? ''
      parts.push(particle())
    }
    place++
    return { name: '', parts, separator: separator || ',', occurrence: occurrence() }
  }
  const occurrence = (): string =>
    /^[?*+]$/.test(tokens[place] ?? '') ? (tokens[place++] ?? '') : ''
  return particle()
}
