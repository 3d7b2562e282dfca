/**
 * The tutorial, done as it says: files are written, commands run, and what they print is what the page has. With
 * UPDATE_TUTORIAL=1 the page is written anew.
 */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../scripts/cli/arguments.js'
import { galley } from '../dist.js'

const page = join(import.meta.dirname, '../../docs/tutorial.md')
const block = /^```(\S+)(?: (\S+))?\n(.*?)^```$/gms

test('the tutorial calls commands and options that there are', () => {
  const calls = [...readFileSync(page, 'utf8').matchAll(block)].flatMap(([, kind, , body]) =>
    kind === 'sh' ? body!.trim().split('\n') : [],
  )
  const ours = calls.filter((line) => line.startsWith('galley '))
  expect(ours.length).toBeGreaterThan(6)
  for (const line of ours) expect(readArguments(line.split(' ').slice(1)).kind).toBe('command')
})

// Starts the program a dozen times: with the long comparisons, or to write the page anew.
const whole = process.env.THOROUGH || process.env.UPDATE_TUTORIAL ? test : test.skip
whole(
  'every command of the tutorial does and says what the tutorial says',
  () => {
    const top = mkdtempSync(join(tmpdir(), 'galley-tutorial-'))
    let folder = top
    let said = ''
    const text = readFileSync(page, 'utf8')
    const done = text.replace(
      block,
      (whole, kind: string, file: string | undefined, body: string) => {
        if (file !== undefined && kind.endsWith('+')) appendFileSync(join(folder, file), body)
        else if (file !== undefined) writeFileSync(join(folder, file), body)
        if (kind === 'text') return `\`\`\`text\n${said}\`\`\``
        if (kind !== 'sh') return whole
        said = ''
        for (const line of body.trim().split('\n')) {
          const [program, ...words] = line.split(' ')
          if (program === 'cd') {
            folder = join(folder, words[0]!)
            continue
          }
          expect(program).toBe('galley')
          const { code, stdout, stderr } = galley(words, folder, {
            SOURCE_DATE_EPOCH: '1796000000',
          })
          expect(code).toBeLessThan(2)
          said += stdout + stderr
        }
        return whole
      },
    )
    rmSync(top, { recursive: true, force: true })
    if (process.env.UPDATE_TUTORIAL) writeFileSync(page, done)
    else expect(done).toBe(text)
  },
  300_000,
)
