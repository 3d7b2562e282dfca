/**
 * The back: declarations and abbreviations, from the metadata and from sections of the text that are one by their
 * heading; then appendices and footnotes.
 */
import type { BackNode, DefinitionItem, Section } from '../document/tree.js'
import { scalarBlocks, scalarInline, titledSection } from './front.js'
import { nearMiss, type Mapping } from './metadata/mapping.js'
import type { Scope } from './reading.js'
import { languageOf } from '../languages/index.js'
import { report } from '../report.js'
import { declarationHeadings } from './roles.js'
import type { YamlValue } from './yaml.js'

/** The back's sections in order: abbreviations, declarations, appendices. What the metadata declare stands first. */
export function readBack(root: Mapping, sections: readonly Section[], scope: Scope): BackNode[] {
  const all = [...readAbbreviations(root, scope), ...readDeclarations(root, scope), ...sections]
  const rank = (section: Section): number =>
    section.role === 'abbreviations' ? 0 : section.role === 'appendix' ? 2 : 1
  return [0, 1, 2].flatMap((wanted) => all.filter((section) => rank(section) === wanted))
}

/** `abbreviations:` a mapping of short to long, or text. */
function readAbbreviations(root: Mapping, scope: Scope): Section[] {
  const value = root.get('abbreviations', 'acronyms')
  const place = root.place('abbreviations', 'acronyms')
  const headings = languageOf(scope.reading.lang).declarations
  if (!value) return []
  if (!value.entries)
    return [
      titledSection(headings.abbreviations, place, scalarBlocks(value, scope), 'abbreviations'),
    ]
  const items = value.entries.map(({ key, position, value: meaning }): DefinitionItem => ({
    type: 'definitionItem',
    children: [
      { type: 'term', children: [{ type: 'text', value: key, position }], position },
      {
        type: 'description',
        children: [
          { type: 'paragraph', children: scalarInline(meaning, scope), position: meaning.position },
        ],
        position: meaning.position,
      },
    ],
    position: { ...position, end: meaning.position.end },
  }))
  return [
    titledSection(
      headings.abbreviations,
      place,
      [{ type: 'definitionList', children: items, position: value.position }],
      'abbreviations',
    ),
  ]
}

/** `declarations:` in their order there, then those that stand at the top of the metadata. */
function readDeclarations(root: Mapping, scope: Scope): Section[] {
  const inMapping = (root.record('declarations')?.value.entries ?? []).flatMap(
    ({ key, position, value }) => declaration(key, position, value, scope),
  )
  const known = new Set(inMapping.map((section) => section.role))
  const atTop = declarationHeadings.flatMap(({ role, keys }) => {
    const value = known.has(role) ? undefined : root.get(...keys)
    return value?.text !== undefined ? declaration(keys[0]!, root.place(...keys), value, scope) : []
  })
  return [...inMapping, ...atTop]
}

/** A heading of one's own is no fault; one that is a letter away from ours is a slip. */
function tellNearKey(key: string, place: Section['position'], scope: Scope): void {
  const near = nearMiss(
    key.toLowerCase().replace(/[\s_]+/g, '-'),
    new Set(declarationHeadings.flatMap(({ keys }) => keys)),
  )
  if (near !== undefined)
    report(
      scope.reading.file,
      'invalid-metadata',
      place,
      `Unexpected declaration \`${key}\` that galley does not know; did you mean \`${near}\`?`,
      { severity: 'warning', suggestions: [near] },
    )
}

function declaration(
  key: string,
  place: Section['position'],
  value: YamlValue,
  scope: Scope,
): Section[] {
  const name = key.toLowerCase().replace(/[\s_]+/g, '-')
  const known = declarationHeadings.find(({ keys }) => keys.includes(name))
  const own = value.entries?.find((entry) => entry.key === 'heading')?.value.text
  const text = value.entries ? value.entries.find((entry) => entry.key === 'text')?.value : value
  const heading =
    own ??
    (known && languageOf(scope.reading.lang).declarations[known.role]) ??
    (key.charAt(0).toUpperCase() + key.slice(1)).replace(/[-_]+/g, ' ')
  if (!known && !own) tellNearKey(key, place, scope)
  const children = text ? scalarBlocks(text, scope) : []
  return children.length ? [titledSection(heading, place, children, known?.role ?? 'other')] : []
}
