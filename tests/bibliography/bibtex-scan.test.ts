import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import { bibtexText } from '../../scripts/bibliography/bibtex-text.js'
import { scanBibtex } from '../../scripts/bibliography/bibtex-scan.js'
import { predefinedStrings } from '../../scripts/bibliography/entry-types.js'
import { growth } from '../steps.js'

/** Faults as "line:column-line:column reason", and entries as "key(name=value; …)". */
async function read(...texts: string[]): Promise<{ faults: string[]; entries: string[] }> {
  const { references, faults } = await readBibliography(
    texts.map((text, index) => ({ path: `${index + 1}.bib`, text })),
  )
  return {
    faults: faults.map(
      ({ position, reason }) =>
        `${position?.start.line}:${position?.start.column}-${position?.end.line}:${position?.end.column} ${reason}`,
    ),
    entries: [...references.values()].map(
      ({ key, fields }) =>
        `${key}(${[...fields].map(([name, { value }]) => `${name}=${value}`).join('; ')})`,
    ),
  }
}
const faults = async (...texts: string[]): Promise<string[]> => (await read(...texts)).faults

describe('what is sound', () => {
  test.each([
    [
      'text between entries is a comment',
      'Collected by ann@example.org (2020) {sic}\n@book{a, title = {A}}\nEnd.',
      ['a(title=A)'],
    ],
    [
      'a percent sign begins a comment between entries and between fields',
      '% @book{z, title = {Z}}\n@book{a,\n  % year = 1999,\n  title = {A % B}}',
      ['a(title=A % B)'],
    ],
    [
      'comments and preambles are passed over',
      '@comment{@book{z, title = {Z}}}\n@preamble{"\\def\\x{}" # {y}}\n@book{a, title = {A}}',
      ['a(title=A)'],
    ],
    [
      'a comment without a brace is text',
      '@comment jabref-meta: x\n@book{a, title = {A}}',
      ['a(title=A)'],
    ],
    [
      'parentheses hold an entry too',
      '@book(a, title = {A (1)}, year = 2020)',
      ['a(title=A (1); year=2020)'],
    ],
    [
      'strings are joined, whatever their case, with their own blanks',
      '@STRING{j = "Journal of"}\n@article{a, journal = J # " Examples", month = mar # "~" # 5}',
      ['a(journal=Journal of Examples; month=mar~5)'],
    ],
    [
      'quotes hold braces with quotes in them',
      '@book{a, title = "A {"}quoted{"} word"}',
      ['a(title=A {"}quoted{"} word)'],
    ],
    [
      'blanks and line breaks in a row are one blank',
      '@book{ a ,\r\n title\r\n =\t{A\r\n\t\tB} , }',
      ['a(title=A B)'],
    ],
    [
      'a comma after the last field and two in a row are harmless',
      '@book{a,, title = {A},,}',
      ['a(title=A)'],
    ],
    [
      'a field without a value is none',
      '@book{a, title = {A}, volume = , pages = {}}',
      ['a(title=A; volume=; pages=)'],
    ],
    [
      'names of fields and types are read whatever their case',
      '@BOOK{a, TITLE = {A}}',
      ['a(title=A)'],
    ],
    [
      'the same field twice with one value loses nothing',
      '@book{a, title = {A}, title = "A"}',
      ['a(title=A)'],
    ],
    [
      'fields that nobody prints may stand twice',
      '@book{a, title = {A}, keywords = {x}, keywords = {y}}',
      ['a(title=A; keywords=x)'],
    ],
    ['a byte order mark is no letter', '\uFEFF@book{a, title = {A}}', ['a(title=A)']],
    [
      'types of BibLaTeX and of reference managers are known',
      '@software{a, title={A}}@dataset{b, title={B}}@online{c, title={C}}@mvbook{d, title={D}}@webpage{e, title={E}}',
      ['a(title=A)', 'b(title=B)', 'c(title=C)', 'd(title=D)', 'e(title=E)'],
    ],
    [
      'keys may hold what BibTeX allows',
      "@book{DOE:2020/a+b_c.d-e'é, title = {A}}",
      ["DOE:2020/a+b_c.d-e'é(title=A)"],
    ],
    [
      'lines that look like fields stand in a value that is closed',
      '@book{a, abstract = {We set\n x = 3\n and @y{z, w = 1}}, title = {A}}',
      ['a(abstract=We set x = 3 and @y{z, w = 1}; title=A)'],
    ],
  ])('%s', async (_, text, entries) => {
    expect(await read(text)).toEqual({ faults: [], entries })
  })

  test('strings of one file are known in the next', async () => {
    expect(await read('@string{j = {Example J}}', '@article{a, journal = j}')).toEqual({
      faults: [],
      entries: ['a(journal=Example J)'],
    })
  })
})

