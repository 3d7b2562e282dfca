/** Figures with panels, tables with captions and notes, images. */
import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { ImageFile } from '../../document/inputs.js'
import type { Caption, Figure, FigureContent, Image, Notes, Panel } from '../../document/tree.js'
import type { State } from './state.js'

type Inline = ElementContent[]

export function figure(node: Figure, state: State): Inline {
  const caption = node.children.find((child) => child.type === 'caption')
  const shown = node.children.filter((child) => child.type !== 'caption')
  const panels = shown.filter((child) => child.type === 'panel')
  const label = h('span', { className: ['label'] }, node.label ?? '')
  const legend = h('figcaption', captionOf(caption, label, state))
  const content =
    panels.length > 0
      ? [
          h(
            'div',
            { className: ['panels', `panels-${Math.min(panels.length, 4)}`] },
            state.all(panels),
          ),
          ...state.all(shown.filter(notPanel)),
        ]
      : state.all(shown)
  const parts =
    node.kind === 'table'
      ? [legend, ...scrollable(node, content, state)]
      : [...content, ...originals(node.children, state), legend]
  return [h('figure', { id: node.id, className: [node.kind] }, parts)]
}

const notPanel = (child: FigureContent): boolean => child.type !== 'panel'

/** A wide table scrolls in its own region, which the keyboard reaches. */
function scrollable(node: Figure, content: Inline, state: State): Inline {
  const tables = content.filter((child) => child.type === 'element' && child.tagName === 'table')
  const rest = content.filter((child) => !tables.includes(child))
  return [
    h(
      'div',
      {
        className: ['scroll'],
        role: 'region',
        tabIndex: 0,
        ariaLabel: node.label ?? state.words.table,
      },
      tables,
    ),
    ...rest,
  ]
}

function captionOf(caption: Caption | undefined, label: ElementContent, state: State): Inline {
  const [first, ...more] = caption?.children ?? []
  return [h('p', [label, ' ', ...(first ? state.all(first.children) : [])]), ...state.all(more)]
}

export function panel(node: Panel, state: State): Inline {
  const caption = node.children.find((child) => child.type === 'caption')
  const images = node.children.filter((child) => child.type === 'image')
  const letter = h('span', { className: ['letter'] }, node.letter)
  const words = caption?.children.flatMap((child) => state.all(child.children)) ?? []
  return [
    h('figure', { id: node.id, className: ['panel'] }, [
      ...images.flatMap((child) => image(child, state)),
      ...originals(images, state),
      h('figcaption', [letter, ...(words.length > 0 ? [' ', ...words] : [])]),
    ]),
  ]
}

export function notes(node: Notes, state: State): Inline {
  return [
    h(
      'div',
      { className: ['notes'] },
      node.children.map((note) => {
        const mark = note.mark ? [h('sup', note.mark), ' '] : []
        const [first, ...more] = note.children
        return h('div', { id: note.id }, [
          h('p', [...mark, ...(first ? state.all(first.children) : [])]),
          ...state.all(more),
        ])
      }),
    ),
  ]
}

/** Figures in PDF, which no browser shows in a page, to open as they are; they are inside the page like all else. */
function originals(nodes: ReadonlyArray<{ type: string }>, state: State): Inline {
  return nodes.flatMap((node): Inline => {
    if (node.type !== 'image') return []
    // Holds by the type just seen.
    const { path, fault } = node as Image
    const file = fault ? undefined : state.inputs.images.get(path)
    if (file?.format !== 'pdf') return []
    const href = state.files.address('application/pdf', file.bytes)
    return [
      h(
        'p',
        { className: ['original'] },
        h('a', { href, download: file.output.split('/').at(-1) }, state.words.download),
      ),
    ]
  })
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  gif: 'image/gif',
  webp: 'image/webp',
}

/** An image inside the page; one that no browser shows is a labelled box, with the file to open where there is one. */
export function image(node: Image, state: State): Inline {
  const file = node.fault ? undefined : state.inputs.images.get(node.path)
  const data = file && dataOf(file, state)
  if (!file || !data)
    return [
      h(
        'span',
        { className: ['no-image'], role: 'img', ariaLabel: node.alt || node.url },
        `[${node.alt ? `${node.alt}: ` : ''}${node.url}]`,
      ),
    ]
  const description = node.description
    ? [h('span', { className: ['visually-hidden'] }, node.description)]
    : []
  const width = node.width ? `width:${node.width.value}${node.width.unit}` : undefined
  return [
    h('img', {
      src: data,
      alt: node.alt,
      width: Math.round(file.width) || undefined,
      height: Math.round(file.height) || undefined,
      style: width,
    }),
    ...description,
  ]
}

/** The file's bytes, or those of a PNG that shows the same, in an address. */
function dataOf(file: ImageFile, state: State): string | undefined {
  const drawing = state.drawings.get(file.path)
  const png = drawing?.kind === 'bitmap' ? drawing.png() : state.raster(file)
  const type = png ? types.png : types[file.format]
  return (
    type &&
    state.files.address(type, png ?? (drawing?.kind === 'vector' ? drawing.outlines : file.bytes))
  )
}
