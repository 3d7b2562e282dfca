import type { Paragraph } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { bundledStyle } from '../../scripts/bibliography/style.js'
import { checkCitations, checkSameWork, checkUncited } from '../../scripts/check/bibliography.js'
import type { Inputs } from '../../scripts/document/inputs.js'
import type {
  Article,
  Bibliography,
  Figure,
  Footnotes,
  Phrasing,
} from '../../scripts/document/tree.js'
import { drafted } from '../../scripts/draft.js'
import { citations } from '../../scripts/resolve/citations.js'
import { runStages } from '../../scripts/stage.js'
import {
  article,
  caption,
  cite,
  citeInText,
  citeItem,
  em,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  p,
  section,
  sup,
  text,
  xref,
} from '../builders.js'
import { inputs as emptyInputs } from '../inputs.js'

const works = (...keys: string[]): string =>
  keys
    .map(
      (key, index) =>
        `@article{${key}, author = {${key[0]!.toUpperCase()}${key.slice(1)}, Jane and Roe, Richard}, title = {On ${key}}, journal = {Ex J}, year = {${2000 + index}}}`,
    )
    .join('\n')
const letters = [...'abcdefghijklmn'].map((letter) => `${letter}x`)

async function inputsOf(
  bibtex: string,
  style?: string,
  more: Partial<Inputs['settings']> = {},
): Promise<Inputs> {
  const { references } = await readBibliography([{ path: 'paper.bib', text: bibtex }])
  const xml = style === undefined ? undefined : (bundledStyle(style) ?? style)
  return {
    ...emptyInputs({ settings: more }),
    references,
    ...(xml === undefined ? {} : { style: { path: 'own.csl', xml } }),
  }
}

interface Resolved {
  tree: Article
  bibliography: Bibliography | undefined
  paragraphs: string[]
  messages: string[]
}
async function resolve(tree: Article, inputs: Inputs): Promise<Resolved> {
  const file = new VFile({ path: 'paper.md' })
  const stages = [citations, checkCitations, checkUncited, checkSameWork]
  const resolved = await runStages(stages, tree, inputs, file)
  const done = inputs.settings.draft ? (await drafted(resolved, inputs)).article : resolved
  const bibliography = done.children[2].children.find(
    (node): node is Bibliography => node.type === 'bibliography',
  )
  const paragraphs: string[] = []
  for (const block of done.children[1].children)
    if (block.type === 'paragraph') paragraphs.push(toString(block))
  return {
    tree: done,
    bibliography,
    paragraphs,
    messages: file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
  }
}
const bodyOf = (...children: Paragraph[]): Article => article(...children)
/** One paragraph of text and citations, after one that cites `ax` to `nx` in order, so that their numbers are 1 to 14. */
async function printed(
  style: string | undefined,
  ...content: Array<string | Phrasing>
): Promise<string> {
  const { paragraphs } = await resolve(
    bodyOf(p(cite(...letters)), p(...content)),
    await inputsOf(works(...letters), style),
  )
  return paragraphs[1]!.replace(/\u00A0/g, ' ')
}

