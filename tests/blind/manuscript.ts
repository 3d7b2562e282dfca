/** A manuscript that names its authors, who are placeholders, wherever one can. */
import { readFileSync } from 'node:fs'
import { memoryProject, type Project } from '../../scripts/project/project.js'

const tagged = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../images/tagged/${name}`, import.meta.url)))

const front = `---
title: "A method from Example University Hospital"
short-title: A method of Jane Doe
date: 2026-11-22
doi: 10.99999/doe
url: https://journal.example.org/doe
authors:
  - {name: {given: Jane Mary, family: Doe}, orcid: 0000-0002-1825-0097, email: jmdoe@example.org, corresponding: true, affiliations: [a], note: Present address Example College, roles: [software]}
  - {name: Richard Roe, email: rroe@gmail.com, equal-contrib: true, affiliations: [a, b]}
  - group: The Example Study Group
affiliations:
  - {id: a, institution: Example University Hospital, department: "Department of Surgery", city: Exampletown, country: NL, ror: 05gq02987}
  - {id: b, institution: "Institute of Placeholder Research, Faculty of Medicine, Placeholder University", city: Otherville}
funding: [{funder: Placeholder Fund, id: 10.13039/501100000000, awards: [PF-123456], recipients: [Jane Doe]}]
copyright: {year: 2026, holder: Jane Mary Doe and Richard Roe}
related: [{type: companion, doi: 10.99999/doe-companion}]
keywords: [method, Placeholder University]
abstract: We of the Example University Hospital made a method.
plain-language-summary: Dr. Doe made a method.
bibliography: doe.bib
data: data/datapackage.json
abbreviations: {EUH: Example University Hospital}
declarations:
  ethics: The Ethics Committee of the Third Clinic of Exampletown and the Placeholder University Institutional Review Board approved it (J.M.D., no. 12345).
  consent: Consent was taken by R. Roe.
  data-availability: Data are at <https://github.com/example/data>, 10.5281/zenodo.99999 and in @tbl:rows.
  competing-interests: J.M.D. owns shares of Placeholder Ltd. R.R. has none.
  funding: Placeholder Fund, grant PF-123456.
  contributions: JMD wrote the text; RR read it.[^who]
  acknowledgements: We thank Max Helper.
---
`
const body = `
# Introduction

In our previous report we said so [@doe2020]. Doe et al. said so too [@doe2020]. Two authors (JMD and RR) searched; J.M. Doe and Richard Roe agreed, and so did The Example Study Group.
Write to jmdoe@example.org or see <https://www.example.org/people>, [her page](https://pages.example.net/~jmdoe/) and [a tool](https://github.com/tool/tool).

Our code is at <https://github.com/placed/elsewhere>.

DOE, JANE MARY is not how names are written. The funding is in @sec:funding, and a note stands here.[^kept]

# Methods {#sec:methods}

CT was done as *Jane Doe* does it at Placeholder University, ORCID 0000-0002-1825-0097 (@fig:one, @fig:two; @fig:three).

![The method of Jane Doe.](figures/doe-photograph.jpg){#fig:one alt="As Richard Roe draws it."}

![A curve.](figures/roe.svg){#fig:two alt="A line that rises." description="Drawn in Example University Hospital."}

![A square.](figures/photograph.png){#fig:three alt="Four equal sides."}

| Who      | Where                  |
| -------- | ---------------------- |
| Jane Doe | Placeholder University |

: Rows by Richard Roe. {#tbl:rows}

Made with \`jmdoe@example.org\`.

# More on money {#sec:funding .funding}

Placeholder Fund paid Jane Doe.

[^kept]: A note by Jane Doe.
[^who]: Max Helper's note.
`

export const files = new Map<string, string | Uint8Array>([
  ['doe.md', front + body],
  [
    'doe.bib',
    '@article{doe2020, author = {Doe, J. M. and Poe, A.}, title = {On examples}, journal = {Example Journal}, year = {2020}, volume = {1}, pages = {1--2}}',
  ],
  [
    'data/datapackage.json',
    JSON.stringify({
      name: 'x',
      resources: [
        {
          name: 'rows',
          path: 'roe-rows.csv',
          title: 'Rows of Jane Doe',
          schema: { fields: [{ name: 'who', type: 'string' }] },
        },
      ],
    }),
  ],
  ['data/roe-rows.csv', 'who\nJane Doe\njmdoe@example.org\n'],
  ['figures/doe-photograph.jpg', tagged('photograph.jpg')],
  ['figures/photograph.png', tagged('photograph.png')],
  ['figures/roe.svg', tagged('drawing.svg')],
])
export const named: Project = memoryProject(files, 'doe.md')

/** What no blind output may say, whatever its case; the reference list's "Doe JM" is another matter. */
export const telling: readonly RegExp[] = [
  /Jane/i,
  /Richard/i,
  /jmdoe/i,
  /rroe/i,
  /\bDoe,? (?!JM|J\.|et al)/,
  /\bRoe\b/,
  /0000-?0002-?1825-?0097/,
  /Example University Hospital/i,
  /Placeholder/i,
  /Third Clinic/,
  /Example Study Group/i,
  /Example College/i,
  /05gq02987/,
  /PF-123456/,
  /501100000000/,
  /Max Helper/i,
  /10\.99999\/doe/,
  /github\.com\/example/,
  /zenodo/i,
  /example\.org/i,
  /J\. ?M\. ?D\./,
  /JMD/,
  /\bR\.R\./,
  /owns shares/,
  /doe-photograph/i,
  /\bdoe\.(?:xml|pdf|html|docx)/,
]
