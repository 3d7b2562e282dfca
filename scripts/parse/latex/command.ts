/**
 * A LaTeX command as it is written: its name, options and arguments.
 */
export interface TexCommand {
  /** Without the backslash; with its star. */
  name: string
  options: string[]
  arguments: Array<{
    text: string
    /** Where the text begins, counted from the backslash. */
    from: number
  }>
}

/** Takes apart `\name[option]{argument}…`; brackets inside braces are the argument's own. */
export function parseCommand(value: string): TexCommand {
  const name = /^\\([A-Za-z]+\*?)/.exec(value)![1]!
  const command: TexCommand = { name, options: [], arguments: [] }
  let depth = 0
  let from = name.length + 1
  for (let index = from; index < value.length; index++) {
    const character = value[index]
    if (character === '{' && depth++ === 0) from = index + 1
    else if (character === '}' && --depth === 0)
      command.arguments.push({ text: value.slice(from, index), from })
    else if (character === '[' && depth === 0) from = index + 1
    else if (character === ']' && depth === 0) command.options.push(value.slice(from, index))
  }
  return command
}
