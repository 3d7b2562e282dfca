import { describe, expect, it, test } from 'vitest'
import type { CitationItem, CrossReferenceItem } from '../../scripts/document/tree.js'
import { all, drawn, paper, place } from './sketch.js'

describe('citations', () => {
  test.each([
    ['one key', 'See [@doe2020].', 'p("See ", cite(doe2020), ".")'],
    ['several keys', '[@a; @b;@c]', 'p(cite(a; b; c))'],
    ['a locator after a comma', '[@a, p. 3]', 'p(cite(a / "p. 3"))'],
    ['a locator after a blank', '[@a pp. 33-35]', 'p(cite(a / "pp. 33-35"))'],
    ['a prefix', '[see @a]', 'p(cite("see" / a))'],
    [
      'prefix and suffix of each',
      '[see @a, p. 3; but also -@b, ch. 1 and elsewhere]',
      'p(cite("see" / a / "p. 3"; "but also" / -b / "ch. 1 and elsewhere"))',
    ],
    ['words before the second work', '[@a; see also @b]', 'p(cite(a; "see also" / b))'],
    [
      'words before each work but the first, of any kind',
      '[@a;*cf.* @b; for a review, see @c, p. 3]',
      'p(cite(a; em("cf.") / b; "for a review, see" / c / "p. 3"))',
    ],
    ['no author', '[-@a]', 'p(cite(-a))'],
    ['an odd key in braces', '[@{10.99999/a b}; @{c}]', 'p(cite(10.99999/a b; c))'],
    ['markup in the suffix', '[@a, *pp.* 3; @b]', 'p(cite(a / em("pp."), " 3"; b))'],
    [
      'a link in the prefix',
      '[see [here](https://example.org) and @a]',
      'p(cite("see ", link(url=https://example.org, "here"), " and" / a))',
    ],
    ['a bracket in the suffix', '[@a, p. [3]]', 'p(cite(a / "p. [3]"))'],
    ['commas where semicolons belong', '[@a, @b]', 'p(cite(a; b))'],
    ['a stroke between keys', '[@a/@b; @c/@d]', 'p(cite(a; b; c; d))'],
    ['"and" between keys', '[@a and @b; @c & @d]', 'p(cite(a; b; c; d))'],
    [
      'words before a key that no semicolon parts',
      '[@a see also @b]',
      'p(cite(a; "see also" / b))',
    ],
    ['a place and "and" between keys', '[@a, p. 3 and @b]', 'p(cite(a / "p. 3"; b))'],
    ['a stroke in running text', '@a/@b says', 'p(textcite(a), "/", textcite(b), " says")'],
    ['a stroke between brackets', '[@a]/[@b]/@c', 'p(cite(a), "/", cite(b), "/", textcite(c))'],
    ['an address of the web with an account', 'example.org/@doe', 'p("example.org/@doe")'],
    [
      'a semicolon in the suffix of the last',
      '[@a, p. 3; and more]',
      'p(cite(a / "p. 3; and more"))',
    ],
    ['a line break between keys', '[@a;\n@b]', 'p(cite(a; b))'],
    ['the running text', '@doe2020 says', 'p(textcite(doe2020), " says")'],
    [
      'the running text, with a locator',
      '@doe2020 [p. 3] says',
      'p(textcite(doe2020 / "p. 3"), " says")',
    ],
    [
      'the running text, with a locator and others',
      '@doe2020 [p. 3; also @roe2021]',
      'p(textcite(doe2020 / "p. 3"; "also" / roe2021))',
    ],
    [
      'the running text, with a citation after it',
      '@doe2020 [@roe2021]',
      'p(textcite(doe2020), " ", cite(roe2021))',
    ],
    ['emphasis', '*as @a and [@b]*', 'p(em("as ", textcite(a), " and ", cite(b)))'],
    ['emphasis by underscores', '_@a_', 'p(em(textcite(a)))'],
    [
      'the text of a link',
      '[see @a](https://example.org)',
      'p(link(url=https://example.org, "see ", textcite(a)))',
    ],
    ['a superscript', 'x^[@a]^', 'p("x", sup(cite(a)))'],
    ['parentheses', '(@a)', 'p("(", textcite(a), ")")'],
    ['quotes', '"@a"', 'p("“", textcite(a), "”")'],
    ['a bracket without a key', '[@ a]', 'p("[@ a]")'],
  ])('%s', async (_, text, expected) => expect(await drawn(text)).toBe(expected))

  test.each([
    ['the full stop of a sentence', '@doe2020. Then', ['doe2020']],
    ['a comma', '@doe2020, then', ['doe2020']],
    [
      'punctuation inside belongs to the key',
      '@DBLP:journals/corr/abs-1802.1 @a.b_c+d',
      ['DBLP:journals/corr/abs-1802.1', 'a.b_c+d'],
    ],
    ['doubled punctuation', '@a::b', ['a']],
    ['a curly quote', '“@doe2020” ‘@roe2021’', ['doe2020', 'roe2021']],
    ['a dash', '@doe2020–@roe2021—@x', ['doe2020', 'roe2021', 'x']],
    [
      'letters of any script',
      '@müller2020 @山田2021 @иванов',
      ['müller2020', '山田2021', 'иванов'],
    ],
    ['a sign that is no letter', '@doe😀 @roe¹', ['doe', 'roe¹']],
  ])('a key ends at %s', async (_, text, keys) => {
    const { body } = await paper(text)
    expect(all<CitationItem>('citationItem', body).map((item) => item.identifier)).toEqual(keys)
  })

  test.each([
    ['an e-mail address', 'Write to ann@example.org or müller@localhost.'],
    ['an address of the web', 'https://example.org/@name and example.org/@name'],
    ['an escaped sign', String.raw`\@doe2020 and [\@doe2020]`],
    ['code', '`@doe2020` and `[@doe2020]`'],
    ['math', '$@doe2020$'],
    ['a lone sign', '3 @ 5, @, and [@]'],
    ['an autolink', '<ann@example.org>'],
  ])('%s is no citation', async (_, text) => {
    const { body } = await paper(text)
    expect(all('citation', body)).toEqual([])
  })

  it('knows the place of each key, with its sign', async () => {
    const { body } = await paper('First line.\nThen [see @doe2020, p. 3;\n -@roe2021] and\n> @poe')
    expect(
      all<CitationItem>('citationItem', body).map((item) => `${item.identifier} ${place(item)}`),
    ).toEqual(['doe2020 6:11-6:19', 'roe2021 7:2-7:11', 'poe 8:3-8:7'])
    expect(all('citation', body).map(place)).toEqual(['6:6-7:12', '8:3-8:7'])
  })

  it('knows the place of a key after an escape, a reference of a character, a tab and a wide letter', async () => {
    const { body } = await paper('\\* &amp; @a\n\t𝔄 @b')
    expect(all('citationItem', body).map(place)).toEqual(['5:10-5:12', '6:5-6:7'])
  })

  it('knows the place of a key in a table, a list and a footnote', async () => {
    const { body, back } = await paper(
      '| a | b |\n|---|---|\n| x | [@k] |\n\n- item [@l][^1]\n\n[^1]: Note [@m].',
    )
    expect(all('citationItem', body).map(place)).toEqual(['7:8-7:10', '9:9-9:11'])
    expect(all('citationItem', back).map(place)).toEqual(['11:13-11:15'])
  })
})

