/** Directives, and the attributes and classes of what braces stand behind. */
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver'
import type { Built } from '../../build.js'
import { imageAttributes, spanAttributes } from '../../parse/unread-attributes.js'
import { asItems, type Completions } from './completions.js'
import { factItems } from './expressions.js'
import { attributesOf, attributeValues, classes, directives } from './syntax-words.js'

/** In a line of text, outside of expressions. */
export function inSyntax(checked: Built, before: string): Completions | undefined {
  return inBraces(checked, before) ?? directive(before)
}

function directive(before: string): Completions | undefined {
  const typed = /(?:^|(?<=[\s(]))(?::{3} ?[\w{.#-]*|::?[a-z]*)$/.exec(before)?.[0]
  if (typed === undefined) return undefined
  const isAlone = before.trim() === typed.trim()
  return {
    items: directives.flatMap(([label, insertText, detail]) =>
      label.startsWith('::') && !isAlone
        ? []
        : [{ label, insertText, detail, kind: CompletionItemKind.Function }],
    ),
    typed,
  }
}

/** What braces stand behind. */
type Bearer = keyof typeof attributesOf | 'image' | 'span' | 'heading'

function inBraces(checked: Built, before: string): Completions | undefined {
  const open = /\{([^{}]*)$/.exec(before)
  if (!open) return undefined
  const bearer = bearerOf(before.slice(0, open.index))
  if (!bearer) return undefined
  const value = /(?:^|\s)([\w-]+)=(?:"([^"]*)|([^\s"]*))$/.exec(open[1]!)
  if (value)
    return valueOf(checked, bearer, value[1]!, value[2] ?? value[3]!, value[2] !== undefined)
  const typed = /(?:^|\s)([.\w-]*)$/.exec(open[1]!)?.[1]
  if (typed === undefined) return undefined
  return { items: [...attributesFor(bearer), ...classesFor(bearer)], typed }
}

function bearerOf(before: string): Bearer | undefined {
  const directiveName = /:{1,2}(value|claim|table|chart|supplement)(?:\[[^\]]*\])?$/.exec(before)
  if (directiveName) return directiveName[1] as Bearer
  if (/!\[[^\]]*\]\([^)]*\)$/.test(before)) return 'image'
  if (/\]$/.test(before)) return 'span'
  return /^#{1,6}\s/.test(before) ? 'heading' : undefined
}

function attributesFor(bearer: Bearer): CompletionItem[] {
  const names: Iterable<string> =
    bearer === 'image'
      ? imageAttributes
      : bearer === 'span'
        ? spanAttributes
        : bearer === 'heading'
          ? []
          : attributesOf[bearer]
  return [...names].map((label) => ({
    label,
    insertText: `${label}=`,
    kind: CompletionItemKind.Property,
  }))
}

const classesFor = (bearer: Bearer): CompletionItem[] =>
  bearer === 'image' || bearer === 'span' || bearer === 'heading'
    ? asItems(classes[bearer], CompletionItemKind.EnumMember)
    : []

function valueOf(
  { inputs }: Built,
  bearer: Bearer,
  name: string,
  typed: string,
  isQuoted: boolean,
): Completions {
  if (name === 'fact') return { items: factItems(inputs), typed }
  if (name === 'from')
    return {
      items: asItems(
        (bearer === 'chart' ? inputs.charts : inputs.tables).keys(),
        CompletionItemKind.File,
      ),
      typed,
    }
  const items = asItems(
    Object.hasOwn(attributeValues, name) ? attributeValues[name]! : [],
    CompletionItemKind.EnumMember,
  )
  return {
    items: items.map((item) =>
      isQuoted || /^[\w.-]+$/.test(item.label) ? item : { ...item, insertText: `"${item.label}"` },
    ),
    typed,
  }
}
