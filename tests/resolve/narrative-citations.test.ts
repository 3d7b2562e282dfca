import { toString } from 'mdast-util-to-string'
import type { Paragraph } from 'mdast'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { bundledStyle } from '../../scripts/bibliography/style.js'
import type { Footnotes, Phrasing } from '../../scripts/document/tree.js'
import { citations } from '../../scripts/resolve/citations.js'
import { runStages } from '../../scripts/stage.js'
import { article, cite, citeInText, citeItem, p, text } from '../builders.js'
import { inputs } from '../inputs.js'

const bibtex = `
@article{three, author={Roe, Ann and Poe, Bo and Kim, Cy}, title={T}, journal={J}, year=2020}
@article{s1, author={Smith, J and Jones, M and Brown, C and Davis, D}, title={S}, journal={J}, year=2020}
@article{s2, author={Smith, J and Jones, M and Green, G and Hill, H}, title={S}, journal={J}, year=2020}
@article{leeA, author={Lee, Ann}, title={L}, journal={J}, year=2020}
@article{leeB, author={Lee, Bo}, title={M}, journal={J}, year=2020}
@article{foxA, author={Fox, Ann}, title={F one}, journal={J}, year=2020}
@article{foxB, author={Fox, Ann}, title={F two}, journal={J}, year=2020}
@book{two, editor={Ed, Ida and Two, Eva}, title={Edited}, publisher={P}, year=2011}
@book{none, title={No author book}, publisher={P}, year=2012}
`

/** The one paragraph as `style` prints it, and the notes it makes. */
async function printed(
  style: string,
  content: ReadonlyArray<string | Phrasing>,
  lang = 'en',
): Promise<{ words: string; notes: string[]; links: string[][] }> {
  const { references } = await readBibliography([{ path: 'paper.bib', text: bibtex }])
  const known = inputs({ settings: { lang } })
  const xml = bundledStyle(style) as string
  // Every work is cited, so that names have to be told apart.
  const others = p(...[...references.keys()].map((key) => cite(key)))
  const done = await runStages(
    [citations],
    article(p(...content), others),
    { ...known, references, style: { path: 'own.csl', xml } },
    new VFile({ path: 'paper.md' }),
  )
  const paragraph = done.children[1].children[0] as Paragraph
  const notes = done.children[2].children.find(
    (node): node is Footnotes => node.type === 'footnotes',
  )
  return {
    words: toString(paragraph),
    notes: notes?.children.map((note) => toString(note)) ?? [],
    links: (paragraph.children as Phrasing[]).flatMap((node) =>
      node.type === 'xref' ? [node.targets] : [],
    ),
  }
}

describe('authors named in the sentence', () => {
  test.each([
    ['apa', 'three', 'Roe et al. (2020)'],
    ['apa', 's1', 'Smith, Jones, Brown, et al. (2020)'],
    ['apa', 's2', 'Smith, Jones, Green, et al. (2020)'],
    ['apa', 'leeA', 'A. Lee (2020)'],
    ['apa', 'leeB', 'B. Lee (2020)'],
    ['apa', 'foxA', 'Fox (2020a)'],
    ['apa', 'foxB', 'Fox (2020b)'],
    ['apa', 'two', 'Ed and Two (2011)'],
    ['apa', 'none', 'No Author Book (2012)'],
    ['modern-language-association', 'three', 'Roe et al.'],
    ['elsevier-harvard', 'three', 'Roe et al. (2020)'],
    ['chicago-author-date', 'two', 'Ed and Two (2011)'],
  ])('%s: %s is "%s"', async (style, key, expected) => {
    const { words, links } = await printed(style, [citeInText(key)])
    expect(words).toBe(expected)
    expect(links).toEqual([[`ref-${key}`]])
  })

  test('in the words of the language', async () => {
    expect((await printed('apa', [citeInText('two')], 'de')).words).toBe('Ed und Two (2011)')
  })

  test('with the place after them', async () => {
    const page = citeInText('three', { suffix: [text('p. 3')] })
    expect((await printed('modern-language-association', [page])).words).toBe('Roe et al. (3)')
  })

  test('with other words after them, once', async () => {
    const words = citeInText('three', { suffix: [text('chap. 3, p. 12')] })
    expect((await printed('apa', [words])).words).toBe('Roe et al. (2020, Chapter 3, p. 12)')
  })

  test('in a style of notes stand in the text, with the whole work in the note', async () => {
    const { words, notes } = await printed('chicago-fullnote-bibliography', [
      citeInText('three'),
      ' says.',
    ])
    expect(words).toBe('Roe, Poe, and Kim says.')
    expect(notes[0]).toBe('Ann Roe, Bo Poe, and Cy Kim, “T,” J, 2020.')
  })
})

test('works stay in the author’s order where words lead to a later one', async () => {
  const led = {
    ...cite(),
    children: [citeItem('two'), citeItem('foxA', { prefix: [text('but')] })],
  }
  expect((await printed('apa', [led])).words).toBe('(Ed & Two, 2011; but Fox, 2020a)')
})

test('words before a work that begin a note begin it with a capital', async () => {
  const see = { ...cite(), children: [citeItem('two', { prefix: [text('see')] })] }
  expect((await printed('chicago-fullnote-bibliography', ['So', see])).notes[0]).toMatch(
    /^See Ida Ed/,
  )
})

test('a style prints none of its engine’s words for errors', async () => {
  const lone = { ...cite(), children: [citeItem('three', { suppressAuthor: true })] }
  const { words } = await printed('modern-language-association', ['As they say ', lone, '.'])
  expect(words).not.toMatch(/NO_PRINTED|ERROR/)
})
