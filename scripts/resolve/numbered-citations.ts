/** A citation in a style that cites by number. */
import type { Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Reference } from '../document/references.js'
import type { Citation, CitationItem, Phrasing, Xref } from '../document/tree.js'
import { authorPhrase } from '../bibliography/author-phrase.js'
import type { Words } from '../bibliography/locales.js'
import { readLocator } from '../bibliography/locator.js'
import { collapse } from '../bibliography/number.js'
import type { NumberForm } from '../bibliography/number-form.js'

export interface Numbering {
  form: NumberForm
  /** Number of each key. */
  numbers: ReadonlyMap<string, number>
  /** Id of each key's entry. */
  ids: ReadonlyMap<string, string>
  references: ReadonlyMap<string, Reference>
  /** "and", "et al." in the article's language. */
  words: Words
}

export const text = (value: string): Text => ({ type: 'text', value })

/** "[6, 12–14]", "[see 6, p. 3]", "Nagano et al. [6]". A key that has no number prints **?key?**. */
export function printNumbered(citation: Citation, numbering: Numbering): Phrasing[] {
  const cluster = clusterOf(citation.children, numbering)
  const [first] = citation.children
  const reference = first && numbering.references.get(first.identifier)
  if (!citation.inText || !reference || first.suppressAuthor) return cluster
  return [
    ...authorPhrase(reference, numbering.words),
    ...(numbering.form.superscript ? [] : [text('\u00A0')]),
    ...cluster,
  ]
}

/** Items with words of their own stand alone, in the author's order; plain ones between them are sorted and collapsed. */
function clusterOf(items: readonly CitationItem[], numbering: Numbering): Phrasing[] {
  const { form } = numbering
  const groups: CitationItem[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && isPlain(item, numbering) && last.every((each) => isPlain(each, numbering)))
      last.push(item)
    else groups.push([item])
  }
  const parts = groups.map((group) =>
    group.every((each) => isPlain(each, numbering))
      ? plainRuns(group, numbering)
      : worded(group[0] as CitationItem, numbering),
  )
  const inner = parts.flatMap((part, index) => [
    ...(index > 0 ? [text(form.delimiter)] : []),
    ...part,
  ])
  return decorated(
    [
      ...(form.prefix ? [text(form.prefix)] : []),
      ...inner,
      ...(form.suffix ? [text(form.suffix)] : []),
    ],
    form,
  )
}

function decorated(words: Phrasing[], { superscript, italic, bold }: NumberForm): Phrasing[] {
  const slanted: Phrasing[] = italic ? [{ type: 'emphasis', children: words }] : words
  const strong: Phrasing[] = bold ? [{ type: 'strong', children: slanted }] : slanted
  return superscript ? [{ type: 'superscript', children: strong }] : strong
}

const isPlain = ({ identifier, prefix, suffix }: CitationItem, { numbers }: Numbering): boolean =>
  numbers.has(identifier) && toString(prefix).trim() === '' && toString(suffix).trim() === ''

function plainRuns(items: readonly CitationItem[], { form, numbers, ids }: Numbering): Phrasing[] {
  const keys = new Map(items.map(({ identifier }) => [numbers.get(identifier) ?? 0, identifier]))
  return collapse([...keys.keys()], form).flatMap(({ numbers: run, words }, index, all) => [
    ...(index > 0
      ? [text((all[index - 1]?.numbers.length ?? 1) > 1 ? form.afterRange : form.delimiter)]
      : []),
    link(
      run.map((number) => ids.get(keys.get(number) ?? '') ?? ''),
      words,
    ),
  ])
}

/** One number with what the author wrote before and after it. */
function worded(
  { identifier, prefix, suffix }: CitationItem,
  { form, numbers, ids }: Numbering,
): Phrasing[] {
  const number = numbers.get(identifier)
  const target: Phrasing =
    number === undefined
      ? { type: 'strong', children: [text(`?${identifier}?`)] }
      : link(
          [ids.get(identifier) ?? ''],
          `${form.before}${number}${form.after}${toString(suffix).trim() === '' ? form.end : ''}`,
        )
  const before = toString(prefix).trim() === '' ? [] : [...prefix, text(' ')]
  if (toString(suffix).trim() === '') return [...before, target]
  return [...before, target, ...located(suffix, form), ...(form.end ? [text(form.end)] : [])]
}

/** ", p. 3", or "(p3)" where the style has a form for it. */
function located(suffix: readonly Phrasing[], { locator: form }: NumberForm): Phrasing[] {
  const [first, ...others] = suffix
  const found = form && first?.type === 'text' ? readLocator(first.value) : undefined
  if (!form || !found) return [text(/^[,;:.)]/.test(toString(first)) ? '' : ', '), ...suffix]
  const label =
    form.label === 'none' || !found.written
      ? ''
      : form.label === 'bare'
        ? found.written.replace(/\.$/, '')
        : `${found.written} `
  return [text(`${form.before}${label}${found.locator}${form.after}${found.rest}`), ...others]
}

export const link = (targets: string[], words: string): Xref => ({
  type: 'xref',
  kind: 'bibliography',
  targets,
  children: [text(words)],
})
