/**
 * The language server: `galley check` on the texts as they stand in the editor, and what follows from it. The only user of
 * vscode-languageserver (Language Server Protocol 3.17).
 */
import { fileURLToPath } from 'node:url'
import {
  CodeActionKind,
  createConnection,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { createMarkdown } from '../parse/syntax/index.js'
import { formatMarkdown } from '../commands/fmt/format.js'
import { bindingsAt, fixAll, suggestionsFor } from './actions.js'
import { completionsAt } from './completion/index.js'
import { diagnosticsByPath } from './diagnostics.js'
import { foldingOf } from './folding.js'
import { hoverAt } from './hover.js'
import { linksIn } from './links.js'
import { manuscriptPlace } from '../project/place.js'
import { OpenManuscript } from './manuscript.js'
import { definitionOf, nameAt, referencesTo, renamed, type Point } from './navigation.js'
import { outlineOf } from './outline.js'
import { wordCounts } from './word-counts.js'

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['@', '#', ':', '"', '$', '.', '[', '{', '='] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  documentSymbolProvider: true,
  documentFormattingProvider: true,
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.RefactorRewrite,
      CodeActionKind.SourceFixAll,
    ],
  },
  foldingRangeProvider: true,
  documentLinkProvider: {},
  inlayHintProvider: true,
}

/** Serves on two streams until the client says `exit` or goes away. */
export function serveEditor(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const connection = createConnection(input, output)
  const server = new Server(connection)
  connection.onInitialize(() => ({ capabilities, serverInfo: { name: 'galley' } }))
  server.answer()
  return new Promise((ended) => {
    connection.onExit(() => ended())
    input.once('end', () => ended())
    connection.listen()
  })
}

interface Asked {
  textDocument: { uri: string }
}
interface AskedAt extends Asked {
  position: { line: number; character: number }
}

class Server {
  private readonly documents = new TextDocuments(TextDocument)
  /** By the place that `galley check` would be called with. */
  private readonly manuscripts = new Map<string, OpenManuscript>()
  private readonly checks = new Map<OpenManuscript, Checks>()

  constructor(private readonly connection: Connection) {
    this.documents.listen(connection)
    this.documents.onDidChangeContent(({ document }) => this.checkAfter(document.uri))
    this.documents.onDidSave(({ document }) => this.checkAfter(document.uri))
    this.documents.onDidClose(({ document }) => this.checkAfter(document.uri))
  }

  answer(): void {
    const { connection } = this
    connection.onCompletion((asked) => this.at(asked, completionsAt))
    connection.onHover((asked) => this.at(asked, (manuscript, point) => hoverAt(manuscript, point)))
    connection.onDefinition((asked) => this.at(asked, definitionOf))
    connection.onReferences((asked) =>
      this.at(asked, (manuscript, point) =>
        referencesTo(manuscript, point, asked.context.includeDeclaration),
      ),
    )
    connection.onPrepareRename((asked) =>
      this.at(asked, (manuscript, point) => nameAt(manuscript, point)?.range),
    )
    connection.onRenameRequest((asked) =>
      this.at(asked, (manuscript, point) => renamed(manuscript, point, asked.newName)),
    )
    connection.onDocumentSymbol((asked) =>
      this.of(asked, (manuscript) =>
        outlineOf(manuscript, manuscript.pathOf(asked.textDocument.uri)),
      ),
    )
    connection.onCodeAction(async (asked) => {
      const { uri } = asked.textDocument
      const document = this.documents.get(uri)
      const all = await this.of(asked, (manuscript) =>
        document ? fixAll(manuscript, uri, document) : undefined,
      )
      const bindings = await this.of(asked, (manuscript) =>
        document ? bindingsAt(manuscript, uri, document, asked.range) : [],
      )
      return [
        ...suggestionsFor(uri, asked.context.diagnostics),
        ...(bindings ?? []),
        ...(all ? [all] : []),
      ]
    })
    connection.onFoldingRanges((asked) =>
      this.of(asked, (manuscript) =>
        foldingOf(manuscript, manuscript.pathOf(asked.textDocument.uri)),
      ),
    )
    connection.onDocumentLinks((asked) =>
      this.of(asked, (manuscript) =>
        linksIn(manuscript, manuscript.pathOf(asked.textDocument.uri)),
      ),
    )
    connection.languages.inlayHint.on((asked) =>
      this.of(asked, (manuscript) =>
        wordCounts(manuscript, manuscript.pathOf(asked.textDocument.uri), asked.range),
      ),
    )
    connection.onDocumentFormatting(({ textDocument }) => this.formatted(textDocument.uri))
  }

