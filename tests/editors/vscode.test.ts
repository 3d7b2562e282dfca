/** The extension for VS Code as it is packed: its manifest, and that what it starts is served. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire, Module } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { packed } from '../../editors/vscode/pack.mjs'
import { paperOf } from '../../editors/vscode/src/preview.js'
import { addressIn, programFor } from '../../editors/vscode/src/program.js'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'galley-vscode-'))
let files: Record<string, Uint8Array>
const text = (path: string): string => new TextDecoder().decode(files[path])

beforeAll(async () => {
  files = unzipSync(await packed())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Manifest {
  name: string
  version: string
  publisher: string
  main: string
  icon?: string
  contributes: {
    commands: Array<{ command: string }>
    configuration: { properties: Record<string, unknown> }
    yamlValidation: Array<{ fileMatch: string; url: string }>
  }
}

test('every file that the manifests name is packed, and both name the same version', () => {
  const manifest = JSON.parse(text('extension/package.json')) as Manifest
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
  expect(manifest.version).toBe(version)
  expect(text('extension.vsixmanifest')).toContain(
    `Id="${manifest.name}" Version="${version}" Publisher="${manifest.publisher}"`,
  )
  const named = [...text('extension.vsixmanifest').matchAll(/Path="([^"]+)"/g)].map(
    (one) => one[1]!,
  )
  const inManifest = [manifest.main, ...manifest.contributes.yamlValidation.map(({ url }) => url)]
  const all = [...named, ...inManifest.map((path) => `extension/${path.replace(/^\.\//, '')}`)]
  expect(all.filter((path) => !(path in files))).toEqual([])
  const endings = Object.keys(files).map((path) => path.slice(path.lastIndexOf('.')))
  expect(endings.filter((end) => !text('[Content_Types].xml').includes(`"${end}"`))).toEqual([
    '.xml',
  ])
})

test('the same sources give the same bytes', async () => {
  expect(Buffer.compare(Buffer.from(await packed()), Buffer.from(await packed()))).toBe(0)
})

test('the bundle loads, and registers every command that the manifest has', async () => {
  const registered: string[] = []
  const path = join(folder, 'extension.cjs')
  writeFileSync(path, files['extension/extension.cjs']!)
  const require = createRequire(path)
  const load = (Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown })._load
  const loader = Module as unknown as { _load: typeof load }
  loader._load = (name, ...rest) => (name === 'vscode' ? editor(registered) : load(name, ...rest))
  try {
    const extension = require(path) as { activate: (context: object) => Promise<void> }
    // What stands in for the editor can start no client; the commands are there before that.
    await extension.activate({ subscriptions: [] }).catch(() => undefined)
  } finally {
    loader._load = load
  }
  const manifest = JSON.parse(text('extension/package.json')) as Manifest
  expect(registered.sort()).toEqual(
    manifest.contributes.commands.map(({ command }) => command).sort(),
  )
})

/** As much of the editor as it takes to load: any name is a class and a function that gives nothing. */
function editor(registered: string[]): unknown {
  const any: unknown = new Proxy(function () {}, {
    get: (_target, name) =>
      name === 'registerCommand'
        ? (command: string) => registered.push(command)
        : name === 'prototype'
          ? {}
          : name === Symbol.toPrimitive
            ? () => '1.91.0'
            : name === 'then'
              ? undefined
              : any,
    apply: () => any,
  })
  return any
}

test('the server starts from the program that the extension finds with a paper', async () => {
  mkdirSync(join(folder, 'paper/node_modules'), { recursive: true })
  symlinkSync(root, join(folder, 'paper/node_modules/galley'))
  const { command, args } = programFor({
    path: '',
    folders: [join(folder, 'paper')],
    exists: existsSync,
  })
  const server = spawn(command, [...args, 'lsp'], { stdio: ['pipe', 'pipe', 'inherit'] })
  try {
    const { serverInfo, capabilities } = await initialized(server)
    expect(serverInfo.name).toBe('galley')
    expect(capabilities.inlayHintProvider).toBe(true)
  } finally {
    server.kill()
  }
})

interface Initialized {
  serverInfo: { name: string }
  capabilities: { inlayHintProvider: boolean }
}

/** What a server answers to its first question. */
function initialized({ stdin, stdout }: ChildProcessByStdio<Writable, Readable, null>) {
  const params = { processId: null, rootUri: null, capabilities: {} }
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params })
  stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`)
  return new Promise<Initialized>((answer) => {
    let said = ''
    stdout.setEncoding('utf8').on('data', (some: string) => {
      said += some
      const result = /\r\n\r\n(\{[^]*"result"[^]*\})$/.exec(said)?.[1]
      if (result) answer((JSON.parse(result) as { result: Initialized }).result)
    })
  })
}

test('the setting goes before the paper, and both before the path', () => {
  const exists = (): boolean => true
  const found = { command: 'node', args: [join('/paper', 'node_modules/galley/dist/cli.js')] }
  expect(programFor({ path: '', folders: ['/paper'], exists })).toEqual(found)
  expect(programFor({ path: ' /opt/galley ', folders: ['/paper'], exists })).toEqual({
    command: '/opt/galley',
    args: [],
  })
  expect(programFor({ path: '', folders: [], exists })).toEqual({ command: 'galley', args: [] })
})

test('the preview is of the paper that a file belongs to', () => {
  mkdirSync(join(folder, 'one/manuscript/tables'), { recursive: true })
  const file = join(folder, 'one/manuscript/tables/cases.yaml')
  expect(paperOf(file, folder)).toBe(join(folder, 'one'))
  expect(paperOf(join(folder, 'single.md'), folder)).toBe(join(folder, 'single.md'))
  expect(addressIn('Preview at http://127.0.0.1:4601/ (Ctrl+C ends it)\n')).toBe(
    'http://127.0.0.1:4601/',
  )
})