describe('numbers', () => {
  test.each([
    ['one', [cite('fx')], '[6]'],
    ['sorted, three in a row as a range', [cite('nx', 'fx', 'lx', 'mx')], '[6, 12–14]'],
    ['two in a row are no range', [cite('bx', 'ax')], '[1, 2]'],
    ['one work twice is one number', [cite('ax', 'ax')], '[1]'],
    [
      'words before and after stand with their number',
      [
        {
          ...cite(),
          children: [citeItem('fx', { prefix: [text('see')], suffix: [text('p. 3')] })],
        },
      ],
      '[see 6, p. 3]',
    ],
    [
      'an item with words parts the plain ones',
      [
        {
          ...cite(),
          children: [
            citeItem('cx'),
            citeItem('ax'),
            citeItem('bx', { suffix: [text('p. 3')] }),
            citeItem('dx'),
          ],
        },
      ],
      '[1, 2, p. 3, 3, 4]',
    ],
    ['authors in the text', ['As ', citeInText('ax'), ' says.'], 'As Ax and Roe [1] says.'],
    [
      'authors in the text with a page',
      [{ ...citeInText('ax'), children: [citeItem('ax', { suffix: [text('p. 3')] })] }],
      'Ax and Roe [1, p. 3]',
    ],
    [
      'authors in the text with another work',
      [{ ...citeInText('ax'), children: [citeItem('ax'), citeItem('bx')] }],
      'Ax and Roe [1, 2]',
    ],
    [
      'without authors',
      ['Ax ', { ...cite(), children: [citeItem('ax', { suppressAuthor: true })] }],
      'Ax [1]',
    ],
  ] as Array<[string, Array<string | Phrasing>, string]>)('%s', async (_, content, expected) => {
    expect(await printed(undefined, ...content)).toBe(expected)
  })

  test.each([
    ['ieee', '[1], [3], [4], [5], [7]', '[6, p. 3]'],
    ['plos', '[1,3–5,7]', '[6, p. 3]'],
    ['science', '(1, 3–5, 7)', '(6, p. 3)'],
    ['nature', '1,3–5,7', '6, p. 3'],
    ['american-medical-association', '1,3–5,7', '6(p3)'],
  ])('%s has its own brackets and its own place for pages', async (style, expected, page) => {
    expect(await printed(style, cite('ax', 'cx', 'ex', 'dx', 'gx'))).toBe(expected)
    expect(
      await printed(style, { ...cite(), children: [citeItem('fx', { suffix: [text('p. 3')] })] }),
    ).toBe(page)
  })

  test('a range is one link to all that it stands for', async () => {
    const { tree } = await resolve(
      bodyOf(p(cite('ax', 'bx', 'cx'))),
      await inputsOf(works('ax', 'bx', 'cx')),
    )
    expect((tree.children[1].children[0] as Paragraph).children).toMatchObject([
      text('['),
      {
        type: 'xref',
        kind: 'bibliography',
        targets: ['ref-ax', 'ref-bx', 'ref-cx'],
        children: [text('1–3')],
      },
      text(']'),
    ])
  })
})

describe('authors in the text', () => {
  const phrase = async (entry: string): Promise<string> =>
    (await resolve(bodyOf(p(citeInText('k'))), await inputsOf(entry))).paragraphs[0]!.replace(
      /\u00A0\[1\]$/,
      '',
    )
  test.each([
    ['@book{k, author = {Doe, Jane}, title = {T}}', 'Doe'],
    ['@book{k, author = {van der Berg, Jane and Roe, R.}, title = {T}}', 'van der Berg and Roe'],
    ['@book{k, author = {Nagano, Y. and Doe, J. and Roe, R.}, title = {T}}', 'Nagano et al.'],
    ['@book{k, author = {Doe, Jane and others}, title = {T}}', 'Doe et al.'],
    [
      '@book{k, author = {{World Example Organization}}, title = {T}}',
      'World Example Organization',
    ],
    ['@book{k, editor = {Roe, R.}, title = {T}}', 'Roe'],
    ['@article{k, title = {A \\emph{title} alone}}', '“A title alone”'],
    ['@book{k, title = {A Book}}', 'A Book'],
  ])('%s', async (entry, expected) => {
    expect(await phrase(entry)).toBe(expected)
  })
  test('the article\'s language says "and"', async () => {
    const { paragraphs } = await resolve(
      bodyOf(p(citeInText('ax'))),
      await inputsOf(works('ax'), undefined, { lang: 'de' }),
    )
    expect(paragraphs[0]).toBe('Ax und Roe\u00A0[1]')
  })
})

describe('raised numbers', () => {
  const raised = async (lang: string, ...content: Array<string | Phrasing>): Promise<unknown> => {
    const { tree } = await resolve(
      bodyOf(p(...content)),
      await inputsOf(works('ax'), 'nature', { lang }),
    )
    return JSON.parse(
      JSON.stringify(
        (tree.children[1].children[0] as Paragraph).children.map((node) =>
          node.type === 'superscript' ? `^${toString(node)}` : toString(node),
        ),
      ),
    )
  }
  test.each([
    [
      'stand without a blank, after the stop',
      'en',
      ['Shown ', cite('ax'), '. Next'],
      ['Shown.', '^1', ' Next'],
    ],
    ['after the comma', 'en-GB', ['Shown ', cite('ax'), ', and'], ['Shown,', '^1', ' and']],
    ['before other marks', 'en', ['Shown ', cite('ax'), '; and'], ['Shown', '^1', '; and']],
    ['not after an ellipsis', 'en', ['Shown ', cite('ax'), '...'], ['Shown', '^1', '...']],
    ['before the stop in French', 'fr', ['Vu ', cite('ax'), '.'], ['Vu', '^1', '.']],
    [
      'and leave other raised text alone',
      'en',
      ['10 ', sup('3'), '. ', cite('ax')],
      ['10 ', '3', '.', '^1'],
    ],
    [
      'after authors',
      'en',
      ['As ', citeInText('ax'), ' says'],
      ['As ', 'Ax and Roe', '^1', ' says'],
    ],
  ] as Array<[string, string, Array<string | Phrasing>, string[]]>)(
    '%s',
    async (_, lang, content, expected) => {
      expect(
        ((await raised(lang, ...content)) as string[]).map((each) => each.replace(/^\^3$/, '3')),
      ).toEqual(expected)
    },
  )
})

