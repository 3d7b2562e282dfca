/** What stands under the cursor: a reference as it prints, a float with its picture, a number with its rows, a message's rule. */
import type { Hover } from 'vscode-languageserver'
import { toString } from 'mdast-util-to-string'
import { explanation } from '../cli/explanation.js'
import type { Evaluation } from '../document/inputs.js'
import type { BibliographyEntry, Image } from '../document/tree.js'
import type { Built } from '../build.js'
import { targetsOf, type Target } from '../tree/targets.js'
import { visit } from '../tree/visit.js'
import { targetLabel, saidOf, targetWords } from './said.js'
import { diagnosticsByPath } from './diagnostics.js'
import type { OpenManuscript } from './manuscript.js'
import { nameAt, type Point } from './navigation.js'
import { holds, rangeOf } from './places.js'

/** Markdown for the point; undefined when there is nothing to say. */
export function hoverAt(manuscript: OpenManuscript, point: Point): Hover | undefined {
  const { checked } = manuscript
  if (!checked) return undefined
  const named = nameAt(manuscript, point)
  const parts = [
    named && (aboutWork(checked, named.name) ?? aboutTarget(manuscript, checked, named.name)),
    aboutNumber(checked, point),
    ...aboutMessages(checked, point),
  ].filter((part) => part !== undefined)
  return parts.length > 0
    ? {
        contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
        ...(named ? { range: named.range } : {}),
      }
    : undefined
}

/** A work that the article cites is said as its style prints it. */
function aboutWork({ article, inputs }: Built, key: string): string | undefined {
  const reference = inputs.references.get(key)
  if (!reference) return undefined
  let printed = ''
  visit(article, (node) => {
    if (node.type !== 'bibliographyEntry') return
    const entry = node as BibliographyEntry
    if (entry.identifier === key) printed = toString(entry)
  })
  if (printed) return escaped(printed)
  const { names, year, title } = saidOf(reference, article.lang)
  return escaped(`${names} ${year}. ${title} (not cited)`)
}

function aboutTarget(
  manuscript: OpenManuscript,
  { article }: Built,
  name: string,
): string | undefined {
  const found = targetsOf(article).find(name)
  if (!found || !('target' in found)) return undefined
  const { target } = found
  const picture = pictureOf(target)
  return [
    `**${escaped(targetLabel(target))}** ${escaped(targetWords(target))}`,
    ...(picture ? [`![](${manuscript.uriOf(picture)})`] : []),
  ].join('\n\n')
}

function pictureOf(target: Target): string | undefined {
  let path: string | undefined
  visit(target, (node) => {
    if (node.type === 'image') path ??= (node as Image).path
  })
  return path
}

/** A value or claim: the expression, its result and the rows that it rests on. */
function aboutNumber({ inputs }: Built, { path, line, character }: Point): string | undefined {
  const found = inputs.evaluations.find(
    ({ position }) => position.path === path && holds(rangeOf(position), line, character),
  )
  return found && saidOfNumber(found)
}

function saidOfNumber({ expression, fact, result, fault, rows = [] }: Evaluation): string {
  const name = fact === undefined ? '' : `\`${fact}\`: `
  const right = fault?.suggestions?.[0]
  const value = right ?? (result === undefined ? 'nothing' : JSON.stringify(result))
  return `${name}\`${expression}\` = ${escaped(value)}${saidOfRows(rows)}`
}

/** The first dozen lines. */
function saidOfRows(rows: NonNullable<Evaluation['rows']>): string {
  const [first] = rows
  if (!first) return ''
  const lines = rows.slice(0, 12).map(({ line }) => line)
  const more = rows.length > lines.length ? ' …' : ''
  return ` (\`${first.path}\`, ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}${more})`
}

function aboutMessages(checked: Built, { path, line, character }: Point): string[] {
  const here = (diagnosticsByPath(checked).get(path) ?? []).filter(({ range }) =>
    holds(range, line, character),
  )
  const named = [...new Set(here.map(({ code }) => String(code)))]
  return named.flatMap((rule) => explanation(rule) ?? [])
}

const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&')
