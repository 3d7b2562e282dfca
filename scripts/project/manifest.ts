/**
 * `manifest.json`: what a build read, what it wrote, and what it computed. It holds nothing of the machine, the time or
 * the Node that ran it, so that equal manifests mean equal builds.
 */
import { createHash } from 'node:crypto'
import type { Evaluation, OutputFile } from '../document/inputs.js'
import { manifestName } from './ownership.js'
import { versions } from './versions.js'

/** A file with its size in bytes and its SHA-256, in hexadecimal. */
interface Listed {
  path: string
  bytes: number
  sha256: string
}

/** What decided the outputs, beside the inputs: the command line's part. */
export type ManifestOptions = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>

/** The manifest as an output; `inputs` and `outputs` are all files of the build, in any order. */
export function manifest(
  inputs: ReadonlyMap<string, Uint8Array>,
  outputs: readonly OutputFile[],
  evaluations: readonly Evaluation[],
  options: ManifestOptions,
): OutputFile {
  const { galley, libraries } = versions()
  const contents = {
    galley,
    libraries,
    options,
    inputs: [...inputs].map(([path, bytes]) => listed(path, bytes)).sort(byPath),
    outputs: outputs.map(({ path, contents }) => listed(path, contents)).sort(byPath),
    evaluations: evaluations.map(evaluated).sort(byPlace),
  }
  return {
    path: manifestName,
    contents: new TextEncoder().encode(`${JSON.stringify(contents, undefined, 2)}\n`),
  }
}

function listed(path: string, bytes: Uint8Array): Listed {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

function evaluated({ kind, position, expression, fact, result, printed, rows }: Evaluation) {
  const { path = '', start, end } = position
  return {
    kind,
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    fact,
    expression,
    result: result ?? null,
    printed,
    rows,
  }
}

const compare = (left: string | number, right: string | number): number =>
  left < right ? -1 : left > right ? 1 : 0
const byPath = (left: Listed, right: Listed): number => compare(left.path, right.path)

type Evaluated = ReturnType<typeof evaluated>
function byPlace(left: Evaluated, right: Evaluated): number {
  return (
    compare(left.path, right.path) ||
    compare(left.line, right.line) ||
    compare(left.column, right.column) ||
    compare(left.kind, right.kind) ||
    compare(left.expression, right.expression)
  )
}
