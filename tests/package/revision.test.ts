/** PrintedPlaces in the list of changes are those of the clean copy, and the highlighted copy is finished like any other. */
import { expect, test } from 'vitest'
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { revisionFiles } from '../../scripts/package/revision.js'
import { placeInWords } from '../../scripts/letter/place.js'
import { printedPlacesOf } from '../../scripts/write/pdf/places.js'
import { wordsOf } from '../../scripts/languages/index.js'

const names = ['alpha', 'beta', 'gamma', 'delta', 'kappa']
/** Long enough for several pages; every third paragraph says something else in the new version, and the old one has more. */
const paper = (version: 'old' | 'new'): string =>
  `---\ntitle: A long paper\nauthor: Jane Doe\ndate: 2026-11-22\n---\n\n${names.map((name, part) => `# Part ${name}\n\n${Array.from({ length: 6 }, (_, index) => `Paragraph ${name}${index} is written in many words, so that the lines of one are some, and ${index % 3 === 0 && version === 'new' ? `differs${name}${index} entirely` : 'stays as it was'}; then it goes on for a while, as paragraphs do, to its end.`).join('\n\n')}\n\n${version === 'old' ? `Only the old paper says this of part ${part}.\n\n` : ''}`).join('\n')}`
const built = (version: 'old' | 'new') =>
  build(memoryProject(new Map([['p.md', paper(version)]]), 'p.md'), {
    layout: 'review',
    purpose: 'compare',
  })

test('each change is found on the page and line where the clean copy has it', async () => {
  const [before, after] = [await built('old'), await built('new')]
  const { files, changes, following } = await revisionFiles(before, after, {
    revision: 'v1',
    commit: '0'.repeat(40),
  })
  expect([changes, following]).toEqual([15, 0])
  const list = new TextDecoder().decode(files.find(({ path }) => path === 'changes.md')!.contents)
  const places = await printedPlacesOf(after.article, after.inputs)
  const words = names.flatMap((name) => [`differs${name}0 entirely`, `differs${name}3 entirely`])
  for (const one of words)
    expect(list).toContain(
      `, ${placeInWords(places.find(one)!.from, undefined, wordsOf('en'))}\n   - was: “stays as it was”\n   - is: “${one}”`,
    )
  expect(list).toContain(
    `**Part beta**, ${placeInWords(places.find('Part gamma')!.from, undefined, wordsOf('en'))}\n   - deleted: “Only the old paper says this of part 1.”`,
  )
  expect(list).toContain(
    `**Part kappa**, ${placeInWords(places.find('Paragraph kappa5')!.to, undefined, wordsOf('en')).replace(/\d+$/, '')}`,
  )
  expect(list.match(/^\d+\. \*\*[^*]+\*\*$/gm), 'each has a place').toBeNull()
  expect(list).toContain('5 deletions, 10 replacements; 20 words inserted, 85 words deleted.')
})