describe('references', () => {
  test.each([
    [
      'figures, panels, tables, equations, sections, supplements',
      '@fig:x @fig:x.a @tbl:x @eq:x @sec:x @supp:x',
      'p(ref(fig:x), " ", ref(fig:x.a), " ", ref(tbl:x), " ", ref(eq:x), " ", ref(sec:x), " ", ref(supp:x))',
    ],
    ['a cluster', '[@fig:a.a; @fig:a.b]', 'p(refs(fig:a.a; fig:a.b))'],
    ['a cluster of one, with words', '[see @fig:a, left]', 'p(refs("see" / fig:a / "left"))'],
    ['tab: as tbl:', '@tab:x', 'p(ref(tbl:x))'],
    ['a capital', '@Fig:x', 'p(ref(fig:x))'],
    ['Quarto’s spelling', '@fig-x and [@tbl-y]', 'p(ref(fig-x), " and ", refs(tbl-y))'],
    ['the end of a sentence', 'See @fig:skin.', 'p("See ", ref(fig:skin), ".")'],
    [
      'a word that only starts alike',
      '@figure2020 and @section',
      'p(textcite(figure2020), " and ", textcite(section))',
    ],
    ['a bracket after one', '@fig:x [left]', 'p(ref(fig:x), " [left]")'],
  ])('%s', async (_, text, expected) => expect(await drawn(text)).toBe(expected))

  it('share no bracket with citations', async () => {
    const { body } = await paper('[@doe2020; @fig:x]')
    const [citation] = all<{ type: string; fault: { rule: string; reason: string } }>(
      'citation',
      body,
    )
    expect(citation!.fault.rule).toBe('unresolved-cross-reference')
    expect(citation!.fault.reason).toBe(
      'Unexpected reference to `fig:x` in a bracket with citations, expected it in a bracket of its own',
    )
  })

  it('know the place of each', async () => {
    const { body } = await paper('See [@fig:a;\n@fig:b].')
    expect(all<CrossReferenceItem>('crossReferenceItem', body).map(place)).toEqual([
      '5:6-5:12',
      '6:1-6:7',
    ])
  })
})
