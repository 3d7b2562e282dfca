/** Text that readers and typesetters stumble over says the same in every format. */
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'

test.each([
  [
    'what leaves no mark',
    'A zero\u200bwidth space, a joiner\u2060here, a soft\u00adhyphen and a non\u2011breaking one.',
  ],
  [
    'words from right to left',
    'The word \u05e9\u05dc\u05d5\u05dd and \u0645\u0631\u062d\u0628\u0627 within a line.',
  ],
  [
    'marks of direction, closed or not',
    'One \u2067two\u2069 and \u2066three, \u202efour\u202c, \u2069five \u2068six.',
  ],
  ['emphasis in emphasis', 'One ***two* three** four *five **six*** and H~2~O with x^2^.'],
  [
    'what looks like markup',
    'If a \\< b \\& c \\> d then \\<script\\>alert(1)\\</script\\> and \\{braces\\} and %PDF.',
  ],
  ['letters made of parts', 'Cafe\u0301 and Zu\u0308rich, \u{1d4d0} and \u2126.'],
])('%s', async (_, text) => {
  const project = memoryProject(
    new Map([
      [
        'paper.md',
        `---\ntitle: A title\nauthors:\n  - name: Jane Doe\n---\n\n# Results {#results}\n\n${text}\n\n| Head | ${text} |\n| --- | --- |\n| One | ${text} |\n\n: ${text} {#tbl:one}\n\nSee @tbl:one.[^n]\n\n[^n]: ${text}\n`,
      ],
    ]),
    'paper.md',
  )
  const { outputs } = await build(project, {
    draft: true,
    verify: true,
    sourceDateEpoch: 0,
    formats: new Set(['jats', 'html', 'pdf', 'docx']),
  })
  expect(
    outputs
      .map(({ path }) => path.replace(/.*\./, ''))
      .filter((extension) => ['xml', 'html', 'pdf', 'docx'].includes(extension))
      .sort(),
  ).toEqual(['docx', 'html', 'pdf', 'xml'])
})
