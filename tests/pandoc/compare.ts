/**
 * `npm run pandoc`: prints where we read the table's cases otherwise than pandoc, which must be installed, and writes what
 * it makes of them to `expected.txt`. `npm run pandoc -- WORDS` takes only the cases whose names hold the words; `--known`
 * asks pandoc only for what the file does not hold.
 */
import { writeFileSync } from 'node:fs'
import { byPandoc, byUs, cases, expectations } from './table.js'

const words = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const known = process.argv.includes('--known') ? expectations() : new Map<string, string>()
const lines: string[] = []
let asked = 0
let different = 0
for (const { name, text, isOurs } of cases) {
  const isWanted = words.every((word) => name.includes(word))
  if (!isWanted) continue
  asked++
  const ours = await byUs(text)
  const expected = isOurs ? ours : (known.get(name) ?? byPandoc(text))
  lines.push(`${name}\n    ${expected}`)
  if (expected === ours) continue
  different++
  console.log(
    `${name}\n${text.replace(/^/gm, '    | ')}\n    pandoc ${expected}\n    ours   ${ours}\n`,
  )
}
console.log(`${different} of ${asked} differ`)
if (words.length === 0)
  writeFileSync(new URL('expected.txt', import.meta.url), `${lines.join('\n')}\n`)
