import { expect, test } from 'vitest'
import { choose, readArguments } from '../../scripts/cli/arguments.js'
import { UsageError } from '../../scripts/commands/command.js'

const refused = (...words: string[]): string => {
  try {
    return JSON.stringify(readArguments(words))
  } catch (error) {
    if (error instanceof UsageError) return [error.message, error.hint].filter(Boolean).join('; ')
    throw error
  }
}

test('a command takes its path and options in any order', () => {
  expect(
    readArguments(['build', '--to', 'pdf,jats', 'paper.md', '--out=x', '--draft', '--to', 'html']),
  ).toEqual({
    kind: 'command',
    name: 'build',
    arguments: ['paper.md'],
    options: { to: ['pdf', 'jats', 'html'], out: 'x', draft: true },
  })
  expect(readArguments(['check', '--', '--help'])).toMatchObject({
    arguments: ['--help'],
    options: {},
  })
})

test('help and version are found anywhere that they make sense', () => {
  expect(readArguments(['--help'])).toEqual({ kind: 'help', name: undefined })
  expect(readArguments(['help', 'check'])).toEqual({ kind: 'help', name: 'check' })
  expect(readArguments(['build', 'x', '-h'])).toEqual({ kind: 'help', name: 'build' })
  expect(readArguments(['--version'])).toEqual({ kind: 'version' })
})

test.each([
  [['biuld'], 'Unknown command `biuld`; did you mean `build`?'],
  [['frobnicate'], 'Unknown command `frobnicate`; `galley --help` lists the commands'],
  [['--draft'], 'Unknown option `--draft`; `galley --help` lists the commands'],
  [['build', '--drft'], 'Unknown option `--drft` of `galley build`; did you mean `--draft`?'],
  [['build', '-x'], 'Unknown option `-x` of `galley build`; `galley build --help` lists them'],
  [
    ['check', '--watch'],
    'Unknown option `--watch` of `galley check`; `galley check --help` lists them',
  ],
  [
    ['build', '--no-draft'],
    'Unknown option `--no-draft` of `galley build`; did you mean `--draft`?',
  ],
  [['build', 'a', 'b'], 'Unexpected argument `b`, expected one at most; galley build [PATH]'],
  [['build', '--out'], 'Expected a value after `--out`; --out DIR'],
  [['build', '--out', '--draft'], 'Expected a value after `--out`; --out DIR'],
  [['build', '--out='], 'Expected a value after `--out`; --out DIR'],
  [['build', '--draft=yes'], 'Unexpected value `yes` of `--draft`, which takes none'],
])('%j is refused in a sentence', (words, sentence) => expect(refused(...words)).toBe(sentence))

test('no command at all names them', () => {
  expect(refused()).toMatch(/^Expected a command; one of `build`, /)
})

test('a value outside its choices names them', () => {
  expect(choose('layout', 'review', ['article', 'review'])).toBe('review')
  expect(() => choose('layout', 'reveiw', ['article', 'review'])).toThrow(
    new UsageError(
      'Unknown `--layout` `reveiw`, expected `article`, `review`',
      'did you mean `review`?',
    ),
  )
  expect(() => choose('journal', 'x', [])).toThrow('Unknown `--journal` `x`, expected none')
})
