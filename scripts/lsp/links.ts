/** Paths and DOIs of a file that lead somewhere when they are clicked. */
import { posix } from 'node:path'
import type { DocumentLink } from 'vscode-languageserver'
import type { OpenManuscript } from './manuscript.js'

/** Any run of letters that may be a path with an ending, `from=name` of a table or chart, and the DOI of an entry. */
const candidates =
  /(?<path>[^\s"'`()[\]{},;=<>]+\.[A-Za-z][A-Za-z\d]{0,11})|::(?<kind>table|chart)\b[^\n]*?\bfrom=["']?(?<from>[\w.-]+)|\bdoi\s*=\s*[{"](?:https?:\/\/(?:dx\.)?doi\.org\/)?(?<doi>10\.\d{4,9}\/[^\s{}"]+)/giu

/** A path leads to its file when the last check read it; a name to the YAML file of its table or chart. */
export function linksIn(manuscript: OpenManuscript, path: string): DocumentLink[] {
  const { checked } = manuscript
  if (!checked || /\.(?:csv|tsv)$/i.test(path)) return []
  return (manuscript.textOf(path) ?? '').split('\n').flatMap((text, line) =>
    [...text.matchAll(candidates)].flatMap((match): DocumentLink[] => {
      const { path: written, kind, from, doi } = match.groups!
      const word = (written ?? from ?? doi)!
      const character = match.index + match[0].lastIndexOf(word)
      const range = {
        start: { line, character },
        end: { line, character: character + word.length },
      }
      const { tables, charts } = checked.inputs
      const named = from && (kind === 'table' ? tables : charts).get(from)?.path
      const target =
        doi && /\.bib$/i.test(path)
          ? `https://doi.org/${doi}`
          : named
            ? manuscript.uriOf(named)
            : written && fileOf(manuscript, written, path)
      return target ? [{ range, target }] : []
    }),
  )
}

function fileOf(manuscript: OpenManuscript, written: string, from: string): string | undefined {
  const uri = manuscript.uriOf(posix.join(posix.dirname(from), written))
  return written !== from && manuscript.reads(uri) ? uri : undefined
}