describe('the order of numbers', () => {
  const order = async (
    tree: Article,
    bibtex = works('ax', 'bx', 'cx', 'dx'),
    style?: string,
  ): Promise<string[]> =>
    (await resolve(tree, await inputsOf(bibtex, style))).bibliography!.children.map(
      ({ identifier, label }) => `${label} ${identifier}`,
    )
  const shown = (id: string, key: string): Figure =>
    figure(`fig:${id}`, [caption('See ', cite(key), '.')], { id: `fig-${id}` })

  test('is that of first mention', async () => {
    expect(await order(article(p(cite('cx'), cite('ax')), p(cite('ax', 'bx'))))).toEqual([
      '1 cx',
      '2 ax',
      '3 bx',
    ])
  })
  test('a legend is read where the float is first mentioned', async () => {
    expect(
      await order(
        article(
          p(cite('ax'), ' ', xref('figure', 'fig-f', 'Fig. 1'), ' ', cite('bx')),
          p(cite('dx')),
          shown('f', 'cx'),
        ),
      ),
    ).toEqual(['1 ax', '2 cx', '3 bx', '4 dx'])
  })
  test('also when it stands before its mention', async () => {
    expect(
      await order(article(shown('f', 'cx'), p(cite('ax')), p(xref('figure', 'fig-f', 'Fig. 1')))),
    ).toEqual(['1 ax', '2 cx'])
  })
  test('a float that is never mentioned is read at its place', async () => {
    expect(await order(article(p(cite('ax')), shown('f', 'cx'), p(cite('bx'))))).toEqual([
      '1 ax',
      '2 cx',
      '3 bx',
    ])
  })
  test('a float mentioned in a legend follows that legend', async () => {
    const first = figure(
      'fig:f',
      [caption(cite('ax'), xref('figure', 'fig-g', 'Fig. 2'), cite('bx'))],
      { id: 'fig-f' },
    )
    expect(
      await order(
        article(shown('g', 'cx'), first, p(xref('figure', 'fig-f', 'Fig. 1'), cite('dx'))),
      ),
    ).toEqual(['1 ax', '2 cx', '3 bx', '4 dx'])
  })
  test('a footnote is read at its mark', async () => {
    const tree = article(p(cite('ax'), footnoteReference('n'), cite('bx')))
    tree.children[2].children.push(footnotes(footnote('n', [cite('cx')])))
    expect(await order(tree)).toEqual(['1 ax', '2 cx', '3 bx'])
  })
  test('floats that mention only each other are read all the same', async () => {
    const one = figure('fig:f', [caption(xref('figure', 'fig-g', 'Fig. 2'), cite('ax'))], {
      id: 'fig-f',
    })
    const other = figure('fig:g', [caption(xref('figure', 'fig-f', 'Fig. 1'), cite('bx'))], {
      id: 'fig-g',
    })
    expect((await order(article(one, other))).map((entry) => entry.slice(2)).sort()).toEqual([
      'ax',
      'bx',
    ])
  })
  test('a style that sorts numbers by its order', async () => {
    const sorting = bundledStyle('vancouver')!.replace(
      /<bibliography([^>]*)>/,
      '<bibliography$1><sort><key variable="author"/></sort>',
    )
    expect(await order(article(p(cite('cx'), cite('ax'))), undefined, sorting)).toEqual([
      '1 ax',
      '2 cx',
    ])
  })
})

