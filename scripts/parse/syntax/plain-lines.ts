/**
 * The lines of a text as if nothing stood round them: the marks of quotes, lists, meanings and notes are blanks, so that
 * columns stay what they are.
 */

export interface PlainLine {
  start: number
  text: string
  /** How many columns a mark of a list, a meaning or a note takes here: what goes on below it is indented so far. */
  opens: number
}

const marks =
  /^(?:[ \t]*(?:>(?=[ \t]|$)|(?:[*+-]|\(?(?:[\w#]|@[\w-]{0,80}){1,12}[.)]|[:~]|\[\^[^\s\]]{1,80}\]:)(?=[ \t])))+/

export function plainLines(text: string): PlainLine[] {
  const lines: PlainLine[] = []
  for (let start = 0; start <= text.length;) {
    const end = text.indexOf('\n', start) < 0 ? text.length : text.indexOf('\n', start)
    lines.push(plainLine(start, text.slice(start, end).replace(/\r$/, '')))
    start = end + 1
  }
  return lines
}

function plainLine(start: number, text: string): PlainLine {
  const found = marks.exec(text)?.[0]
  if (!found) return { start, text, opens: 0 }
  return {
    start,
    text: ' '.repeat(found.length) + text.slice(found.length),
    opens: /[^ \t>]/.test(found) ? found.length : 0,
  }
}
