import { readFileSync } from 'node:fs'
import type { IdentityKind, Own, PaperPart } from '../../../scripts/check/identity/detector.js'
import { identifiersIn } from '../../../scripts/check/identity/sentence.js'

/** The authors' own place in the sentences. */
export const own: Own = {
  institutions: ['Example University Hospital', 'Example Hospital'],
  towns: ['Exampletown'],
  families: new Set(['Author']),
}

/** A sentence of a file, where it stands, and the kinds that are to be found in it. */
export interface Sentence {
  text: string
  part: PaperPart
  wanted: string[]
}

/** The sentences of `sentences.txt` or `held-out.txt`; `@x` in brackets stands for a citation. */
export function sentences(file: string): Sentence[] {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line): Sentence[] => {
      const [, expected, part, text] = /^([a-z, -]+) \| ([a-z-]+) \| (.*)$/.exec(line) ?? []
      if (!expected || !part || !text) return []
      const wanted =
        expected === 'none'
          ? []
          : expected.split(', ').map((kind) => (kind === 'date-hint' ? 'other-date' : kind))
      return [
        {
          text: text.replace('[@x]', '\uFFFC'),
          part: ['case-presentation', 'abstract', 'caption'].includes(part) ? 'patient' : 'other',
          wanted,
        },
      ]
    })
}

/** Kinds that are told about in any case report; the rest only where a journal asks. */
const told = (kind: IdentityKind): boolean => kind !== 'month' && kind !== 'age' && kind !== 'town'

/** What is found in a sentence, each kind once. */
export const kindsIn = ({ text, part }: Sentence): string[] => [
  ...new Set(
    identifiersIn(text, part, own)
      .map(({ kind }) => kind)
      .filter(told),
  ),
]

/** Finds that are right, wrong, and missed, over the sentences of a file. */
export function score(file: string): { right: number; wrong: string[]; missed: string[] } {
  const all = { right: 0, wrong: [] as string[], missed: [] as string[] }
  for (const sentence of sentences(file)) {
    const found = kindsIn(sentence)
    all.right += found.filter((kind) => sentence.wanted.includes(kind)).length
    all.wrong.push(
      ...found
        .filter((kind) => !sentence.wanted.includes(kind))
        .map((kind) => `${kind}: ${sentence.text}`),
    )
    all.missed.push(
      ...sentence.wanted
        .filter((kind) => !found.includes(kind as IdentityKind))
        .map((kind) => `${kind}: ${sentence.text}`),
    )
  }
  return all
}