describe('what is missing is told where it should close', () => {
  test.each([
    [
      'a brace in the middle of an entry',
      '@article{a, title = {Open,\n  year = {2020}\n}\n\n@book{b, title = {B}}',
      '1:21-1:22 Unexpected `{` that nothing closes in the field `title`, expected a closing brace',
      ['a(title=Open; year=2020)', 'b(title=B)'],
    ],
    [
      'a brace inside a value',
      '@article{a, title = {An {Open word}, year = {2020}}\n\n@book{b, title={B}}',
      '1:21-1:22 Unexpected `{` that nothing closes in the field `title`, expected a closing brace',
      ['a(title=An {Open word; year=2020)', 'b(title=B)'],
    ],
    [
      'a brace in the last field',
      '@article{a,\n  title = {Open\n}\n\n@book{b, title = {B}}',
      '2:11-2:12 Unexpected `{` that nothing closes in `a`, expected a closing brace before the next entry',
      ['a(title=Open)', 'b(title=B)'],
    ],
    [
      'a brace that a later one too many would close',
      '@article{a, title = {Open\n}\n\n@article{b, title={B}}\n}\n',
      '1:21-1:22 Unexpected `{` that nothing closes before the next entry, expected a closing brace',
      ['a(title=Open)', 'b(title=B)'],
    ],
    [
      'a brace at the end of the file',
      '@article{a,\n  title = {Open',
      '2:11-2:12 Unexpected `{` that nothing closes in the field `title`, expected a closing brace',
      ['a(title=Open)'],
    ],
    [
      "the entry's own brace",
      '@article{a,\n  title = {A}\n\n@book{b, title={B}}\n',
      '1:9-1:10 Unexpected `{` that nothing closes in `a`, expected a closing brace before the next entry',
      ['a(title=A)', 'b(title=B)'],
    ],
    [
      'a quote',
      '@article{a,\n  title = "Open,\n  year = "2020",\n}\n@book{b, title = {B}}',
      '2:11-2:12 Unexpected `"` that nothing closes in the field `title`, expected a closing quote',
      ['a(title=Open; year=2020)', 'b(title=B)'],
    ],
    [
      'a brace too many',
      '@article{a,\n  title = {A}},\n  year = {2020}\n}\n@book{b, title = {B}}',
      '2:14-2:15 Unexpected `}` that ends `a` before its field `year`, expected it after the last field',
      ['a(title=A; year=2020)', 'b(title=B)'],
    ],
    [
      'a comma',
      '@article{a,\n  title = {A}\n  year = 2020}',
      '2:13-2:14 Unexpected end of the field `title`, expected a comma after it',
      ['a(title=A; year=2020)'],
    ],
    [
      'a comma after the key',
      '@article{a\n  title = {A}}',
      '1:10-1:11 Unexpected end of the key `a`, expected a comma after it',
      ['a(title=A)'],
    ],
    [
      'an equals sign',
      '@article{a, title {A}, year = 2020}',
      '1:13-1:18 Unexpected `title` without a value, expected `title = {…}`',
      ['a(year=2020)'],
    ],
    [
      'a name',
      '@article{a, = {x}, year = 2020}',
      '1:13-1:14 Unexpected `=`, expected a field `name = {…}`',
      ['a(year=2020)'],
    ],
    [
      'braces round words',
      '@article{a, month = 10 march, year = 2020}',
      '1:21-1:29 Unexpected `10 march` without braces, expected `{10 march}`',
      ['a(month=10 march; year=2020)'],
    ],
    [
      'braces round a range',
      '@article{a, pages = 12-34, year = 2020}',
      '1:21-1:26 Unexpected `12-34` without braces, expected `{12-34}`',
      ['a(pages=12-34; year=2020)'],
    ],
    [
      'the key',
      '@article{, title = {A}}\n@book{b, title = {B}}',
      '1:9-1:10 Unexpected entry without a key, expected `@article{key,`',
      ['b(title=B)'],
    ],
    [
      'the key, before the first field',
      '@article{title = {A}, year = 2020}\n@book{b, title = {B}}',
      '1:9-1:10 Unexpected entry without a key, expected `@article{key,`',
      ['b(title=B)'],
    ],
    [
      'every field',
      '@misc{c}',
      '1:7-1:8 Unexpected entry `c` without fields, expected at least a title',
      ['c()'],
    ],
    [
      'the brace after the type',
      'x\n@article a, title = {A}',
      '2:1-2:9 Unexpected `@article` without a brace, expected `@article{key,`',
      [],
    ],
  ])('%s', async (_, text, fault, entries) => {
    expect(await read(text)).toEqual({ faults: [fault], entries })
  })
})

