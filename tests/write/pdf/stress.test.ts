import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { Inputs } from '../../../scripts/document/inputs.js'
import { everything, everythingsInputs } from '../jats/everything.js'
import { imageFile } from '../../inputs.js'
import { pdf } from './pages.js'

interface Structure {
  role?: string
  alt?: string
  lang?: string
  children?: Structure[]
  type?: string
  id?: string
}

/** Everything that the model can say, in a layout, as a file. */
const file = (layout: Inputs['settings']['layout']): Promise<Uint8Array> =>
  pdf(
    everything(),
    everythingsInputs({
      images: [imageFile('figures/i.png', { width: 400, height: 300 })],
      settings: { layout, formats: new Set(['pdf']) },
    }),
  )

/** Whether any of it stands on the page: what goes over two is in the trees of both, with all that it holds. */
const isPainted = ({ type, children = [] }: Structure): boolean =>
  type === 'content' || children.some(isPainted)

/** Roles of the structure tree as a reader aloud meets them, pages one after another, with how deep each stands. */
async function roles(contents: Uint8Array): Promise<Map<string, number>> {
  const document = await pdfjs.getDocument({ data: contents.slice(), verbosity: 0 }).promise
  const found = new Map<string, number>()
  const visit = (node: Structure): void => {
    const { role, children = [] } = node
    if (role && isPainted(node)) found.set(role, (found.get(role) ?? 0) + 1)
    for (const child of children) visit(child)
  }
  for (let page = 1; page <= document.numPages; page++)
    visit((await (await document.getPage(page)).getStructTree()) as Structure)
  return found
}

/** All text of the pages in the order in which it is painted, without blanks. */
async function painted(contents: Uint8Array): Promise<string> {
  const document = await pdfjs.getDocument({ data: contents.slice(), verbosity: 0 }).promise
  const texts: string[] = []
  for (let page = 1; page <= document.numPages; page++)
    texts.push(
      ...(await (await document.getPage(page)).getTextContent()).items.map((item) =>
        'str' in item ? item.str : '',
      ),
    )
  return texts.join('').replace(/\s+/g, '')
}

describe.each(['article', 'review'] as const)(
  'everything that an article can say, in the %s layout,',
  (layout) => {
    test('has an element of the structure for each kind of thing', async () => {
      const found = await roles(await file(layout))
      const wanted = [
        'Document',
        'Sect',
        'H1',
        'H2',
        'H3',
        'P',
        'L',
        'LI',
        'Lbl',
        'LBody',
        'Table',
        'THead',
        'TBody',
        'TR',
        'TH',
        'TD',
        'Figure',
        'Caption',
        'Formula',
        'Link',
        'Note',
        'Reference',
        'BibEntry',
        'BlockQuote',
        'Code',
        'Span',
      ]
      expect(wanted.filter((role) => !found.has(role))).toEqual([])
      expect(found.get('Table')).toBe(1)
      expect(found.get('BibEntry')).toBe(3)
      expect(found.get('Figure')).toBe(3) // an icon in a line and two panels; decoration is none
    })

    test('says its parts in order', async () => {
      const text = await painted(await file(layout))
      const order = [
        'AtitleofE.coli',
        'JaneDoe',
        'Background',
        'Comein.',
        'Introduction',
        'Asshown',
        'dermatomyositis',
        'Aquotation.',
        'Results',
        'Deeper',
        'Deepest',
        'Approved.',
        'JDwrote.',
        'References',
        'DoeJ,RoeRB.Ona.',
        'vandenBergJ.Data.',
      ]
      const places = order.map((words) => text.indexOf(words))
      expect(places.findIndex((place) => place < 0)).toBe(-1)
      expect(places).toEqual([...places].sort((one, other) => one - other))
    })
  },
)
