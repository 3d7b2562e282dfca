/** What may stand at the cursor: works and floats, facts and columns, keys and values of the metadata. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver'
import { toString } from 'mdast-util-to-string'
import { authorPhrase } from '../bibliography/author-phrase.js'
import { citationWords } from '../bibliography/locales.js'
import { richText } from '../bibliography/rich-text.js'
import { styleNames } from '../bibliography/style.js'
import { schemas } from '../compile/schemas.js'
import type { Reference } from '../document/references.js'
import type { Built } from '../build.js'
import { journalNames } from '../journals/index.js'
import { targetsOf, type Target } from '../tree/targets.js'
import type { OpenManuscript } from './manuscript.js'
import type { Point } from './navigation.js'

/** Items for a point; a range is left to the editor, which replaces the word before the cursor. */
export function completionsAt(
  manuscript: OpenManuscript,
  { path, line, character }: Point,
): CompletionItem[] {
  const text = manuscript.textOf(path) ?? ''
  const lines = text.split('\n')
  const before = (lines[line] ?? '').slice(0, character)
  const { checked } = manuscript
  if (isMetadata(path, lines, line)) return metadata(before)
  if (/\bof=(?:"[^"]*|'[^']*)$/.test(before)) return checked ? expressionNames(checked) : []
  const use = /(?:^|[^\p{L}\p{N}.])@\{?([\p{L}\p{N}_:.#$%&+?<>~/-]*)$/u.exec(before)
  if (use) return checked ? [...works(checked), ...targets(checked)] : []
  if (/\]\(#[^)\s]*$/.test(before)) return checked ? targets(checked) : []
  if (/(?:^|[\s(]):[a-z]*$/.test(before)) return directives
  return []
}

/** Front matter of a Markdown file, or a file of metadata. */
function isMetadata(path: string, lines: readonly string[], line: number): boolean {
  if (/(?:^|\/)manuscript\.ya?ml$/.test(path)) return true
  if (!/\.(?:md|qmd|rmd)$/i.test(path) || lines[0]?.trimEnd() !== '---' || line === 0) return false
  const end = lines.findIndex((one, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(one))
  return end === -1 || line < end
}

function metadata(before: string): CompletionItem[] {
  const value = /^(csl|journal):\s*(\S*)$/.exec(before)
  if (value) return (value[1] === 'csl' ? styleNames : journalNames()).map(asValue)
  if (!/^[a-z-]*$/.test(before)) return []
  return Object.entries(schemas.manuscript.shape).map(([key, shape]) => ({
    label: key,
    kind: CompletionItemKind.Property,
    insertText: `${key}: `,
    ...(shape.description === undefined ? {} : { documentation: shape.description }),
  }))
}

const asValue = (label: string): CompletionItem => ({ label, kind: CompletionItemKind.Value })

function works({ article, inputs }: Built): CompletionItem[] {
  return [...inputs.references.values()].map((reference) => {
    const { names, year, title } = saidOf(reference, article.lang)
    return {
      label: reference.key,
      kind: CompletionItemKind.Reference,
      detail: [names, year].filter(Boolean).join(' '),
      documentation: title,
      // Any word of the work finds it.
      filterText: `${reference.key} ${names} ${year} ${title}`,
      insertText: reference.key,
    }
  })
}

/** Who a work is by, its year and its title, as sentences say them. */
export function saidOf(
  reference: Reference,
  lang: string,
): { names: string; year: string; title: string } {
  const { item } = reference
  return {
    names: toString(authorPhrase(reference, citationWords(lang))),
    year: String(item.issued?.['date-parts']?.[0]?.[0] ?? ''),
    title: toString(richText(String(item.title ?? ''))),
  }
}

function targets({ article }: Built): CompletionItem[] {
  const known = targetsOf(article)
  return known.identifiers.map((identifier) => {
    const found = known.find(identifier)
    const target = found && 'target' in found ? found.target : undefined
    return {
      label: identifier,
      kind: CompletionItemKind.Reference,
      ...(target ? { detail: targetLabel(target), documentation: targetWords(target) } : {}),
      insertText: identifier,
    }
  })
}

/** What a reference to it prints: "Fig. 1"; else what kind of thing it is. */
export const targetLabel = (target: Target): string =>
  ('label' in target ? target.label : undefined) ?? target.type

/** Its heading or caption. */
export function targetWords(target: Target): string {
  if (!('children' in target)) return ''
  const children: ReadonlyArray<{ type: string }> = target.children
  const titled = children.find(({ type }) => type === 'heading' || type === 'caption')
  return titled ? toString(titled) : ''
}

/** Facts, and the resources with their columns. */
function expressionNames({ inputs }: Built): CompletionItem[] {
  const facts = [...inputs.facts].map(([label, { expression }]) => ({
    label,
    kind: CompletionItemKind.Constant,
    detail: expression,
  }))
  const resources = [...inputs.resources.values()].flatMap(({ name, title, fields, rows }) => [
    {
      label: name,
      kind: CompletionItemKind.Struct,
      detail: title ?? `${rows.length} rows`,
    },
    ...fields.map((field) => ({
      label: field.name,
      kind: CompletionItemKind.Field,
      detail: `${name}: ${field.title ?? field.type}`,
    })),
  ])
  return [...facts, ...resources]
}

const directives: CompletionItem[] = [
  { label: ':value', insertText: 'value{of=""}', detail: 'a number from the data' },
  { label: ':claim', insertText: 'claim[]{of=""}', detail: 'words that the data must bear out' },
].map((item) => ({ ...item, kind: CompletionItemKind.Function, filterText: item.label.slice(1) }))