describe('what would be lost or changed', () => {
  test('a second entry of one key: the first is kept, and the message names it', async () => {
    expect(
      await read('@book{a, title = {A}}\n@book{a, title = {B}}', '@misc{a, title = {C}}'),
    ).toEqual({
      faults: [
        '2:7-2:8 Unexpected second entry `a`, expected each key once; the one on line 1 is kept',
        '1:7-1:8 Unexpected second entry `a`, expected each key once; the one on 1.bib:1 is kept',
      ],
      entries: ['a(title=A)'],
    })
  })
  test('a second field of one name', async () => {
    expect(await faults('@book{a,\n  title = {A},\n  Title = {B}}')).toEqual([
      '3:3-3:8 Unexpected second field `Title`, expected one; the one on line 2 is kept',
    ])
  })
  test('a word that no string defines keeps its letters', async () => {
    expect(await read('@string{nejm = {N Engl J Med}}\n@article{a, journal = nejn}')).toEqual({
      faults: [
        '2:23-2:27 Unexpected word `nejn` that no `@string` defines, expected `{nejn}` or `nejm`',
      ],
      entries: ['a(journal=nejn)'],
    })
  })
  test('a type that nobody knows, with the one meant', async () => {
    expect(await faults('@artcle{a, title = {A}}\n@qwxzz{b, title = {B}}')).toEqual([
      '1:1-1:8 Unexpected entry type `@artcle`, expected one that BibTeX or BibLaTeX has; did you mean `@article`?',
      '2:1-2:7 Unexpected entry type `@qwxzz`, expected one that BibTeX or BibLaTeX has, as `@misc`',
    ])
  })
  test('a key in two words', async () => {
    expect(await read('@book{a b, title = {A}}')).toEqual({
      faults: ['1:7-1:10 Unexpected blank in the key `a b`, expected a key in one word'],
      entries: ['a b(title=A)'],
    })
  })
  test('a parent that does not exist', async () => {
    expect(
      await faults('@inbook{a, crossref = {whloe}, title = {A}}\n@book{whole, title = {W}}'),
    ).toEqual([
      '1:23-1:30 Unexpected `crossref = {whloe}` in `a`, expected the key of another entry; did you mean `whole`?',
    ])
  })
  test('names that commas or semicolons run together', async () => {
    expect(
      await faults(
        '@book{a, author = {Doe J, Roe R, Poe E, Low F}, title = {A}}\n@book{b, author = {Doe, J.; Roe, R.}, title = {B}}',
      ),
    ).toEqual([
      '1:19-1:47 Unexpected name `Doe J, Roe R, Poe E, Low F` with 3 commas, expected `and` between two names',
      '2:19-2:37 Unexpected `;` in a list of names, expected `and` between two names',
    ])
  })
  test('places count lines that end in CR LF', async () => {
    expect(await faults('@book{a,\r\n  title = {A},\r\n  yaer 2020\r\n}\r\n')).toEqual([
      '3:3-3:7 Unexpected `yaer` without a value, expected `yaer = {…}`',
    ])
  })
  test('several mistakes are each told', async () => {
    expect(
      await faults(
        '@book{a, yaer 2020\n}\n@book{b, title = {B} year = 2020}\n@boook{c, title = {C}}',
      ),
    ).toHaveLength(3)
  })
})

