import { describe, expect, it } from 'vitest'
import { VFile } from 'vfile'
import { parse } from '../../scripts/parse/index.js'
import { memoryProject } from '../../scripts/project/project.js'

async function read(files: Record<string, string>) {
  const [entry = ''] = Object.keys(files)
  const file = new VFile()
  const { article } = await parse(memoryProject(new Map(Object.entries(files)), entry), {}, file)
  const [front, body] = article.children
  return {
    metadata: front.metadata,
    body: JSON.stringify(body),
    told: file.messages.map(
      ({ fatal, ruleId, line, column, reason }) =>
        `${line}:${column} ${fatal ? 'error' : 'warning'} ${ruleId} ${reason}`,
    ),
  }
}
const paper = (head: string): Record<string, string> => ({
  'paper.md': `---\n${head}\n---\n\n# Introduction\n\nWords.\n`,
})

describe('the head of a single file', () => {
  it('may have blank lines and comments before it', async () => {
    const { metadata, told } = await read({
      'paper.md': '\n<!-- draft -->\n\n---\ntitle: A title\nauthor: Jane Doe\n---\n\nWords.\n',
    })
    expect(metadata.title).toBe('A title')
    expect(told).toEqual([])
  })

  it("may be pandoc's title block", async () => {
    const { metadata, told, body } = await read({
      'paper.md': '% A title\n  of two lines\n% Jane Doe; John Roe\n% 22 November 2026\n\nWords.\n',
    })
    expect(metadata).toMatchObject({
      title: 'A title of two lines',
      authors: [
        { given: 'Jane', family: 'Doe' },
        { given: 'John', family: 'Roe' },
      ],
      dates: { date: '2026-11-22' },
    })
    expect(told).toEqual([])
    expect(body).not.toContain('%')
  })

  it('is no head where a rule comes first', async () => {
    const { body } = await read({ 'paper.md': '\n---\n\nWords.\n\n---\n' })
    expect(body).toContain('Words.')
  })

  it('keeps the other keys when one is no YAML, and the line that is none', async () => {
    const { metadata, told } = await read(
      paper('title: Outcome: a trial\nauthor:\n  - name: Jane Doe\nkeywords: [one, two]'),
    )
    expect(metadata).toMatchObject({
      title: 'Outcome: a trial',
      authors: [{ family: 'Doe' }],
      keywords: ['one', 'two'],
    })
    expect(told).toEqual([
      '2:8 error invalid-metadata Unexpected `: ` inside a value without quotes, expected quotes around the value',
    ])
  })

  it('may go on in the first column inside quotes', async () => {
    const { metadata, told } = await read(paper('title: "A title\nof two lines"\nauthor: Jane Doe'))
    expect(metadata.title).toBe('A title of two lines')
    expect(told).toEqual([])
  })

  it('may do so in a list, and have its bar on the line below the key', async () => {
    const { metadata, told } = await read(
      paper('title: A title\nauthor:\n- "Jane\nDoe"\nabstract:\n|\n  Words of it.\nvolume: 3'),
    )
    expect(metadata).toMatchObject({ authors: [{ given: 'Jane', family: 'Doe' }], volume: '3' })
    expect(told).toEqual([])
  })

  it('is completed by what MyST and Quarto keep beside it', async () => {
    const { metadata, told } = await read({
      'paper.md': '# Introduction\n\nWords.\n',
      'myst.yml':
        'version: 1\nproject:\n  title: A title\n  authors:\n    - name: Jane Doe\nsite:\n  title: A site\n',
    })
    expect(metadata).toMatchObject({ title: 'A title', authors: [{ family: 'Doe' }] })
    expect(told).toEqual([])
  })

  it('names the key that was meant, of the manuscript and of an author', async () => {
    const { told } = await read(
      paper(
        'title: A title\nlanguge: de\nformat: html\nauthor:\n  - name: Jane Doe\n    coresponding: true\naffilations: [x]',
      ),
    )
    expect(told).toEqual([
      '7:5 warning invalid-metadata Unexpected key `coresponding` that galley does not know; did you mean `corresponding`?',
      '3:1 warning invalid-metadata Unexpected key `languge` that galley does not know; did you mean `language`?',
      '8:1 warning invalid-metadata Unexpected key `affilations` that galley does not know; did you mean `affiliations`?',
    ])
  })
})

describe('affiliations of other tools', () => {
  it("are papaja's list, with marks of notes beside the ids", async () => {
    const { metadata, told } = await read(
      paper(
        'title: A title\nauthor:\n  - name: Jane Doe\n    affiliation: "1,2*"\naffiliation:\n  - id: 1\n    institution: Example Hospital\n  - id: "2"\n    institution: Example University',
      ),
    )
    expect(metadata.affiliations.map(({ institution }) => institution)).toEqual([
      'Example Hospital',
      'Example University',
    ])
    expect(metadata.authors[0]!.affiliations).toEqual(['1', '2'])
    expect(told).toEqual([])
  })

  it("are a Lua filter's list of one key each", async () => {
    const { metadata, told } = await read(
      paper(
        'title: A title\nauthor:\n  - Jane Doe:\n      institute: hosp\ninstitute:\n  - hosp: Example Hospital\n  - uni: {name: Example University}',
      ),
    )
    expect(metadata.affiliations.map(({ id, institution }) => `${id} ${institution}`)).toEqual([
      'hosp Example Hospital',
      'uni Example University',
    ])
    expect(metadata.authors[0]!.affiliations).toEqual(['hosp'])
    expect(told).toEqual([])
  })

  it('are the one author’s where they stand beside, and told where there are several', async () => {
    const one = await read(paper('title: A title\nauthor: Jane Doe\naffiliation: Example Hospital'))
    expect(one.metadata.affiliations[0]!.institution).toBe('Example Hospital')
    const two = await read(
      paper('title: A title\nauthor: [Jane Doe, John Roe]\naffiliation: Example Hospital'),
    )
    expect(two.told).toEqual([
      '4:14 warning unsupported-markup Unexpected `affiliation:` beside several authors, expected one at each author; it is left out',
    ])
  })
})

it('keeps every e-mail address, and takes titles of academics off', async () => {
  const { metadata } = await read(
    paper(
      'title: A title\nauthor:\n  - name: Prof. Dr. med. Jane Doe\n    email: [jane@example.org, doe@example.org]',
    ),
  )
  expect(metadata.authors[0]).toMatchObject({
    given: 'Jane',
    family: 'Doe',
    email: 'jane@example.org',
    note: 'doe@example.org',
  })
})