describe('the bibliography', () => {
  test("holds what is cited, once, with ids that are XML Names and nobody else's", async () => {
    const { bibliography } = await resolve(
      article(section('Ref', p(cite('DOE:2020/a', '10.1/x', 'DOE:2020-a')), { id: 'ref-10.1-x' })),
      await inputsOf(
        '@book{DOE:2020/a, title = {A}}\n@book{DOE:2020-a, title = {C}}\n@book{10.1/x, title = {B}}\n@book{z, title = {Z}}',
      ),
    )
    expect(bibliography!.children.map(({ id }) => id)).toEqual([
      'ref-DOE-2020-a',
      'ref-10.1-x-2',
      'ref-DOE-2020-a-2',
    ])
  })
  test('has no words where only JATS is written, for it prints its parts', async () => {
    const jats = await resolve(
      bodyOf(p(cite('ax'))),
      await inputsOf(works('ax'), undefined, { formats: new Set(['jats']) }),
    )
    const both = await resolve(
      bodyOf(p(cite('ax'))),
      await inputsOf(works('ax'), undefined, { formats: new Set(['jats', 'pdf']) }),
    )
    expect(jats.bibliography!.children[0]!.children).toEqual([])
    expect(toString(both.bibliography!.children[0])).toBe('Ax J, Roe R. On ax. Ex J. 2000.')
  })
  test('is not there when nothing is cited', async () => {
    expect(
      (await resolve(bodyOf(p('Text.')), await inputsOf(works('ax')))).bibliography,
    ).toBeUndefined()
  })
})

describe('author and date', () => {
  const words = async (style: string, ...content: Array<string | Phrasing>): Promise<string> =>
    (await resolve(bodyOf(p(...content)), await inputsOf(works('ax', 'bx', 'cx'), style)))
      .paragraphs[0]!
  test.each([
    ['apa', [cite('ax')], '(Ax & Roe, 2000)'],
    ['apa', [cite('bx', 'ax')], '(Ax & Roe, 2000; Bx & Roe, 2001)'],
    [
      'apa',
      [
        {
          ...cite(),
          children: [citeItem('ax', { prefix: [text('see')], suffix: [text('pp. 3-5')] })],
        },
      ],
      '(see Ax & Roe, 2000, pp. 3–5)',
    ],
    ['apa', ['As ', citeInText('ax'), ' says'], 'As Ax and Roe (2000) says'],
    ['apa', [{ ...cite(), children: [citeItem('ax', { suppressAuthor: true })] }], '(2000)'],
    ['harvard-cite-them-right', [cite('ax')], '(Ax and Roe, 2000)'],
  ] as Array<[string, Array<string | Phrasing>, string]>)(
    '%s %#',
    async (style, content, expected) => {
      expect(await words(style, ...content)).toBe(expected)
    },
  )
  test('each cite is linked to its own entry, and the list has no numbers', async () => {
    const { tree, bibliography } = await resolve(
      bodyOf(p(cite('bx', 'ax'))),
      await inputsOf(works('ax', 'bx'), 'apa'),
    )
    expect(
      (tree.children[1].children[0] as Paragraph).children.flatMap((node) =>
        node.type === 'xref' ? [node.targets] : [],
      ),
    ).toEqual([['ref-ax'], ['ref-bx']])
    expect(bibliography!.children.map(({ label }) => label)).toEqual([undefined, undefined])
  })
  test('works of one author and year are told apart by letters', async () => {
    const { paragraphs } = await resolve(
      bodyOf(p(cite('a', 'b'))),
      await inputsOf(
        '@book{a, author={Doe, J.}, title={A}, year=2000}\n@book{b, author={Doe, J.}, title={B}, year=2000}',
        'apa',
      ),
    )
    expect(paragraphs[0]).toBe('(Doe, 2000a, 2000b)')
  })
})

test("a note style makes footnotes, numbered with the author's own", async () => {
  const tree = article(
    p('One', cite('ax'), ' two', footnoteReference('own'), ' three', cite('bx'), '.'),
  )
  tree.children[2].children.push(footnotes(footnote('own', ['As in ', cite('ax'), '.'])))
  const { tree: done, bibliography } = await resolve(
    tree,
    await inputsOf(works('ax', 'bx'), 'chicago-fullnote-bibliography'),
  )
  const notes = done.children[2].children.find(
    (node): node is Footnotes => node.type === 'footnotes',
  )!
  expect(notes.children.map((note) => `${note.number} ${toString(note)}`)).toEqual([
    '1 Jane Ax and Richard Roe, “On Ax,” Ex J, 2000.',
    '2 As in Ax and Roe.',
    '3 Jane Bx and Richard Roe, “On Bx,” Ex J, 2001.',
  ])
  expect(
    (done.children[1].children[0] as Paragraph).children.flatMap((node) =>
      node.type === 'footnoteReference' ? [node.number] : [],
    ),
  ).toEqual([1, 2, 3])
  expect(bibliography!.children).toHaveLength(2)
})

