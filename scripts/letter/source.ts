/** The letter that needs no galley: its source with every reference and quotation in the words that are printed. */
import type { Replacement } from './lower.js'

/** Where one replacement stands inside another, the outer one counts. */
export function resolvedSource(source: string, replaced: readonly Replacement[]): string {
  const inOrder = [...replaced].sort((one, other) => one.start - other.start || other.end - one.end)
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text } of inOrder) {
    if (start < at) continue
    pieces.push(source.slice(at, start), text)
    at = end
  }
  return withoutFences([...pieces, source.slice(at)].join(''))
}

/** `:::new` … `:::` becomes a quote; what is in code stays. */
function withoutFences(text: string): string {
  let [quoting, code] = [false, '']
  return text
    .split('\n')
    .flatMap((line): string[] => {
      const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.[0] ?? ''
      if (fence && (code === '' || code === fence)) code = code === '' ? fence : ''
      if (code) return [line]
      if (!quoting && /^:{3,}\s*(?:new\b|\{[^}]*\.new\b)/.test(line)) return ((quoting = true), [])
      if (quoting && /^:{3,}\s*$/.test(line)) return ((quoting = false), [])
      return [quoting ? `> ${line}`.trimEnd() : line]
    })
    .join('\n')
}
