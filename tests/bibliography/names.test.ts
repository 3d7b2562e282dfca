/** Every form in which authors write names, one a line. */
import { describe, expect, test } from 'vitest'
import { readBibliography } from '../../scripts/bibliography/bibtex.js'
import type { CslName } from '../../scripts/document/references.js'

async function read(list: string): Promise<{ names: CslName[] | undefined; told: string[] }> {
  const { references, faults } = await readBibliography([
    { path: 'x.bib', text: `@book{a, title = {A}, author = {${list}}}` },
  ])
  return { names: references.get('a')?.item.author, told: faults.map(({ reason }) => reason) }
}

/** "Doe | Jane | von | Jr." in order family, given, particle, suffix; an organisation in quotes. */
const said = (name: CslName): string =>
  name.literal === undefined
    ? [name.family, name.given, name['non-dropping-particle'], name.suffix]
        .map((part) => part ?? '')
        .join(' | ')
        .replace(/[ |]+$/, '')
    : `"${name.literal}"`

describe('a name in its parts: family | given | particle | suffix', () => {
  test.each([
    ['Jane Doe', 'Doe | Jane'],
    ['Doe, Jane B.', 'Doe | Jane B.'],
    ['Doe, J.B.', 'Doe | J. B.'],
    ['Ludwig van Beethoven', 'Beethoven | Ludwig | van'],
    ['van Beethoven, Ludwig', 'Beethoven | Ludwig | van'],
    ['{van} Beethoven, Ludwig', 'van Beethoven | Ludwig'],
    ['de la Cruz, Ana', 'Cruz | Ana | de la'],
    ['Ana García de la Torre', 'Torre | Ana García | de la'],
    ['García de la Torre, Ana', 'García de la Torre | Ana'],
    ['Drummond de Andrade, Carlos', 'Drummond de Andrade | Carlos'],
    ['Silva e Souza, Maria', 'Silva e Souza | Maria'],
    ['al-Hakim, Ahmad', 'al-Hakim | Ahmad'],
    ['Ahmad al-Hakim', 'al-Hakim | Ahmad'],
    ['Al-Hakim, Ahmad', 'Al-Hakim | Ahmad'],
    ['el-Sayed, Mona', 'el-Sayed | Mona'],
    ["'s-Gravesande, Goverdus", '’s-Gravesande | Goverdus'],
    ["Jean d'Alembert", 'd’Alembert | Jean'],
    ["O'Neil, Ann", 'O’Neil | Ann'],
    ['Min-jung Park', 'Park | Min-jung'],
    ['Park, Min-jung', 'Park | Min-jung'],
    ['Jean-Paul Sartre', 'Sartre | Jean-Paul'],
    ['Doe, Jr., John', 'Doe | John |  | Jr.'],
    ['John Doe, Jr.', 'Doe | John |  | Jr.'],
    ['John Doe Jr.', 'Doe | John |  | Jr.'],
    ['John Roe III', 'Roe | John |  | III'],
    ['{\\L}ukasz Nowak', 'Nowak | Łukasz'],
    ['\\L{}ukasz Nowak', 'Nowak | Łukasz'],
    ['\\L ukasz Nowak', 'Nowak | Łukasz'],
    ['{\\L{}ukasz} Nowak', 'Nowak | Łukasz'],
    ['{\\O}ystein {\\O}stby', 'Østby | Øystein'],
    ['{\\AA}ge Olsen', 'Olsen | Åge'],
    ['{\\AE}lfric Olsen', 'Olsen | Ælfric'],
    ['{\\DJ}ura Kova{\\v c}', 'Kovač | Đura'],
    ['Jens {\\O}rsted Hansen', 'Hansen | Jens Ørsted'],
    ['{\\o}stby, Bo', 'østby | Bo'],
    ['Ō{\\=u}no, Ken', 'Ōūno | Ken'],
    ['{\\=U}no, Ken', 'Ūno | Ken'],
    ["{\\'E}mile Zola", 'Zola | Émile'],
    ['{\\.I}lker {\\c{S}}en', 'Şen | İlker'],
    ['{World Health Organization}', '"World Health Organization"'],
    ['\\{Deutscher Landkreistag\\}', '"Deutscher Landkreistag"'],
    ['{Barnes and Noble}', '"Barnes and Noble"'],
    ['{Doe, Roe {\\&} Co.}', '"Doe, Roe & Co."'],
    ['Department for Example, ', '"Department for Example"'],
    ['Aristotle', 'Aristotle'],
    ['山田 太郎', '山田 | 太郎'],
    ['山田, 太郎', '山田 | 太郎'],
    ['김 철수', '김 | 철수'],
    ['family=Doe, given=Jane, prefix=von, suffix=Jr.', 'Doe | Jane | von | Jr.'],
    ['"family=Doe, given={Jane, B.}"', 'Doe | Jane, B.'],
    ['family=Doe, given=Jane, given-i=J, prefix=von', 'Doe | Jane | von'],
    ['\\textsc{Doe}, Jane', 'Doe | Jane'],
    ['Doe,~Jane~B.', 'Doe | Jane B.'],
  ])('%s', async (source, expected) => {
    const { names, told } = await read(source)
    expect([names?.map(said), told]).toEqual([[expected], []])
  })
})