describe('what is wrong', () => {
  test('a key that the bibliography does not have, with the one meant', async () => {
    const { messages, tree } = await resolve(
      bodyOf(p(cite('doe2021', 'doe2020'))),
      await inputsOf('@book{doe2020, title = {A title of a book}}'),
    )
    expect(messages).toEqual([
      'unresolved-citation: Unexpected citation of `doe2021`, expected a key in `paper.bib`; did you mean `doe2020`?',
    ])
    expect((tree.children[1].children[0] as Paragraph).children[0]!.type).toBe('citation')
  })
  test('a draft prints the keys that resolve, and the others with question marks', async () => {
    const { paragraphs } = await resolve(
      bodyOf(p('See ', cite('doe2021', 'doe2020'), '.')),
      await inputsOf('@book{doe2020, title = {A}}', undefined, { draft: true }),
    )
    expect(paragraphs).toEqual(['See [?doe2021?, 1].'])
  })
  test('thousands of unknown keys are told in bounded time', async () => {
    const keys = Array.from({ length: 3000 }, (_, index) => `key${index}`)
    const { messages } = await resolve(
      bodyOf(p(...keys.map((key) => cite(`${key}x`)))),
      await inputsOf(keys.map((key) => `@book{${key}, title = {A}}`).join('\n')),
    )
    expect(messages.filter((message) => message.startsWith('unresolved-citation'))).toHaveLength(
      3000,
    )
  })
  test('an entry that nobody cites, but not the book of a chapter', async () => {
    const { messages } = await resolve(
      bodyOf(p(cite('chapter'))),
      await inputsOf(
        '@incollection{chapter, title = {T}, crossref = {Book}}\n@book{book, title = {B}}\n@book{other, title = {O}}',
      ),
    )
    expect(messages).toEqual([
      'uncited-entry: Unexpected entry `other` that is never cited, expected `[@other]` in the text, or no entry',
    ])
  })
  test.each([
    [
      'one DOI in two spellings',
      'title = {A}, doi = {10.99999/X}',
      'title = {B}, doi = {https://doi.org/10.99999/x}',
      true,
    ],
    [
      'one title and year',
      'title = {A Title of {Some} Length}, year = 2020, pages = {1--5}',
      'title = {A title of some length.}, date = {2020-05}',
      true,
    ],
    [
      'one title in two years',
      'title = {A Title of Some Length}, year = 2020',
      'title = {A Title of Some Length}, year = 2021',
      false,
    ],
    [
      'one title on other pages',
      'title = {A Title of Some Length}, year = 2020, pages = {1--5}',
      'title = {A Title of Some Length}, year = 2020, pages = {6--9}',
      false,
    ],
    [
      'one title and two DOIs',
      'title = {A Title of Some Length}, year = 2020, doi = {10.99999/a}',
      'title = {A Title of Some Length}, year = 2020, doi = {10.99999/b}',
      false,
    ],
    [
      'a title that many works have',
      'title = {Editorial}, year = 2020',
      'title = {Editorial}, year = 2020',
      false,
    ],
  ])('%s', async (_, one, other, same) => {
    const { messages } = await resolve(
      bodyOf(p(cite('a', 'b'))),
      await inputsOf(`@article{a, ${one}}\n@article{b, ${other}}`),
    )
    expect(messages).toEqual(
      same
        ? ['same-work: Unexpected entry `b` that seems to be `a`, expected one key for one work']
        : [],
    )
  })
  test('a style that citeproc cannot read gives way to the default, and is told', async () => {
    const broken =
      '<style class="in-text" version="1.0"><citation><layout prefix="(" suffix=")"><text variable="title"/></layout></citation><bibliography><layout><nonsense/></layout></bibliography></style>'
    const { messages, paragraphs } = await resolve(
      bodyOf(p(cite('ax'))),
      await inputsOf(works('ax'), broken, { formats: new Set(['pdf']) }),
    )
    expect(messages).toEqual([
      'invalid-metadata: Unexpected citation style `own.csl` that cannot be used, expected a CSL 1.0 style',
    ])
    expect(paragraphs).toEqual(['[1]'])
  })
})

test('marked-up words before and after a key are kept', async () => {
  const { tree } = await resolve(
    bodyOf(
      p({
        ...cite(),
        children: [
          citeItem('ax', {
            prefix: [text('see '), em('also')],
            suffix: [text('and '), em('elsewhere')],
          }),
        ],
      }),
    ),
    await inputsOf(works('ax')),
  )
  expect(
    JSON.stringify(
      (tree.children[1].children[0] as Paragraph).children.map(({ type }: Node) => type),
    ),
  ).toBe('["text","text","emphasis","text","xref","text","text","emphasis","text"]')
})
