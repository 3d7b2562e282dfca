/** The rows of a pipe table as they are written (GFM § Tables). */

/** The cells of a line between its bars; a bar behind a backslash is text. */
export const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/)

/** Whether a line is a row of dashes: it says how columns are aligned. */
export const isDashes = (line: string): boolean =>
  line.includes('-') && cellsOf(line).every((cell) => /^:?-+:?$/.test(cell.trim()))
