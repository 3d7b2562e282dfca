/**
 * Manuscripts made for the profiles: `sound` keeps every rule of every profile but those that contradict another, and
 * `broken` breaks what can be broken. All names are placeholders.
 */
import { crc32, deflateSync } from 'node:zlib'
import { build, type Built } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { pdfOf } from '../pdf-of.js'

export interface Parts {
  front: Record<string, unknown>
  body: string
  image: { width: number; height: number; padding?: number }
  /** Keys of the bibliography, when they are not the usual two. */
  works?: readonly string[]
}

const declarations = {
  ethics: 'Not applicable.',
  consent:
    'Written informed consent was obtained from the patient for publication of this case report and accompanying images.',
  'data-availability': 'All data are in this article.',
  'competing-interests': 'None.',
  funding: 'None.',
  contributions: 'JD wrote the text.',
  acknowledgements: 'Not applicable.',
}

export const sound: Parts = {
  front: {
    title: 'An example of an illness: a case report',
    type: 'case-report',
    date: '2026-11-22',
    authors: [
      {
        given: 'Jane',
        family: 'Doe',
        email: 'doe@example.org',
        corresponding: true,
        orcid: '0000-0002-1825-0097',
        affiliation: 'Example Hospital, Example City',
      },
    ],
    journal: { title: 'Example Journal', issn: '2999-9995' },
    keywords: ['example', 'illness', 'case report'],
    abstract: {
      Background: 'Words of their own.',
      'Case presentation': 'A person was ill.',
      Conclusions: 'The person got well.',
    },
    'learning-points': ['One.', 'Two.', 'Three.'],
    declarations,
    bibliography: 'paper.bib',
  },
  body: [
    '# Background',
    'It is seldom seen [@doe2020; @roe2021]. See @fig:timeline and @tbl:cases.',
    '',
    '![Timeline of the illness. From left to right.](a.png){#fig:timeline alt="A line with two marks"}',
    '',
    '| Case | Work |',
    '|---|---|',
    '| 1 | [@doe2020] |',
    '| 2 | [@roe2021] |',
    '',
    ': Earlier cases. {#tbl:cases}',
    '',
  ].join('\n'),
  image: { width: 2250, height: 750 },
}

const long = (words: number): string =>
  Array.from({ length: words }, (_, index) => `word${index % 97}`).join(' ')

export const broken: Parts = {
  front: {
    title: 'A rare case of illness in a 42-year-old Japanese man: review!',
    type: 'letter',
    date: '2026-11-22',
    authors: [
      { given: 'J.', family: 'Doe' },
      { given: 'R.', family: 'Roe' },
    ],
    keywords: ['illness', 'Illness'],
    abstract: `It is seldom seen and it begins with these words exactly. ${long(400)} [@doe2020].`,
    declarations: { funding: 'None.', contributions: 'JD and XY wrote the text.' },
    bibliography: 'paper.bib',
  },
  body: [
    '# Background',
    `It is seldom seen and it begins with these words exactly. A 42-year-old man came on 3 May. ${long(2200)}`,
    '',
    '# Case',
    'Mrs Example, a 42-year-old woman, came on 3 May.',
    '![Clinical photograph.](a.png)',
    '',
    `![${long(20)}. ${long(320)}](a.png){#fig:one}`,
    '',
    '![](a.png){#fig:two alt="A square"}',
    '',
    ':::figure{#fig:three}',
    '![](a.pdf){alt="One half"}',
    '![](a.pdf){alt="Another half"}',
    '',
    'Two halves.',
    ':::',
    '',
    '| Case | Number |',
    '|---|---|',
    '| ![](a.png) | 1,234 |',
    '',
    `: ${long(20)}. {#tbl:cases}`,
    '',
  ].join('\n'),
  image: { width: 200, height: 100, padding: 11e6 },
}

const works = Array.from({ length: 30 }, (_, index) => `doe${index}`)

/** A case report that is longer than any journal takes. */
export const overlong: Parts = {
  front: {
    title: `An example of an illness: a case report ${long(20)}`,
    type: 'case-report',
    date: '2026-11-22',
    authors: ['Jane Doe'],
    abstract: long(500),
    bibliography: 'paper.bib',
  },
  works,
  body: [
    `# Background\n\n${long(4200)} [${works.map((key) => `@${key}`).join('; ')}].`,
    ...Array.from(
      { length: 12 },
      (_, index) => `![A square.](a.png){#fig:f${index} alt="A square"}`,
    ),
    ...Array.from(
      { length: 5 },
      (_, index) => `| A |\n|---|\n| ${index} |\n\n: A table. {#tbl:t${index}}`,
    ),
    '',
  ].join('\n\n'),
  image: { width: 200, height: 100 },
}

/** Builds `parts`, checked against a profile. */
export async function checked(parts: Parts, ...journals: string[]): Promise<Built> {
  return build(project(parts), { journals, purpose: 'check' })
}

export const project = (parts: Parts): ReturnType<typeof memoryProject> =>
  memoryProject(
    new Map<string, string | Uint8Array>([
      ['paper.md', `---\n${JSON.stringify(parts.front)}\n---\n\n${parts.body}\n`],
      [
        'paper.bib',
        (parts.works ?? ['doe2020', 'roe2021'])
          .map(
            (key, index) =>
              `@article{${key}, author = {Doe, Jane}, title = {On example ${index}}, journal = {Example Journal}, year = {${2000 + index}}, volume = {1}, pages = {1--2}, doi = {10.99999/${key}}}`,
          )
          .join('\n'),
      ],
      ['a.png', png(parts.image.width, parts.image.height, parts.image.padding)],
      ['a.pdf', pdf],
    ]),
    'paper.md',
  )

/** A page of 72 by 72 points. */
const pdf = pdfOf(
  '<</Type/Catalog/Pages 2 0 R>>',
  '<</Type/Pages/Kids[3 0 R]/Count 1>>',
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>',
)

/** A white PNG; with `padding`, a suggested palette of as many bytes. */
export function png(width: number, height: number, padding = 0): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const rows = Buffer.concat(
    Array.from({ length: height }, () =>
      Buffer.concat([Buffer.from([0]), Buffer.alloc(width, 255)]),
    ),
  )
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    ...(padding ? [chunk('sPLT', Buffer.alloc(padding))] : []),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  out.set(body, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
