import { VFile } from 'vfile'
import { journalProfile } from '../../../scripts/journals/index.js'
import { expect, test } from 'vitest'
import { checkFiles } from '../../../scripts/check/identity/files.js'
import { checkPhotographs } from '../../../scripts/check/identity/photographs.js'
import { checkIdentity } from '../../../scripts/check/identity/text.js'
import type { DataField, ImageFact, Inputs, Resource } from '../../../scripts/document/inputs.js'
import type { Article } from '../../../scripts/document/tree.js'
import { runStages } from '../../../scripts/stage.js'
import {
  affiliation,
  article,
  at,
  caption,
  cite,
  declaration,
  figure,
  front,
  image,
  note,
  notes,
  p,
  panel,
  section,
  table,
  tableFigure,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'

async function told(
  one: Article,
  more: Partial<Parameters<typeof inputs>[0]> = {},
): Promise<string[]> {
  const file = new VFile({ path: 'paper.md' })
  await runStages([checkIdentity, checkPhotographs, checkFiles], one, inputs(more) as Inputs, file)
  return file.messages.map(
    ({ ruleId, reason }) => `${ruleId}: ${/`([^`]*)`/.exec(reason)?.[1] ?? reason}`,
  )
}
const metadata = front({
  articleType: 'case-report',
  affiliations: [affiliation('a', { institution: 'Example Hospital', city: 'Exampletown' })],
})
const day = 'She was admitted on 12 March 2019.'

test('only a case report, or one checked against a journal of them, is looked through', async () => {
  const of = (articleType: string): Article =>
    article(
      front({ articleType }),
      section('Case presentation', { role: 'case-presentation' }, p(day)),
    )
  expect(await told(of('case-report'))).toEqual(['patient-identity: 12 March 2019'])
  expect(await told(of('research-article'))).toEqual([])
  expect(
    await told(of('research-article'), {
      settings: { journals: ['plos-one', 'generic'].map((name) => journalProfile(name)!) },
    }),
  ).toEqual([])
  expect(
    await told(of('research-article'), {
      settings: { journals: [journalProfile('bmj-case-reports')!] },
    }),
  ).toEqual(['patient-identity: 12 March 2019'])
})

test('what tells of the patient is looked through, and what does not is not', async () => {
  const parts = article(
    metadata,
    section('Introduction', { role: 'introduction' }, p(day)),
    section('Methods', { role: 'methods' }, p(day)),
    section('Discussion', { role: 'discussion' }, p(day)),
    section('Conclusions', { role: 'conclusions' }, p(day)),
    section('Something else', p(day)),
    declaration('ethics', p(day)),
    declaration('consent', p(day)),
  )
  expect(await told(parts)).toEqual([])
  for (const heading of [
    'Investigations',
    'Outcome and follow-up',
    'Treatment',
    'Case 2',
    'Patient information',
    'Timeline',
  ]) {
    expect(await told(article(metadata, section(heading, p(day)))), heading).toEqual([
      'patient-identity: 12 March 2019',
    ])
  }
  expect(
    await told(
      article(
        metadata,
        section(
          'Case',
          { role: 'case-presentation' },
          section('Surgery', p(day)),
          section('Discussion', { role: 'discussion' }, p(day)),
        ),
      ),
    ),
  ).toHaveLength(1)
  expect(
    await told(
      article(metadata, figure('fig:a', [caption(day), image('a.png', day), notes(note(day))])),
    ),
  ).toHaveLength(3)
})

test('a table of published cases is not of the patient; one of the patient is told about once', async () => {
  const rows = [
    ['Day', 'Sodium'],
    ['12 March 2019', '131'],
    ['13 March 2019', '140'],
  ]
  expect(
    await told(article(metadata, tableFigure('tbl:a', [caption('Blood.'), table(...rows)]))),
  ).toEqual(['identity-hint: 12 March 2019'])
  expect(
    await told(
      article(
        metadata,
        tableFigure('tbl:a', [caption('Review of published cases.'), table(...rows)]),
      ),
    ),
  ).toEqual([])
  expect(
    await told(
      article(
        metadata,
        tableFigure('tbl:a', [
          caption('Cases.'),
          table(['Author', 'Day'], ['Doe', '12 March 2019']),
        ]),
      ),
    ),
  ).toEqual([])
  expect(
    await told(
      article(
        metadata,
        tableFigure('tbl:a', [
          caption('Cases.'),
          table(
            ['Case', 'Day'],
            [{ type: 'tableCell', children: [cite('doe2020')] }, '12 March 2019'],
          ),
        ]),
      ),
    ),
  ).toEqual([])
})

test('what the authors know to point to nobody is left alone', async () => {
  expect(
    await told(article(metadata, section('Case', { role: 'case-presentation' }, p(day))), {
      settings: { notIdentifying: ['12 March 2019'] },
    }),
  ).toEqual([])
})

const photograph = (
  words: string,
  facts: ImageFact[] = [],
  more = {},
): [Article, Partial<Parameters<typeof inputs>[0]>] => [
  article(metadata, figure('fig:a', [caption(words), image('a.jpg', 'Seen.', more)])),
  { images: [imageFile('a.jpg', { format: 'jpeg', facts })] },
]
const camera: ImageFact = { kind: 'camera', where: 'Exif Make', value: 'ExampleCam', left: false }

test('a photograph is known by its words or its camera, and other pictures that cameras take are not', async () => {
  for (const words of [
    'Clinical photograph.',
    'Photograph of the patient.',
    'Photograph of a 50-year-old man.',
    'Photo of her hands.',
  ])
    expect(await told(...photograph(words)), words).toEqual(['identifiable-image: a.jpg'])
  expect(await told(...photograph('The rash.', [camera]))).toEqual(['identifiable-image: a.jpg'])
  for (const words of [
    'Histology (haematoxylin and eosin).',
    'Intraoperative photograph.',
    'Resected specimen.',
    'Colonoscopy.',
    'CT of the head.',
    'Gross appearance.',
    'Chest radiograph.',
  ])
    expect(await told(...photograph(words, [camera])), words).toEqual([])
  for (const words of [
    'The rash.',
    'The photograph is in the source article.',
    'A photograph of the device.',
  ])
    expect(await told(...photograph(words)), words).toEqual([])
})

test('a drawing is no photograph, whatever its caption says', async () => {
  expect(
    await told(
      article(
        metadata,
        figure('fig:a', [caption('Photograph of the patient, drawn.'), image('a.svg')]),
      ),
      { images: [imageFile('a.svg', { format: 'svg' })] },
    ),
  ).toEqual([])
})

test('consent that names images lets a patient be known', async () => {
  const of = (words: string): Article =>
    article(
      metadata,
      figure('fig:a', [
        caption('The head.'),
        image('a.jpg', 'A head.', { photograph: true, identifiable: 'yes' }),
      ]),
      declaration('consent', p(words)),
    )
  const images = { images: [imageFile('a.jpg', { format: 'jpeg' })] }
  expect(
    await told(
      of(
        'Written informed consent was obtained from the patient for publication of this case report and any accompanying images.',
      ),
      images,
    ),
  ).toEqual([])
  expect(
    await told(of('The patient consented to the publication of the photographs.'), images),
  ).toEqual([])
  expect(
    await told(
      of(
        'Written informed consent was obtained from the patient for publication of this case report.',
      ),
      images,
    ),
  ).toEqual(['identifiable-image: a.jpg'])
  expect(await told(of('Consent was obtained. Images were taken.'), images)).toEqual([
    'identifiable-image: a.jpg',
  ])
})

test('a panel is judged by its own words', async () => {
  const panels = (identifiable: string): Article =>
    article(
      metadata,
      figure('fig:a', [
        caption('Facial rash and hand.'),
        panel('a', [image('a.jpg', 'A face.', { identifiable })]),
        panel('b', [image('b.jpg', 'A hand.', { identifiable })]),
      ]),
      declaration('consent', p('Consent to publish images was given.')),
    )
  const images = { images: ['a.jpg', 'b.jpg'].map((path) => imageFile(path, { format: 'jpeg' })) }
  expect(await told(panels('no'), images)).toEqual(['identity-hint: identifiable=no'])
  expect(await told(panels('yes'), images)).toEqual([])
})

test('files are known by their names', async () => {
  const named = (path: string): Promise<string[]> =>
    told(article(metadata, figure('fig:a', [caption('Seen.'), image(path)])), {
      images: [imageFile(path)],
    })
  for (const path of ['MRN12345.jpg', 'figures/patient-id_204518.png', 'hospital-no-1234567.png'])
    expect((await named(path))[0], path).toMatch(/^patient-identity/)
  for (const path of ['smith_ct_2019-03-12.png', 'ct.12.03.2019.png', 'ct_20190312.png'])
    expect(await named(path), path).toEqual([expect.stringMatching(/^identity-hint/)])
  for (const path of [
    'ct-2.png',
    'fig-20190399.png',
    'patient-1.png',
    'patients-2019.png',
    'ms-spectrum-12345.png',
    'mr-brain.png',
    'mrs_spectrum.png',
    'IMG_20345678.jpg',
  ])
    expect(await named(path), path).toEqual([])
})

const resource = (
  names: ReadonlyArray<[string, DataField['type']]>,
  cells: Record<string, string>,
): Partial<Parameters<typeof inputs>[0]> => ({
  resources: new Map<string, Resource>([
    [
      'a',
      {
        name: 'a',
        path: 'data/a.csv',
        fields: names.map(([name, type]) => ({
          name,
          type,
          categories: new Map(),
          missing: new Map(),
        })),
        rows: [{ values: cells, raw: cells, position: at('data/a.csv', 2) }],
      },
    ],
  ]),
})

test('outputs are called as the manuscript is', async () => {
  expect(
    await told(article(metadata, p('x')), { settings: { name: 'patient-id-7781234' } }),
  ).toEqual(['patient-identity: patient-id-7781234'])
  expect(await told(article(metadata, p('x')), { settings: { name: 'fall_2019-03-12' } })).toEqual([
    'identity-hint: 2019-03-12',
  ])
})

test('data are known by their columns and their words; study numbers and published works are none', async () => {
  const one = article(metadata, p('x'))
  expect(await told(one, resource([['mrn', 'string']], { mrn: 'x' }))).toEqual([
    'patient-identity: mrn',
  ])
  expect(await told(one, resource([['surname', 'string']], { surname: 'x' }))).toEqual([
    'patient-identity: surname',
  ])
  expect(await told(one, resource([['surname', 'string']], {}))).toEqual([])
  expect(await told(one, resource([['seen', 'date']], { seen: '2019-03-12' }))).toEqual([
    'identity-hint: seen',
  ])
  expect(
    await told(one, resource([['remark', 'string']], { remark: 'Hospital no. 1234567' })),
  ).toEqual(['patient-identity: 1234567'])
  expect(
    await told(
      one,
      resource(
        [
          ['record_id', 'string'],
          ['patient_id', 'integer'],
          ['name', 'string'],
          ['case', 'integer'],
        ],
        { record_id: '12345', patient_id: '1', name: 'x', case: '1' },
      ),
    ),
  ).toEqual([])
  expect(
    await told(
      one,
      resource(
        [
          ['author', 'string'],
          ['surname', 'string'],
          ['seen', 'date'],
        ],
        { author: 'Doe', surname: 'Doe', seen: '2019-03-12' },
      ),
    ),
  ).toEqual([])
})