  private async at<Answer>(
    { textDocument, position }: AskedAt,
    answer: (manuscript: OpenManuscript, point: Point) => Answer,
  ): Promise<Answer | undefined> {
    return this.of({ textDocument }, (manuscript) =>
      answer(manuscript, { path: manuscript.pathOf(textDocument.uri), ...position }),
    )
  }

  /** An answer about the texts as they are: it waits for the check under way. */
  private async of<Answer>(
    { textDocument }: Asked,
    answer: (manuscript: OpenManuscript) => Answer | Promise<Answer>,
  ): Promise<Answer | undefined> {
    const manuscript = this.manuscriptOf(textDocument.uri)
    if (!manuscript) return undefined
    await this.checksOf(manuscript).settled()
    return answer(manuscript)
  }

  private formatted(uri: string) {
    const document = this.documents.get(uri)
    if (!document || !/\.md$/i.test(uri)) return []
    const text = document.getText()
    const newText = formatMarkdown(text, createMarkdown())
    if (newText === undefined || newText === text) return []
    const range = { start: document.positionAt(0), end: document.positionAt(text.length) }
    return [{ range, newText }]
  }

  /** A bibliography or a table belongs to the manuscript that reads it, else to the folder it stands in. */
  private manuscriptOf(uri: string): OpenManuscript | undefined {
    const reading = uri.startsWith('file:')
      ? [...this.manuscripts.values()].find((one) => one.reads(uri))
      : undefined
    if (reading) return reading
    const place = uri.startsWith('file:') ? manuscriptPlace(fileURLToPath(uri)) : undefined
    if (place === undefined) return undefined
    const known = this.manuscripts.get(place)
    if (known) return known
    const made = new OpenManuscript(place, (asked) => this.documents.get(asked)?.getText())
    this.manuscripts.set(place, made)
    return made
  }

  private checkAfter(uri: string): void {
    const manuscript = this.manuscriptOf(uri)
    if (manuscript) this.checksOf(manuscript).ask()
  }

  private checksOf(manuscript: OpenManuscript): Checks {
    const known = this.checks.get(manuscript)
    if (known) return known
    const made = new Checks(manuscript, this.connection)
    this.checks.set(manuscript, made)
    made.ask()
    return made
  }
}

/** One check at a time, and one more after it when a text has changed meanwhile; what it finds is sent to the editor. */
class Checks {
  private running: Promise<void> | undefined
  private isAsked = false
  /** Files with messages, whose messages must go when they have none. */
  private shown = new Set<string>()

  constructor(
    private readonly manuscript: OpenManuscript,
    private readonly connection: Connection,
  ) {}

  ask(): void {
    this.isAsked = true
    this.running ??= this.run().finally(() => {
      this.running = undefined
    })
  }

  async settled(): Promise<void> {
    await this.running
  }

  private async run(): Promise<void> {
    // Keystrokes that come together are checked together.
    while (this.isAsked) {
      await new Promise((next) => setTimeout(next, 15))
      this.isAsked = false
      try {
        await this.check()
      } catch (error) {
        this.connection.console.error(
          `galley could not check: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        )
      }
    }
  }

  private async check(): Promise<void> {
    const built = await this.manuscript.check()
    const byPath = built ? diagnosticsByPath(built) : new Map()
    const now = new Set<string>(byPath.keys())
    for (const path of new Set([...this.shown, ...now]))
      await this.connection.sendDiagnostics({
        uri: this.manuscript.uriOf(path),
        diagnostics: byPath.get(path) ?? [],
      })
    this.shown = now
  }
}
