/** A small manuscript that has one of each thing that a reviewer may change, as galley prints it. */
import { build, type Built } from '../../scripts/build.js'
import { readDocx } from '../../scripts/docx-file/read.js'
import { merge, type Merged, type PrintedFile } from '../../scripts/merge/index.js'
import { applied, settleOverlaps } from '../../scripts/merge/apply.js'
import { Works } from '../../scripts/merge/works.js'
import { overlay } from '../../scripts/project/overlay.js'
import { memoryProject, type Project } from '../../scripts/project/project.js'

export const files = new Map([
  [
    'manuscript/manuscript.yaml',
    `title: "Rash and fever after a meal: a case report"
authors: [{name: Jane Doe, affiliations: [hosp]}]
affiliations: [{id: hosp, institution: Example Hospital}]
abstract: |
  A woman had a rash and fever after a meal.
  She recovered within a week.
keywords: [rash, fever]
sections: [case.md, discussion.md]
declarations:
  funding: None was received.
`,
  ],
  [
    'manuscript/case.md',
    `# Case presentation {#sec:case}

A woman of :value{of="$max(cases.age)"} years came with a *sudden* rash and fever [@doe2020].
She had eaten fish; her temperature was 38.5 °C -- "high" -- and :claim[two]{of="$count(cases[sex = 'F'])"} relatives were ill too (@tbl:cases).
The course is shown in @fig:course.

![The course of the temperature.](course.svg){#fig:course alt="A curve"}

The rash was on the trunk and the limbs.[^skin] It did not itch [@roe2021; @doe2020, p. 4].

[^skin]: The face was spared.

The first finding was fever.

- one kind of food
- another kind of food

::table{#tbl:cases from=cases}
`,
  ],
  [
    'manuscript/discussion.md',
    `# Discussion

Such a rash has been described before [@roe2021]. Its cause is a toxin of fish, as @poe2019 found.

| Sign | Share |
|------|-------|
| Rash | 80    |
| Fever | 60   |

: Signs in earlier reports. {#tbl:signs}

The dose is $x^2$ times the weight, as @tbl:signs suggests.
A note on the limits: one patient is few.

## Limits

One family was seen.
`,
  ],
  [
    'manuscript/course.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><path d="M0 0L90 60" stroke="#000"/></svg>',
  ],
  ['manuscript/data/cases.csv', 'id,age,sex\n1,34,F\n2,12,F\n3,15,M\n'],
  [
    'manuscript/data/datapackage.json',
    JSON.stringify({
      name: 'cases',
      resources: [
        {
          name: 'cases',
          path: 'cases.csv',
          schema: {
            fields: [
              { name: 'id', type: 'integer' },
              { name: 'age', type: 'integer' },
              { name: 'sex', type: 'string' },
            ],
          },
        },
      ],
    }),
  ],
  [
    'manuscript/tables/cases.yaml',
    'source: cases\ncaption: The cases of this family.\ncolumns:\n  - {label: Case, field: id}\n  - {label: Age, field: age}\n  - {label: Sex, field: sex}\n',
  ],
  [
    'references.bib',
    ['doe2020', 'roe2021', 'poe2019']
      .map(
        (key, index) =>
          `@article{${key},\n  author = {${key.slice(0, 1).toUpperCase()}${key.slice(1, 3)}, Ann},\n  title = {Title number ${['one', 'two', 'three'][index]} of a work about rashes},\n  journal = {Example Journal},\n  year = {${key.slice(3)}},\n  doi = {10.99999/${key}},\n}\n`,
      )
      .join('\n'),
  ],
])

export interface PrintedVersion extends PrintedFile {
  built: Built
  bytes: Uint8Array
  project: Project
}

/** The manuscript as it is printed, with some files changed. */
export async function printed(
  changed: ReadonlyMap<string, string> = new Map(),
): Promise<PrintedVersion> {
  const project = overlay(memoryProject(files), changed)
  const built = await build(project, { formats: new Set(['docx']), draft: true, validate: false })
  const bytes =
    built.outputs.find(({ path }) => path.endsWith('.docx'))?.contents ?? new Uint8Array()
  return {
    built,
    bytes,
    project,
    file: readDocx(bytes),
    article: built.article,
    sources: built.inputs.sources,
    evaluations: built.inputs.evaluations,
  }
}

/** `reviewed` merged into `version`, and the sources that come of it. */
export function mergedInto(
  version: PrintedVersion,
  reviewed: Uint8Array,
  base?: Uint8Array,
): Merged & { texts: Map<string, string> } {
  const works = new Works(version.built.inputs.references)
  const merged = merge(
    version,
    readDocx(reviewed),
    { cited: works.cited, smart: true },
    base && readDocx(base),
  )
  settleOverlaps(merged.changes)
  const texts = applied(version.sources, merged.changes)
  const entries = works.entries([...texts.values()].join('\n'))
  if (entries)
    texts.set('references.bib', `${version.sources.get('references.bib') ?? ''}${entries}`)
  return { ...merged, texts }
}
