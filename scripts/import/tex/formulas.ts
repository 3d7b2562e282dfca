/** Formulas that stand by themselves, and the author's own commands in them. */
import type { TexMacro } from './expand.js'

/** Adds to `used` the commands of `macros` that a formula needs, also through others. */
export function usedMacros(
  tex: string,
  macros: ReadonlyMap<string, TexMacro>,
  used: Set<string>,
): void {
  for (const [, name = ''] of tex.matchAll(/\\([A-Za-z@]+)/g)) {
    const macro = macros.get(name)
    if (!macro || used.has(name)) continue
    used.add(name)
    usedMacros(macro.body, macros, used)
  }
}

/** A formula of its own lines, as galley reads it. */
export function texFormula(raw: string, labels: ReadonlyMap<string, string>): string {
  const tex = raw
    .replace(/(?<!\\)%[^\n]*(?:\n|$)/g, '\n')
    .replace(
      /\\label\s*\{([^{}]*)\}/g,
      (_, key: string) => `\\label{${labels.get(key.trim()) ?? key.trim()}}`,
    )
    .replace(/\\(?:nonumber|notag)(?![A-Za-z])/g, '')
    .replace(/\n\s*\n+/g, '\n')
    .trim()
  if (tex.startsWith('\\[')) return `$$\n${tex.slice(2, -2).trim()}\n$$`
  return tex
    .replace(/^\\begin\{alignat(\*?)\}\s*\{\d+\}/, '\\begin{align$1}')
    .replace(/\\end\{alignat(\*?)\}$/, '\\end{align$1}')
    .replace(/^\\begin\{dmath(\*?)\}/, '\\begin{equation$1}')
    .replace(/\\end\{dmath(\*?)\}$/, '\\end{equation$1}')
}
