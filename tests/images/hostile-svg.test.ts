import { expect, test } from 'vitest'
import { readImage } from '../../scripts/images/read.js'
import { drawingOf } from '../../scripts/images/svg/drawing.js'
import { growth } from '../steps.js'

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">${inside}</svg>`
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='

/** Why a file is no drawing; nothing of one that is. */
async function refused(source: string): Promise<string | undefined> {
  const file = readImage(new TextEncoder().encode(source), 'a.svg')
  if ('rule' in file) return file.reason
  const drawing = await drawingOf(file)
  return drawing.kind === 'none' ? drawing.reason : undefined
}

test.each([
  ['shapes', '<g id="a"><path d="M0 0h9"/></g><use href="#a"/><use xlink:href="#a"/>'],
  ['a part that shows itself', '<g id="a"><use href="#a"/></g>'],
  ['a whole bitmap', `<image width="9" height="9" href="data:image/png;base64,${pixel}"/>`],
  ['signs in attributes', '<text data-a="&lt;g>">a > b</text><!-- <g><g> -->'],
  ['a size of nothing', '<rect width="0" height="9"/><path d=""/><text/>'],
  ['places beyond the page', '<circle cx="1e6" cy="-1e6" r="4"/>'],
])('%s can be drawn', async (_, inside) => {
  expect(await refused(svg(inside))).toBeUndefined()
})

test.each([
  ['groups too deep', `${'<g>'.repeat(300)}${'</g>'.repeat(300)}`, 'more than 256 elements inside'],
  [
    'parts that show each other twice, again and again',
    `<g id="a0"><rect/></g>${Array.from({ length: 25 }, (_, index) => `<g id="a${index + 1}"><use href="#a${index}"/><use href="#a${index}"/></g>`).join('')}<use href="#a25"/>`,
    'more than 500000 elements',
  ],
  ['a bitmap without a head', '<image href="data:image/png;base64,AAAA"/>', 'a bitmap that cannot'],
  [
    'a bitmap without pixels',
    '<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"/>',
    'a bitmap that cannot',
  ],
  [
    'a photograph that is none',
    '<image xlink:href="data:image/jpeg;base64,AAAA"/>',
    'a bitmap that cannot',
  ],
  ['no number', '\n<rect x="NaN"/>', 'line 2: `NaN` in `x` of `<rect>`'],
  ['no place in a path', '<path d="M0 0L3 undefined"/>', '`undefined` in `d` of `<path>`'],
  ['a number beyond every page', '<rect width="1e308"/>', '`1e308` in `width` of `<rect>`'],
  ['a control character', '<text>a\u0003</text>', 'control character U+0003'],
  ['an entity that is not declared', '<text>&nbsp;</text>', 'unknown entity `&nbsp;`'],
  [
    'attributes without end',
    `<rect ${Array.from({ length: 2_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
    'more than 1000 attributes',
  ],
  [
    'filters without end',
    `<filter id="f">${'<feOffset/>'.repeat(101)}</filter>`,
    'a filter of more than 100 steps',
  ],
])('%s is told', async (_, inside, reason) => {
  expect(await refused(svg(inside))).toContain(reason)
})

test('entities of the document are read, and no further than a bound', async () => {
  const typed = (entities: string, inside: string): string =>
    `<!DOCTYPE svg [${entities}]>${svg(inside)}`
  expect(await refused(typed('<!ENTITY a "9">', '<rect width="&a;"/>'))).toBeUndefined()
  expect(await refused(typed('<!ENTITY a "&b;"><!ENTITY b "&a;">', '<text>&a;</text>'))).toContain(
    'that does not end',
  )
  const laughs = Array.from(
    { length: 8 },
    (_, index) => `<!ENTITY a${index + 1} "${`&a${index};`.repeat(10)}">`,
  )
  expect(
    await refused(
      typed(`<!ENTITY a0 "${'ha'.repeat(50)}">${laughs.join('')}`, '<text>&a8;</text>'),
    ),
  ).toContain('that does not end')
})

test('hostile drawings cost no more than their length', async () => {
  for (const part of [
    '<g ',
    '<a b="',
    '<!--',
    '<use href="#a"/>',
    '<rect style="fill:var(--a"/>',
    '<rect style="fill:light-dark(a,"/>',
    '<style>{}~ * </style>',
    'url(#',
    '<image href="data:image/png;base64,',
  ])
    expect(await growth((times) => refused(svg(part.repeat(500 * times)))), part).toBeLessThan(35)
})
