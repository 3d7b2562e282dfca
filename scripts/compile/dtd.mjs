/**
 * Reads a modular DTD (XML 1.0 § 2.8, § 4.4: parameter entities, external subsets, conditional sections) into one
 * declaration an element: its content model and its attributes, all parameter entities expanded.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const markup =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[\s*([^[]*?)\s*\[|\]\]>|<!(ENTITY|ELEMENT|ATTLIST|NOTATION)\s+((?:"[^"]*"|'[^']*'|[^>"'])*)>|%([\w.:-]+);/g
const entity =
  /^%\s+([\w.:-]+)\s+(?:(?:PUBLIC\s+(?:"[^"]*"|'[^']*')|SYSTEM)\s+(?:"([^"]*)"|'([^']*)')|"([^"]*)"|'([^']*)')\s*$/
const attribute =
  /([\w.:-]+)\s+(CDATA|ID|IDREFS?|ENTIT(?:Y|IES)|NMTOKENS?|NOTATION\s*\([^)]*\)|\([^)]*\))\s+(#REQUIRED|#IMPLIED|(?:#FIXED\s+)?(?:"[^"]*"|'[^']*'))/g

/**
 * The declarations of the DTD at `file`: name → `{ model, attributes }`, names in order of code units. Files of character
 * entities (`*.ent`) need not exist, for a document that has no entity references needs none; any other must.
 */
export function readDtd(file) {
  const dtd = { entities: new Map(), models: new Map(), attributes: new Map() }
  readText(dtd, readFileSync(file, 'utf8'), dirname(file))
  const names = [...dtd.models.keys()].sort()
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        model: dtd.models.get(name),
        attributes: [...(dtd.attributes.get(name)?.values() ?? [])].join(' '),
      },
    ]),
  )
}

function readText(dtd, text, folder) {
  const ignored = []
  for (const found of text.matchAll(markup)) {
    const [whole, condition, kind, body, reference] = found
    if (whole === ']]>') ignored.pop()
    else if (condition !== undefined) ignored.push(expand(dtd, condition).trim() === 'IGNORE')
    else if (ignored.includes(true)) continue
    else if (reference) readEntity(dtd, reference)
    else if (kind === 'ENTITY') declareEntity(dtd, body, folder)
    else if (kind === 'ELEMENT') declareElement(dtd, body)
    else if (kind === 'ATTLIST') declareAttributes(dtd, body)
  }
}

/** `%name;` between declarations: what it stands for is read in its place. */
function readEntity(dtd, name) {
  const value = dtd.entities.get(name)
  if (value === undefined) throw new Error(`The DTD uses %${name}; before it is declared`)
  if (typeof value === 'string') readText(dtd, value, '')
  else if (existsSync(value.file))
    readText(dtd, readFileSync(value.file, 'utf8'), dirname(value.file))
  else if (!value.file.endsWith('.ent'))
    throw new Error(`A module of the DTD is missing: ${value.file}`)
}

/** The first declaration of an entity is binding (XML 1.0 § 4.2). */
function declareEntity(dtd, body, folder) {
  const found = entity.exec(body)
  if (!found || dtd.entities.has(found[1])) return
  const external = found[2] ?? found[3]
  dtd.entities.set(
    found[1],
    external === undefined
      ? expand(dtd, found[4] ?? found[5], '')
      : { file: join(folder, external) },
  )
}

function declareElement(dtd, body) {
  const [, name, model] = /^(\S+)\s+(\(.*|EMPTY|ANY)$/.exec(spaced(expand(dtd, body)))
  dtd.models.set(name, model.replace(/\s*([(),|])\s*/g, '$1'))
}

/** The first declaration of an attribute is binding (XML 1.0 § 3.3). */
function declareAttributes(dtd, body) {
  const [, name, rest] = /^(\S+)\s*(.*)$/.exec(spaced(expand(dtd, body)))
  const known = dtd.attributes.get(name) ?? new Map()
  dtd.attributes.set(name, known)
  for (const [whole, attributeName] of rest.matchAll(attribute))
    if (!known.has(attributeName)) known.set(attributeName, whole)
  const left = rest.replace(attribute, '').trim()
  if (left) throw new Error(`Attributes of ${name} that cannot be read: ${left.slice(0, 80)}`)
}

const spaced = (text) => text.trim().replace(/\s+/g, ' ')

function expand(dtd, text, padding = ' ') {
  let expanded = text
  while (/%[\w.:-]+;/.test(expanded)) {
    expanded = expanded.replace(/%([\w.:-]+);/g, (_, name) => {
      const value = dtd.entities.get(name)
      if (typeof value !== 'string') throw new Error(`%${name}; has no text in the DTD`)
      return padding + value + padding
    })
  }
  return expanded
}
