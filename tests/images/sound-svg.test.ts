import { expect, test } from 'vitest'
import { isSoundSvg } from '../../scripts/images/svg/sound.js'
import { growth } from '../write/pdf/cost.js'

const svg = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=='

test.each([
  ['shapes', '<g id="a"><path d="M0 0h9"/></g><use href="#a"/><use xlink:href="#a"/>'],
  ['a part that shows itself', '<g id="a"><use href="#a"/></g>'],
  ['a whole bitmap', `<image href="data:image/png;base64,${pixel}"/>`],
  ['signs in attributes', '<text data-a="<g>">a > b</text><!-- <g><g> -->'],
])('%s can be drawn', (_, inside) => {
  expect(isSoundSvg(svg(inside))).toBe(true)
})

test.each([
  ['groups too deep', `${'<g>'.repeat(300)}${'</g>'.repeat(300)}`],
  [
    'parts that show each other twice, again and again',
    `<g id="a0"><rect/></g>${Array.from({ length: 25 }, (_, index) => `<g id="a${index + 1}"><use href="#a${index}"/><use href="#a${index}"/></g>`).join('')}<use href="#a25"/>`,
  ],
  ['a bitmap without a head', '<image href="data:image/png;base64,AAAA"/>'],
  [
    'a bitmap without pixels',
    '<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"/>',
  ],
  ['a photograph that is none', '<image xlink:href="data:image/jpeg;base64,AAAA"/>'],
])('%s cannot', (_, inside) => {
  expect(isSoundSvg(svg(inside))).toBe(false)
})

test('hostile drawings cost no more than their length', async () => {
  for (const part of [
    '<g ',
    '<a b="',
    '<!--',
    '<use href="#a"/>',
    '<g id="a">',
    'url(#',
    '<image href="data:image/png;base64,',
  ])
    expect(await growth((times) => isSoundSvg(svg(part.repeat(1_000 * times)))), part).toBeLessThan(
      35,
    )
})
