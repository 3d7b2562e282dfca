import { beforeAll, expect, test } from 'vitest'
import { build, type Built } from '../../scripts/build.js'
import { readImage } from '../../scripts/images/read.js'
import { memoryProject } from '../../scripts/project/project.js'
import { comparePictures } from '../../scripts/verify/pictures/index.js'
import { pictures } from '../images/pictures.js'

const { bytes } = pictures['PNG of colours']!
let built: Built

beforeAll(async () => {
  const files = new Map<string, string | Uint8Array>([
    [
      'paper.md',
      '---\ntitle: T\nauthor: Jane Doe\n---\n\nSee @fig:a.\n\n![Squares.](a.png){#fig:a alt="Six squares"}\n',
    ],
    ['a.png', bytes],
  ])
  built = await build(memoryProject(files, 'paper.md'), {
    verify: true,
    sourceDateEpoch: 0,
    formats: new Set(['html', 'pdf', 'docx']),
  })
})

/** What is wrong with the outputs of one format, were the article's picture another. */
async function wrongWith(extension: string, picture: Uint8Array): Promise<string | undefined> {
  const read = readImage(picture, 'a.png')
  if ('rule' in read) throw new Error(read.reason)
  const { outputs, article, inputs } = built
  const images = new Map([['a.png', { ...read, output: 'figures/a.png' }]])
  try {
    await comparePictures(
      outputs.filter(({ path }) => path.endsWith(extension)),
      article,
      { ...inputs, images },
    )
    return undefined
  } catch (error) {
    return (error as Error).message
  }
}

test.each(['html', 'docx', 'pdf'])(
  'a picture that %s shows turned, in other colours or not at all is a fault',
  async (extension) => {
    expect(built.outputs).toHaveLength(3)
    expect(await wrongWith(extension, bytes)).toBeUndefined()
    for (const other of ['PNG in greys', 'PNG turned by 3', 'PNG with one colour gone'])
      expect(await wrongWith(extension, pictures[other]!.bytes), other).toBe(
        `paper.${extension} shows the picture a.png otherwise than the article has it`,
      )
    const { article, inputs } = built
    await expect(
      comparePictures(
        [{ path: `paper.${extension}`, contents: await emptyOf(extension) }],
        article,
        inputs,
      ),
    ).rejects.toThrow(`paper.${extension} does not show the picture a.png`)
  },
)

async function emptyOf(extension: string): Promise<Uint8Array> {
  const files = new Map([['paper.md', '---\ntitle: T\nauthor: Jane Doe\n---\n\nWords.\n']])
  const { outputs } = await build(memoryProject(files, 'paper.md'), {
    sourceDateEpoch: 0,
    formats: new Set([extension]),
  })
  return outputs[0]!.contents
}
