import { expect, test } from 'vitest'
import { bundledStyle, styleNames } from '../../scripts/bibliography/style.js'
import { thorough } from '../thorough.js'
import { comparison } from './comparison.js'

/** All of them take long. */
const some = thorough ? styleNames : ['nature', 'modern-language-association']

test.each(some)('%s prints a bibliography of every type as citeproc does', async (name) => {
  const found = await comparison(bundledStyle(name) ?? '')
  if (!found || 'refused' in found) throw new Error(`${name} is not set`)
  const { cites, entries } = found
  const apart = [...cites, ...entries].filter(({ ours, theirs }) => ours !== theirs)
  expect(apart).toEqual([])
  const printed = [...cites, ...entries].map(({ ours }) => ours)
  expect(printed.filter((words) => /NO_PRINTED_FORM|CSL STYLE ERROR/.test(words))).toEqual([])
  expect(entries.filter(({ ours }) => ours === '')).toEqual([])
  expect(entries).toHaveLength(35)
})
