/** A manuscript as files by their hash, so that it can be built where its folder is not. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { pathWithin } from '../../project/project.js'
import { UsageError } from '../command.js'

/** The list of a bundle. */
export interface Bundle {
  /** '' for a folder that holds `manuscript/`, else the name of the Markdown file. */
  entry: string
  /** Hash by path; `out` for a link that leads out of the folder, which a build tells. */
  files: Record<string, string>
}

/** A single file takes its whole folder along; one beside a thousand others should have its own. */
const most = { files: 5000, bytes: 1_000_000_000 }
/** What no manuscript reads. */
const left: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.galley', 'node_modules'])

/** Bundles the manuscript at `path` (absolute); each file goes to `put`, which gives its hash. `besides` is left out. */
export async function pack(
  path: string,
  besides: string,
  put: (contents: Uint8Array) => Promise<string>,
): Promise<Bundle> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  const root = isFolder ? path : dirname(path)
  const real = realpathSync.native(root)
  const bundle: Bundle = { entry: isFolder ? '' : basename(path), files: {} }
  let bytes = 0
  for (const file of filesBelow(root, '', besides, real, [])) {
    const place = join(root, file)
    const isInside = inside(real, realpathSync.native(place))
    const contents = isInside ? readFileSync(place) : undefined
    bytes += contents?.length ?? 0
    bundle.files[file] = contents ? await put(contents) : 'out'
    if (Object.keys(bundle.files).length > most.files || bytes > most.bytes)
      throw new UsageError(
        `The folder holds more than ${most.files} files or ${most.bytes / 1e9} GB, which all go to the queue`,
        'give the manuscript a folder of its own',
      )
  }
  return bundle
}

function* filesBelow(
  root: string,
  folder: string,
  besides: string,
  real: string,
  above: readonly string[],
): Generator<string> {
  const here = realpathSync.native(join(root, folder))
  if (above.includes(here)) return
  for (const name of readdirSync(here).sort()) {
    const path = folder === '' ? name : `${folder}/${name}`
    const place = join(root, path)
    const found = statSync(place, { throwIfNoEntry: false })
    if (!found || left.has(name) || place === besides) continue
    const isOut = !inside(real, realpathSync.native(place))
    if (found.isFile() || isOut) yield path
    else if (found.isDirectory()) yield* filesBelow(root, path, besides, real, [...above, here])
  }
}

const inside = (root: string, real: string): boolean =>
  real === root || real.startsWith(root.endsWith(sep) ? root : root + sep)

/** Writes a bundle's files into `folder` and gives the manuscript's path there. Nothing is written outside of it. */
export async function unpack(
  { entry, files }: Bundle,
  folder: string,
  get: (hash: string) => Promise<Uint8Array | undefined>,
): Promise<string> {
  for (const [path, hash] of Object.entries(files)) {
    if (pathWithin(path) !== path) throw new Error(`Unexpected path in a bundle: ${path}`)
    const place = join(folder, path)
    mkdirSync(dirname(place), { recursive: true })
    if (hash === 'out') {
      symlinkSync(sep, place)
      continue
    }
    const contents = await get(hash)
    if (!contents) throw new Error(`The queue no longer holds ${path}`)
    writeFileSync(place, contents, { flag: 'wx' })
  }
  if (entry !== '' && pathWithin(entry) !== entry)
    throw new Error(`Unexpected entry of a bundle: ${entry}`)
  return entry === '' ? folder : join(folder, entry)
}
