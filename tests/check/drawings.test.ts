import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { checkDrawings } from '../../scripts/check/drawings.js'
import { runStages } from '../../scripts/stage.js'
import { article, caption, figure, image } from '../builders.js'
import { imageFile, inputs } from '../inputs.js'

async function messages(drawing: string): Promise<string[]> {
  const file = new VFile({ path: 'paper.md' })
  const bytes = new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${drawing}</svg>`,
  )
  await runStages(
    [checkDrawings],
    article(figure('fig:a', [caption('Drawn.'), image('a.svg')])),
    inputs({ images: [imageFile('a.svg', { format: 'svg', bytes })] }),
    file,
  )
  return file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
}

test('a drawing of shapes, text and images of its own is sound', async () => {
  expect(
    await messages(
      '<g id="a"><path d="M0 0h9"/><text>a</text></g><use href="#a"/><image href="data:image/png;base64,AAAA"/>',
    ),
  ).toEqual([])
})

test('HTML inside a drawing would vanish', async () => {
  expect(await messages('<foreignObject><div>Label</div></foreignObject>')).toEqual([
    'invalid-image: Unexpected `<foreignObject>` in `a.svg`, which cannot be printed, expected shapes, text and PNG or JPEG images inside the file; export it as plain SVG, PDF or PNG',
  ])
})

test('HTML with another child of its switch is sound', async () => {
  expect(await messages('<switch><foreignObject/><text>Label</text></switch>')).toEqual([])
})

test.each([
  ['<image href="https://example.org/a.png"/>', 'https://example.org/a.png'],
  ['<use xlink:href="other.svg#a"/>', 'other.svg#a'],
  ['<image href="../secret.png"/>', '../secret.png'],
])('%s is not followed', async (drawing, address) => {
  expect(await messages(drawing)).toEqual([
    expect.stringContaining(`Unexpected a reference to \`${address}\` in \`a.svg\``),
  ])
})

test.each([
  ['<rect width="9" height="9"><animate attributeName="width" to="1"/></rect>', 'animate'],
  ['<g><set attributeName="fill" to="red"/></g>', 'set'],
])('a page shows nothing that moves: %s', async (drawing, name) => {
  expect(await messages(drawing)).toEqual([
    expect.stringContaining(`Unexpected \`<${name}>\`, which moves, in \`a.svg\``),
  ])
})

test('a film among the shapes would vanish', async () => {
  expect(
    await messages('<video xmlns="http://www.w3.org/1999/xhtml" src="a.mp4"></video>'),
  ).toEqual([expect.stringContaining('Unexpected `<video>` in `a.svg`')])
})
