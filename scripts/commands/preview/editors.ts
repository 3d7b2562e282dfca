/** Addresses that open a file at a line in an editor, by the editor's name (`--editor`). */
import { UsageError } from '../command.js'

const family = (scheme: string): string => `${scheme}://file{path}:{line}:{column}`

const patterns: Readonly<Record<string, string>> = {
  vscode: family('vscode'),
  'vscode-insiders': family('vscode-insiders'),
  vscodium: family('vscodium'),
  cursor: family('cursor'),
  windsurf: family('windsurf'),
  zed: family('zed'),
  idea: 'idea://open?file={path}&line={line}&column={column}',
  pycharm: 'pycharm://open?file={path}&line={line}&column={column}',
  webstorm: 'webstorm://open?file={path}&line={line}&column={column}',
  sublime: 'subl://open?url=file://{path}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{path}&line={line}&column={column}',
  bbedit: 'x-bbedit://open?url=file://{path}&line={line}&column={column}',
  macvim: 'mvim://open?url=file://{path}&line={line}&column={column}',
  emacs: 'emacs://open?url=file://{path}&line={line}&column={column}',
}

/** A place of a file, from 1. */
export interface EditorPlace {
  path: string
  line: number
  column: number
}
export type EditorAddress = (place: EditorPlace) => string

/** `named` is an editor's name, or an address with `{path}` and, if it can, `{line}` and `{column}`. */
export function editorAddress(named = 'vscode'): EditorAddress {
  const pattern = Object.hasOwn(patterns, named) ? patterns[named]! : named
  const isAddress =
    /^[a-z][a-z\d+.-]*:/i.test(pattern) &&
    !/^(?:javascript|data|vbscript|blob):/i.test(pattern) &&
    pattern.includes('{path}')
  if (!isAddress)
    throw new UsageError(
      `Unknown \`--editor\` \`${named}\``,
      `one of ${Object.keys(patterns).join(', ')}, or an address such as \`myeditor://open?file={path}&line={line}\``,
    )
  return ({ path, line, column }) => {
    const slashed = path.replaceAll('\\', '/').replace(/^(?=[A-Za-z]:)/, '/')
    const values = { path: encodeURI(slashed).replace(/[?#&]/g, encodeURIComponent), line, column }
    return pattern.replace(/\{(path|line|column)\}/g, (_all, name: keyof typeof values) =>
      String(values[name]),
    )
  }
}
