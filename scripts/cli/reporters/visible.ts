/**
 * Text of a manuscript as it may be shown on a terminal: control characters, which could move the cursor or hide words,
 * and marks that turn the direction of writing become their code points.
 */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069]/g,
    (character) => {
      if (character === '\n' || character === '\t') return ' '
      return `<U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`
    },
  )
}
