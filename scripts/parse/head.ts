/**
 * The head of a single file: YAML between `---` lines, blank lines and comments before it passed over, or pandoc's title
 * block, lines that begin with `%`.
 */
import { completed } from './dialects/project-metadata.js'
import { onOneLine } from './fragment.js'
import { metadataBelow } from './syntax/raw-blocks.js'
import { readYaml, type YamlFile, type YamlValue } from './yaml.js'

export interface Head {
  metadata: YamlFile
  /** Where the text begins. */
  from: number
  /** Whether the front matter never ends. */
  isOpen: boolean
}

const rule = 'invalid-metadata'

/** Metadata that stands below the head, in the text: of a key that is there twice the later counts, as in pandoc. */
export function withMetadataBelow(
  head: YamlFile,
  text: string,
  from: number,
  path: string,
): YamlFile {
  return metadataBelow(text, from).reduce((all, piece) => {
    const start = text.indexOf('\n', piece.from) + 1
    const inner = text.slice(start, text.lastIndexOf('\n', piece.to) + 1)
    const line = text.slice(0, start).split('\n').length
    const read = readYaml(inner, path, rule, line, start)
    return { ...completed(read, all), faults: [...all.faults, ...read.faults] }
  }, head)
}

/** The metadata at the head of `text`; none when it has no head. */
export function readHead(text: string, path: string): Head {
  const blank = /^(?:[ \t]*\r?\n|<!--[^]*?-->)*/.exec(text)![0].length
  const head = /^---[ \t]*\r?\n([^]*?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(
    text.slice(blank),
  )
  // After blank lines a line of dashes may be a rule: only keys make it a head.
  if (head && (blank === 0 || /^[\w-]+:(?:\s|$)/m.test(head[1]!))) {
    const start = text.indexOf('\n', blank) + 1
    const line = text.slice(0, start).split('\n').length
    return {
      metadata: readYaml(head[1]!, path, rule, line, start),
      from: blank + head[0].length,
      isOpen: false,
    }
  }
  return (
    titleBlock(text, path) ?? {
      metadata: readYaml('', path, rule, 1, 0),
      from: 0,
      isOpen: /^---[ \t]*\r?\n/.test(text),
    }
  )
}

/**
 * pandoc's title block (manual, § Extension: pandoc_title_block):
 *
 *     % The title
 *     % Jane Doe; John Doe
 *     % 22 November 2026
 */
function titleBlock(text: string, path: string): Head | undefined {
  const lines = /^(?:%[^\n]*(?:\n|$)(?:[ \t]+\S[^\n]*(?:\n|$))*){1,3}/.exec(text)?.[0]
  if (!lines) return undefined
  const parts = [...lines.matchAll(/^%([^\n]*(?:\n[ \t]+\S[^\n]*)*)/gm)]
  const valueOf = (words: string, from: number): YamlValue => {
    const before = text.slice(0, from)
    const start = {
      line: before.split('\n').length,
      column: from - before.lastIndexOf('\n'),
      offset: from,
    }
    const end = { ...start, column: start.column + words.length, offset: from + words.length }
    const plain = words.replace(/\s+/g, ' ')
    return {
      position: { start, end, path },
      text: plain,
      fragment: onOneLine(path, plain, start),
      plain,
    }
  }
  const entries = (['title', 'author', 'date'] as const).flatMap((key, index) => {
    const part = parts[index]
    if (!part?.[1]?.trim()) return []
    const values = (key === 'author' ? part[1].split(/;|\n/) : [part[1]]).map((words, at, all) => {
      const from = part.index + 1 + all.slice(0, at).join(';').length + (at ? 1 : 0)
      return valueOf(words.trim(), from + words.length - words.trimStart().length)
    })
    const value: YamlValue =
      key === 'author'
        ? { position: values[0]!.position, items: values, plain: values.map(({ plain }) => plain) }
        : values[0]!
    return [{ key, position: value.position, value }]
  })
  if (!entries.length) return undefined
  const plain = Object.fromEntries(entries.map(({ key, value }) => [key, value.plain]))
  const root: YamlValue = { position: entries[0]!.position, entries, plain }
  return {
    metadata: {
      path,
      root,
      value: plain,
      positions: new Map(entries.map(({ key, position }) => [key, position])),
      faults: [],
    },
    from: lines.length,
    isOpen: false,
  }
}
