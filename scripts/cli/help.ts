import { commandShapes, optionHelp, type CommandName } from './arguments.js'
import { largest } from '../lists.js'

/** The help text: of one command, or of all. */
export function help(name: CommandName | undefined): string {
  return name ? commandHelp(name) : generalHelp()
}

function generalHelp(): string {
  const commands = Object.entries(commandShapes).map(([name, shape]): [string, string] => [
    `galley ${name} ${shape.arguments}`,
    shape.help,
  ])
  return [
    'galley compiles a manuscript (Markdown, BibTeX, data) into PDF and JATS XML, and lets no broken reference through.',
    '',
    ...columns(commands),
    '',
    'PATH is a folder that holds `manuscript/`, or a `.md` file; without it, the folder you are in.',
    "`galley COMMAND --help` lists a command's options; `galley --version` prints the version.",
    'Exit status: 0 built, 1 the manuscript has errors, 2 wrong use, 3 a fault of the program.',
    '',
  ].join('\n')
}

function commandHelp(name: CommandName): string {
  const { arguments: wanted, help } = commandShapes[name]
  const options = optionHelp(name)
  return [
    `galley ${name} ${wanted}${options.length > 0 ? ' [options]' : ''}: ${help}`,
    ...(options.length > 0 ? ['', ...columns(options)] : []),
    '',
  ].join('\n')
}

function columns(rows: ReadonlyArray<[string, string]>): string[] {
  const widest = largest(rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(widest)}  ${right}`)
}
