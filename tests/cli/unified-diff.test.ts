import { expect, test } from 'vitest'
import fc from 'fast-check'
import { unifiedDiff } from '../../scripts/cli/unified-diff.js'

const numbered = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => `${from + index}\n`).join('')

test('a changed line stands between three lines before and after', () => {
  expect(unifiedDiff('a.md', numbered(1, 9), numbered(1, 9).replace('5\n', 'five\nsix\n'))).toBe(
    '--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+six\n 6\n 7\n 8\n',
  )
})

test('changes far apart are hunks of their own', () => {
  const after = numbered(1, 30).replace('2\n', '').replace('29\n', '29\nx\n')
  expect(unifiedDiff('a', numbered(1, 30), after).match(/^@@.*$/gm)).toEqual([
    '@@ -1,5 +1,4 @@',
    '@@ -27,4 +26,5 @@',
  ])
})

test('a missing last line end is said', () => {
  expect(unifiedDiff('a', 'x', 'y\n')).toBe(
    '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n',
  )
  expect(unifiedDiff('a', '', 'y\n')).toBe('--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+y\n')
  expect(unifiedDiff('a', 'x', 'x')).toBe('')
})

/** What `patch` makes of `before`; throws when a kept or removed line is not there. */
function patched(before: string, diff: string): string {
  const lines = before.split(/(?<=\n)/)
  const found: string[] = []
  let at = 0
  for (const hunk of diff.split(/^(?=@@)/m).slice(1)) {
    const start = Number(/^@@ -(\d+)/.exec(hunk)![1]) - (/^@@ -\d+,0 /.test(hunk) ? 0 : 1)
    while (at < start) found.push(lines[at++]!)
    for (const line of hunk.split(/(?<=\n)/).slice(1)) {
      if (line.startsWith('+')) found.push(line.slice(1))
      else if (lines[at++] !== line.slice(1)) throw new Error(`No line ${at}`)
      else if (line.startsWith(' ')) found.push(line.slice(1))
    }
  }
  return [...found, ...lines.slice(at)].join('')
}

test('a patch made of it turns the old text into the new', () => {
  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\n'), { maxLength: 30 })
    .map((lines) => lines.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(patched(before, unifiedDiff('x', before, after))).toBe(after)
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('texts without a line in common are compared in bounded time', () => {
  unifiedDiff(
    'a',
    Array.from({ length: 20_000 }, (_, index) => `a${index}\n`).join(''),
    Array.from({ length: 20_000 }, (_, index) => `b${index}\n`).join(''),
  )
})
