/**
 * galley in VS Code: starts the language server, and the preview of the paper that is open. The only user of
 * vscode-languageclient (Microsoft's own client of the protocol; writing one would be the larger part of this).
 */
import { existsSync } from 'node:fs'
import { commands, env, Uri, window, workspace, type ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { Preview } from './preview.js'
import { programFor, type Program } from './program.js'

let client: LanguageClient | undefined
const preview = new Preview(program, {
  open: (address) => void env.openExternal(Uri.parse(address)),
  fail: (reason) => void window.showErrorMessage(reason),
})

/** Called by VS Code when a manuscript is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('galley.preview', () => {
      const document = window.activeTextEditor?.document
      const folder = document && workspace.getWorkspaceFolder(document.uri)
      const place = document?.uri.fsPath ?? workspace.workspaceFolders?.[0]?.uri.fsPath
      if (place === undefined) void window.showErrorMessage('Open a manuscript first')
      else preview.show(place, folder?.uri.fsPath)
    }),
    commands.registerCommand('galley.endPreview', () => preview.end()),
    commands.registerCommand('galley.restart', restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('galley.path')) void restart()
    }),
    window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      const [first] = selections
      if (first) void preview.follow(textEditor.document.uri.fsPath, first.active.line + 1)
    }),
    workspace.onDidGrantWorkspaceTrust(restart),
    { dispose: () => preview.end() },
  )
  await start()
}

/** Called by VS Code when it closes, or the extension is switched off. */
export async function deactivate(): Promise<void> {
  preview.end()
  await client?.stop()
  client = undefined
}

async function restart(): Promise<void> {
  await client?.stop().catch(() => undefined)
  await start()
}

async function start(): Promise<void> {
  const { command, args } = program()
  client = new LanguageClient(
    'galley',
    'galley',
    { command, args: [...args, 'lsp'], transport: TransportKind.stdio },
    {
      documentSelector: [
        { scheme: 'file', language: 'markdown' },
        { scheme: 'file', language: 'bibtex' },
        { scheme: 'file', pattern: '**/*.{bib,qmd,Rmd}' },
        { scheme: 'file', pattern: '**/manuscript/**/*.{yaml,yml,csv,json}' },
      ],
      diagnosticCollectionName: 'galley',
    },
  )
  try {
    await client.start()
  } catch (error) {
    void window.showErrorMessage(
      `\`${[command, ...args].join(' ')}\` could not be started: ${error instanceof Error ? error.message : String(error)}. Install galley, or name it in the setting \`galley.path\`.`,
    )
  }
}

function program(): Program {
  return programFor({
    path: workspace.getConfiguration('galley').get('path', ''),
    folders: workspace.isTrusted
      ? (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath)
      : [],
    exists: existsSync,
  })
}
