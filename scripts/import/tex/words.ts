/** Words as Markdown prints them: signs that it would read are escaped, typography is as an author types it. */

export function escapedTex(text: string): string {
  return text
    .replace(/``|''/g, '"')
    .replace(/`/g, "'")
    .replace(/~/g, '\u00a0')
    .replace(/[\\*_[\]<>^$@|{}]/g, (sign) => `\\${sign}`)
}

/** A sign that a paragraph must not begin with. */
export const notAsMark = (paragraph: string): string =>
  paragraph
    .replace(/^(#|[-+](?=\s)|\d+(?=[.)]\s)|:(?=[\s:]))/, (sign) =>
      /^\d/.test(sign) ? sign : `\\${sign}`,
    )
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')

/** `text` between marks, blanks outside of them. */
export function marked(text: string, mark: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? []
  if (core === '' || mark === '') return text
  if (mark === 'u') return `${before}[${core}]{.underline}${after}`
  if (mark === 'm') return `${before}[${core}]{.mark}${after}`
  if (mark === 'sc') return `${before}[${core}]{.smallcaps}${after}`
  if (mark === '`')
    return `${before}\`${core.replace(/\\(?=[\\*_[\]<>^$@|{}])/g, '').replaceAll('`', "'")}\`${after}`
  const inner = mark === '^' || mark === '~' ? core.replace(/\s+/g, '\\ ') : core
  return `${before}${mark}${inner}${mark}${after}`
}

/** Paragraphs on one line, as captions, cells and titles are. */
export const onOneLineOf = (blocks: readonly string[]): string =>
  blocks
    .join(' ')
    .replace(/\s*\n\s*/g, ' ')
    .trim()
