/**
 * `galley import refs FILE`: a bibliography of any kind as a tidy .bib.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, resolve } from 'node:path'
import { VFile } from 'vfile'
import { readWorks } from '../../bibliography/bibtex.js'
import { tidy, type Duplicate } from '../../bibliography/tidy.js'
import { SaveError } from '../../project/save-error.js'
import { save } from '../../project/save.js'
import { bibliographySource, reportAll } from '../../parse/inputs.js'
import { reporterNamed } from '../reporter-named.js'
import { UsageError, type Call, type Command } from '../command.js'
import { tellAll } from '../tell.js'

/** Bytes of a bibliography: one of 100,000 works is below. */
const largest = 100_000_000

/** Writes the .bib unless something of the file cannot be read; says which works it holds twice. Nothing is overwritten. */
export const importReferences: Command = async (call) => {
  const [file] = call.arguments
  if (file === undefined)
    throw new UsageError('Expected the name of a bibliography', 'galley import refs FILE')
  const reporter = reporterNamed(call)
  const text = readSource(call, file)
  const target = targetOf(call, file)
  const read = bibliographySource({ path: file, text })
  const { works, faults } = await readWorks([read.source])
  const messages = new VFile({ path: file })
  reportAll([...read.faults, ...faults], messages)
  tellAll(
    [{ file: messages, sources: new Map([[file, text]]), prefix: '' }],
    reporter,
    call.terminal,
  )
  if (messages.messages.some(({ fatal }) => fatal)) return 1
  if (works.length === 0) throw new UsageError(`\`${file}\` holds no reference`)
  const tidied = tidy(works)
  try {
    const path = resolve(call.cwd, target)
    const contents = new TextEncoder().encode(tidied.text)
    save(dirname(path), [{ path: basename(path), contents }], {
      inputs: [resolve(call.cwd, file)],
      shown: dirname(target),
    })
  } catch (error) {
    throw error instanceof SaveError ? new UsageError(error.message, error.hint) : error
  }
  for (const found of tidied.duplicates) call.terminal.stderr(said(found, file))
  const left = tidied.duplicates.filter((one) => one.left).length
  call.terminal.stderr(
    `Wrote ${target}: ${works.length - left} references${left > 0 ? `, ${left} left out` : ''}\n`,
  )
  return 0
}

function readSource({ cwd }: Call, file: string): string {
  const path = resolve(cwd, file)
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UsageError(`Unexpected \`${file}\`, expected a file that exists`)
  if (statSync(path).size > largest)
    throw new UsageError(`Unexpected size of \`${file}\`, expected at most ${largest / 1e6} MB`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path))
  } catch {
    throw new UsageError(`\`${file}\` is not UTF-8 text`, 'export it as UTF-8')
  }
}

/** What `--out` names, else the file's name with `.bib`, in the folder that the command was called in. */
function targetOf({ cwd, options: { out } }: Call, file: string): string {
  const stem = basename(file).slice(0, -extname(file).length || undefined)
  const target = out ?? `${stem}${/\.bib$/i.test(file) ? '.tidy' : ''}.bib`
  if (!/\.bib$/i.test(target))
    throw new UsageError(`Unexpected \`--out ${target}\`, expected the name of a .bib file`)
  if (existsSync(resolve(cwd, target)))
    throw new UsageError(
      `\`${target}\` exists already`,
      'move it away, or name another with `--out`',
    )
  return target
}

const said = ({ key, position, by, left }: Duplicate, file: string): string =>
  `${file}:${position.start.line}: the same ${by} as \`${key}\`${left ? ', left out' : ': keep one of the two'}\n`
