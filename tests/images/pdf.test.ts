import { expect, test } from 'vitest'
import { drawPdf } from '../../scripts/images/pdf/draw.js'
import { undrawable } from '../../scripts/images/undrawable.js'
import { imageFile } from '../inputs.js'
import { pdfOf } from '../pdf-of.js'

const drawing = (content: string): Uint8Array =>
  pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 40 20]>>'.replace('>>', '/Contents 4 0 R>>'),
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  )

test('a page is drawn on white, as broad as it is asked for, in its colours', async () => {
  const { width, height, samples } = (await drawPdf(drawing('0 0.5 1 rg 0 0 20 20 re f'), 80))!
  const at = (x: number): number[] => [
    ...samples.slice((10 * width + x) * 3, (10 * width + x) * 3 + 3),
  ]
  expect([width, height, at(20), at(60)]).toEqual([80, 40, [0, 128, 255], [255, 255, 255]])
})

test('the same file gives the same pixels', async () => {
  const draw = async (): Promise<string> =>
    Buffer.from((await drawPdf(drawing('1 0 0 RG 0 0 m 40 20 l S'), 200))!.samples).toString(
      'base64',
    )
  expect(await draw()).toBe(await draw())
})

test('what cannot be drawn is nothing, and is found before a format leaves it out', async () => {
  const broken = new TextEncoder().encode('%PDF-1.4\nnothing of the kind')
  expect(await drawPdf(broken, 80)).toBeUndefined()
  const sound = imageFile('figures/sound.pdf', {
    format: 'pdf',
    bytes: drawing('0 g 0 0 9 9 re f'),
  })
  expect([
    ...(
      await undrawable([
        sound,
        imageFile('figures/broken.pdf', { format: 'pdf', bytes: broken }),
        imageFile('figures/scan.tif', { format: 'tiff', bytes: new Uint8Array(8) }),
      ])
    ).keys(),
  ]).toEqual(['figures/broken.pdf', 'figures/scan.tif'])
})