const scan = (text: string) => scanBibtex(bibtexText('x.bib', text), new Map(predefinedStrings))

test('no text makes the scan throw, and every place lies in the text', () => {
  const piece = fc.constantFrom(
    '@',
    '{',
    '}',
    '"',
    '(',
    ')',
    ',',
    '=',
    '#',
    '%',
    '\n',
    '\r\n',
    ' ',
    '\\',
    'article',
    'string',
    'comment',
    'title',
    'a',
    '2020',
    '@article{',
    'title = {',
    '\n@book{b,',
    'é',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const lines = text.split(/\r\n?|\n/)
      for (const { position } of [...scan(text).faults, ...scan(text).entries]) {
        expect(position!.start.line).toBeLessThanOrEqual(lines.length)
        expect(position!.start.column).toBeGreaterThanOrEqual(1)
        expect(position!.end.offset).toBeLessThanOrEqual(text.length)
        expect(position!.end.offset).toBeGreaterThanOrEqual(position!.start.offset!)
      }
    }),
    { numRuns: 2000 },
  )
})

test('well-formed entries are read back as they were written', () => {
  const word = fc.stringMatching(/^[a-zé0-9]{1,8}$/)
  const value = fc
    .array(
      fc.oneof(
        word,
        word.map((inner) => `{${inner}}`),
        fc.constant('"'),
        fc.constant('@b{c, d = 1}'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((words) => words.join(' '))
  const entry = fc.record({
    key: word,
    fields: fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), value), {
      selector: ([name]) => name,
      minLength: 1,
      maxLength: 5,
    }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(entry, { selector: ({ key }) => key, maxLength: 5 }), (entries) => {
      const text = entries
        .map(
          ({ key, fields }) =>
            `@book{${key},\n${fields.map(([name, written]) => `  ${name} = {${written}}`).join(',\n')}\n}\n`,
        )
        .join('\n')
      const found = scan(text)
      expect(found.faults).toEqual([])
      expect(
        found.entries.map(({ key, fields }) => ({
          key,
          fields: [...fields].map(([name, field]) => [name, field.value]),
        })),
      ).toEqual(entries)
    }),
  )
})

test.each([
  ['unclosed entries on one line', (n: number) => '@a{'.repeat(n)],
  ['unclosed fields', (n: number) => '@a{b,c={'.repeat(n)],
  ['unclosed quotes', (n: number) => '@a{b,c="\n'.repeat(n)],
  ['entries in parentheses that do not end', (n: number) => '@a(b, c = {d}, '.repeat(n)],
  ['stray words', (n: number) => `@a{b,${'c d '.repeat(n)}`],
  ['line breaks', (n: number) => `@a{b, c${'\n'.repeat(n)}d}`],
  ['braces too many', (n: number) => `@a{b, c = {d}${'}'.repeat(n)}`],
  ['joined words', (n: number) => `@a{b, c = d ${'# d '.repeat(n)}}`],
  ['comments', (n: number) => '@comment{'.repeat(n)],
  ['nothing but at signs', (n: number) => '@'.repeat(n)],
  ['commas before nothing', (n: number) => `@a{b${', '.repeat(n)}`],
])('work grows with the length of hostile text: %s', async (_, make) => {
  expect(await growth((times) => scan(make(2000 * times)))).toBeLessThan(20)
})
