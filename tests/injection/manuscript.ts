/** A manuscript with hostile words in every field that an author can fill. */
import { memoryProject, type Project } from '../../scripts/project/project.js'

/** What some reader of some output would take for more than words. */
export const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '::set-output name=x::y',
  '%0A::error::x',
  '\n::error::x',
  '\u001b[2J\u001b]8;;http://evil.example.org\u0007',
  '\u202Edesrever\u2066',
  "=cmd|'/c calc'!A0",
  '\u0001',
  ']]>',
  '--><b>',
  '&x;',
  ')>>/OpenAction<</S/JavaScript/JS(alert(1))>>',
  '${x} {{x}} $(x) `x`',
  '</w:t></w:p><w:instrText>INCLUDETEXT "x"</w:instrText>',
]
const words = hostile.join(' ')

/** What must come out as words in every format: no character of it is one that a format leaves out. */
export const kept = ')>>/OpenAction<</S/JavaScript/JS(alert(1))>>'

/** `words` where YAML has one string, behind a mark that says which field it is. */
const yaml = (field: string): string => JSON.stringify(`${field} ${words}`)
/** On one line, as Markdown reads it. */
const raw = words.replaceAll('\n', ' ').replaceAll('\0', '')
/** On one line, each sign of Markdown taken for itself. */
const plain = raw.replace(/[!-/:-@[-`{-~]/g, '\\$&')
/** In an attribute between double quotes. */
const attribute = raw.replaceAll('"', '')
const bibtex = raw.replace(/[{}\\%$&#_"@]/g, '')

const urls = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  '&#106;avascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example.org/x',
  '\\\\evil.example.org\\x',
  'https://example.org/"><script>alert(1)</script>',
  "https://example.org/')>>/OpenAction<<",
  'mailto:a@example.org?subject=x%0d%0aBcc:b@example.org',
]
const links = urls
  .map((url, at) => `[link ${at}](<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)`)
  .join(', ')

const front = (extra: string): string => `---
title: ${yaml('title')}
subtitle: ${yaml('subtitle')}
short-title: ${yaml('short')}
lang: en
type: ${yaml('type')}
authors:
  - {name: {given: ${yaml('given')}, family: ${yaml('family')}, suffix: ${yaml('suffix')}}, degrees: ${yaml('degrees')}, orcid: 0000-0002-1825-0097, email: ${JSON.stringify('a"><script>@example.org')}, corresponding: true, equal-contrib: true, affiliations: [a], note: ${yaml('note')}, roles: [software, {role: ${yaml('role')}}]}
  - {name: ${yaml('whole name')}, email: "javascript:alert(1)@example.org", corresponding: true, affiliations: [${yaml('affiliation id')}]}
  - {group: ${yaml('group')}, members: [${yaml('member')}]}
affiliations:
  - {id: a, institution: ${yaml('institution')}, department: ${yaml('department')}, city: ${yaml('city')}, region: ${yaml('region')}, country: ${yaml('country')}, ror: "javascript:alert(1)"}
  - {id: ${yaml('affiliation id')}, institution: ${yaml('institution')}}
abstract: ${yaml('abstract')}
plain-language-summary: ${yaml('summary')}
keywords: [${yaml('keyword')}]
translated-keywords: {fr: [${yaml('translated keyword')}]}
categories: [${yaml('category')}]
date: 2026-11-22
license: {name: ${yaml('license')}, url: "javascript:alert(1)", text: ${yaml('license text')}}
copyright: {year: ${yaml('year')}, holder: ${yaml('holder')}}
funding: [{funder: ${yaml('funder')}, id: "javascript:alert(1)", awards: [${yaml('award')}], recipients: [${yaml('recipient')}]}]
journal: {title: ${yaml('journal')}, abbreviation: ${yaml('journal abbreviation')}, publisher: ${yaml('publisher')}, nlm-ta: ${yaml('nlm')}, issn: {epub: ${yaml('issn')}}}
doi: ${JSON.stringify('10.99999/"><script>alert(1)</script>')}
url: "javascript:alert(1)"
volume: ${yaml('volume')}
issue: ${yaml('issue')}
pages: ${yaml('pages')}
related: [{type: companion, doi: ${yaml('related')}, url: "javascript:alert(1)", title: ${yaml('related title')}}]
trials: [{registry: ${yaml('registry')}, number: ${yaml('trial')}}]
reference-section-title: ${yaml('references')}
abbreviations: {${yaml('short form')}: ${yaml('long form')}}
words: {figure: {one: ${yaml('figure')}, many: ${yaml('figures')}, label: ${yaml('figure label')}}}
declarations:
  ethics: ${yaml('ethics')}
  consent: ${yaml('consent')}
  data-availability: ${yaml('availability')}
  competing-interests: ${yaml('interests')}
  funding: ${yaml('funding')}
  contributions: ${yaml('contributions')}
  acknowledgements: ${yaml('acknowledgements')}
checklist: {care: {"1": {exclude: ${yaml('exclude')}}}}
bibliography: refs.bib
data: datapackage.json
${extra}---
`

const body = `
# Heading ${plain} {#sec:${'x"onerror='}}

Raw ${raw}

Plain ${plain} [@doe2020] [@"><script>alert(1)</script>] @fig:one @tbl:rows @tbl:bound @supp:film and ${links}, <javascript:alert(1)>.

A note[^n], code \`${raw.replaceAll('`', '')}\`, math $\\text{<script>alert(1)</script>} \\href{javascript:alert(1)}{x}$ and ^[inline ${plain}].

\`\`\`{=html}
<script>alert(1)</script>
\`\`\`

\`\`\`"><script>
${raw.replaceAll('`', '')}
\`\`\`

<script>alert(1)</script>

<img src="x" onerror="alert(1)">

![Caption ${plain}](figures/one.svg){#fig:one alt="${attribute}" description="${attribute}"}

![Caption](<figures/"><script>.svg>){#fig:two alt="A line"}

| Head ${plain.replaceAll('\\|', '')} | B |
| --- | --- |
| Cell ${plain.replaceAll('\\|', '')} | =1+1 |

: Caption ${plain} {#tbl:rows}

::table{#tbl:bound from=rows}

::supplement[Film ${plain.replaceAll('\\[', '').replaceAll('\\]', '')}]{#supp:film file="data/film.csv" label="${attribute.replace(/[^\w ]/g, '')}"}

> Quoted ${plain}

- Item ${plain}

Term
: Defined ${plain}

:value{of="rows.who"} :claim[three]{of="'${attribute.replaceAll("'", '')}'"} :value{fact="${attribute}"}

[^n]: Footnote ${plain}
`

const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20" onload="alert(1)"><script>alert(1)</script><title>${'&lt;script>'}</title><a xlink:href="javascript:alert(1)"><rect width="20" height="20" onclick="alert(1)"/></a><image href="http://evil.example.org/x.png" width="5" height="5"/><foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/></foreignObject><style>rect{fill:url(http://evil.example.org/x)} @import "http://evil.example.org/y";</style></svg>`

export const csv = `who,"n"\n"${raw.replaceAll('"', '""')}",1\n=1+1,2\n`

export const files = new Map<string, string | Uint8Array>([
  ['paper.md', front('') + body],
  [
    'refs.bib',
    `@article{doe2020, author = {Doe <script>alert(1)</script>, Jane and {${bibtex}}}, title = {${bibtex}}, journal = {${bibtex}}, year = {2020}, volume = {<script>}, pages = {1--2}, note = {${bibtex}}, doi = {10.99999/"><script>alert(1)</script>}, url = {javascript:alert(1)}}
@misc{odd<script>, title = {Odd ${bibtex}}, url = {data:text/html,x}, year = {2020}}`,
  ],
  [
    'datapackage.json',
    JSON.stringify({
      name: words,
      title: words,
      resources: [
        {
          name: 'rows',
          path: 'data/rows.csv',
          title: words,
          description: words,
          schema: {
            fields: [
              { name: 'who', type: 'string', title: words, description: words, unit: words },
              { name: 'n', type: 'integer' },
            ],
          },
        },
      ],
    }),
  ],
  ['data/rows.csv', csv],
  ['data/film.csv', csv],
  ['figures/one.svg', svg],
  ['figures/"><script>.svg', svg],
  ['facts.yaml', `hostile: ${JSON.stringify(`'${words.replaceAll("'", '')}'`)}\n`],
])

export const attacked = (): Project => memoryProject(files, 'paper.md')