test('initials behind the family name are read as they are meant, and told', async () => {
  const { names, told } = await read('Doe JB and Roe A')
  expect(names?.map(said)).toEqual(['Doe | J. B.', 'Roe | A'])
  expect(told).toEqual([
    'Unexpected name `Doe JB` with its initials last, expected `Doe, J. B.`, as it is read, or `JB, Doe`',
  ])
})

describe('what cannot be read as it is meant is told with its remedy', () => {
  test.each([
    ['Doe J, Roe J', 'Unexpected comma between two names in `Doe J, Roe J`, expected `and`'],
    [
      'J. Doe, J. B. Roe and A. Poe',
      'Unexpected comma between two names in `J. Doe, J. B. Roe`, expected `and`',
    ],
    [
      'Doe, Jane, Roe, Jim',
      'Unexpected name `Doe, Jane, Roe, Jim` with 3 commas, expected `and` between two names',
    ],
    ['Doe, J.; Roe, J.', 'Unexpected `;` in a list of names, expected `and` between two names'],
    [
      'Doe, Jane et al.',
      'Unexpected `et al.` in the name `Doe, Jane et al.`, expected `and others` at the end of the list',
    ],
    [
      'Doe, Jane and Roe, J., et al',
      'Unexpected `et al.` in the name `Roe, J., et al`, expected `and others` at the end of the list',
    ],
    [
      'Doe, Jane \\& Roe, Jim',
      'Unexpected `&` in the name `Doe, Jane \\& Roe, Jim`, expected `and` between two people, or braces around an organisation',
    ],
    [
      'Example Health Organization',
      'Unexpected organisation `Example Health Organization` without braces, expected `{Example Health Organization}`: its last word is read as a family name',
    ],
  ])('%s', async (source, expected) => {
    expect((await read(source)).told).toEqual([expected])
  })

  test('a list put right stands in the suggestion', async () => {
    const suggestions = async (list: string): Promise<unknown> =>
      (
        await readBibliography([{ path: 'x.bib', text: `@book{a, author = {${list}}}` }])
      ).faults.map((fault) => fault.suggestions)
    expect(await suggestions('Doe J, Roe J')).toEqual([['{Doe J and Roe J}']])
    expect(await suggestions('Doe, Jane et al.')).toEqual([['{Doe, Jane and others}']])
    expect(await suggestions('Doe, J and Example Agency')).toEqual([
      ['{Doe, J and {Example Agency}}'],
    ])
  })

  test.each([
    'Doe, J. B.',
    'Doe III, Jane B.',
    'von Doe, J.',
    'Doe, Jr., J.',
    'Doe Roe, J',
    'Committee, Jane',
    'Jane Society-Doe',
  ])('%s is a name', async (source) => {
    expect((await read(source)).told).toEqual([])
  })
})

test('editors that end with "and others" do so in the list of references', async () => {
  const { references } = await readBibliography([
    { path: 'x.bib', text: '@book{a, title = {A}, editor = {Doe, Jane and others}}' },
  ])
  const { etAl, item } = references.get('a')!
  expect([[...etAl], item.editor]).toEqual([['editor'], [{ family: 'Doe', given: 'Jane' }]])
})

describe('every accent over letters, in every form', () => {
  const accents: ReadonlyArray<readonly [command: string, mark: string, letters: string]> = [
    ["'", '\u0301', 'aeiouycnszlrgEAOUI'],
    ['`', '\u0300', 'aeiouAEIOUn'],
    ['^', '\u0302', 'aeiouAEIOUcghjswy'],
    ['"', '\u0308', 'aeiouyAEIOU'],
    ['~', '\u0303', 'anoiuANOe'],
    ['=', '\u0304', 'aeiouAEIOU'],
    ['.', '\u0307', 'cegzIZC'],
    ['u', '\u0306', 'aegiouAGU'],
    ['v', '\u030C', 'cdenrstzCDNRSTZ'],
    ['H', '\u030B', 'ouOU'],
    ['r', '\u030A', 'auAU'],
    ['c', '\u0327', 'cstCSTk'],
    ['k', '\u0328', 'aeiuAE'],
    ['d', '\u0323', 'ahsoAe'],
    ['b', '\u0331', 'bdn'],
    ['h', '\u0309', 'aeo'],
    ['G', '\u030F', 'aeo'],
    ['f', '\u0311', 'aeo'],
  ]
  test.each(accents)('\\%s', async (command, mark, letters) => {
    const word = /[A-Za-z]/.test(command)
    const wrong: string[] = []
    const forms = [...letters].flatMap((letter) => {
      const bases = letter === 'i' ? ['i', '\\i', '\\i{}'] : [letter]
      return bases.flatMap((base) =>
        [
          `\\${command}{${base}}`,
          `{\\${command}{${base}}}`,
          ...(base.endsWith('{}') ? [] : [`{\\${command} ${base}}`]),
          ...(word
            ? []
            : [`\\${command}${base}${base === '\\i' ? ' ' : ''}`, `{\\${command}${base}}`]),
        ].map((form) => [form, `${letter}${mark}`.normalize('NFC')] as const),
      )
    })
    const { names } = await read(forms.map(([form]) => `X${form}x, A`).join(' and '))
    names?.forEach((name, index) => {
      if (name.family !== `X${forms[index]![1]}x`)
        wrong.push(`${forms[index]![0]} → ${name.family}`)
    })
    expect([names?.length, wrong]).toEqual([forms.length, []])
  })
})
