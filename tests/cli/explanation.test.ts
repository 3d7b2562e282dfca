import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explanation, rulesPage } from '../../scripts/cli/explanation.js'
import { rules } from '../../scripts/rules.js'

test('every rule has a meaning, an example and a mend, and each says so in sentences', () => {
  for (const [name, { meaning, example, mend }] of Object.entries(rules)) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(
      [meaning, mend].filter((text) => !/^[\p{Lu}`].*\.$/su.test(text)),
      name,
    ).toEqual([])
    expect(example.trim(), name).not.toBe('')
    expect(explanation(name), name).toContain(meaning)
  }
})

test('an explanation reads as a page', () => {
  expect(explanation('unresolved-citation')).toBe(`unresolved-citation (error; a warning in a draft)

A citation names a key that the bibliography does not have.

Example:
    As shown [@doe2021].

Mend: Correct the key, or add the entry to the .bib file.
`)
  expect(explanation('invalid-encoding')).toMatch(/^invalid-encoding \(error, also of a draft\)/)
  expect(explanation('constructor')).toBeUndefined()
})

test('docs/rules.md says the same (`npm run docs` writes it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../docs/rules.md'), 'utf8')).toBe(rulesPage())
})
