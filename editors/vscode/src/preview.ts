/** One `galley preview`, of the paper that was asked for last. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { addressIn, type Program } from './program.js'

interface Shown {
  open(address: string): void
  fail(reason: string): void
}

interface Running {
  child: ChildProcess
  paper: string
  /** Known once the program has said it. */
  address?: string
}

export class Preview {
  #running: Running | undefined

  constructor(
    private readonly program: () => Program,
    private readonly shown: Shown,
  ) {}

  /** Opens the page of the paper that a file belongs to; `top`: no folder above this one is looked into. */
  show(file: string, top: string | undefined): void {
    const paper = paperOf(file, top)
    if (this.#running?.paper === paper) {
      if (this.#running.address !== undefined) this.shown.open(this.#running.address)
      return
    }
    this.end()
    const { command, args } = this.program()
    const child = spawn(command, [...args, 'preview', paper, '--port', '0'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const running: Running = { child, paper }
    this.#running = running
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (running.address !== undefined) return
      said += text
      const address = addressIn(said)
      if (address === undefined) return
      running.address = address
      this.shown.open(address)
    })
    child.on('error', ({ message }) => this.#ended(running, message))
    child.on('exit', () => this.#ended(running, said.trim()))
  }

  /** Scrolls the page to a line of a file, from 1, if it is of the paper that is shown. */
  async follow(file: string, line: number): Promise<void> {
    const { paper, address } = this.#running ?? {}
    if (paper === undefined || address === undefined) return
    const source = relative(paper.endsWith('.md') ? dirname(paper) : paper, file)
      .split(sep)
      .join('/')
    if (source.startsWith('..')) return
    await fetch(`${address}at?source=${encodeURIComponent(`${source}:${line}`)}`).catch(
      () => undefined,
    )
  }

  end(): void {
    const running = this.#running
    this.#running = undefined
    running?.child.kill()
  }

  #ended(running: Running, reason: string): void {
    if (this.#running !== running) return
    this.#running = undefined
    if (running.address === undefined)
      this.shown.fail(`The preview did not start: ${reason || 'galley said nothing'}`)
  }
}

/** The folder above `file` that holds `manuscript/`, else the file itself. */
export function paperOf(file: string, top: string | undefined): string {
  const start = existsSync(file) && statSync(file).isDirectory() ? file : dirname(file)
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'manuscript'))) return folder
    if (folder === top || dirname(folder) === folder) return file
  }
}
