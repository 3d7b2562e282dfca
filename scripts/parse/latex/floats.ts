/**
 * `\begin{table}` and `\begin{figure}` with their captions, labels, tabulars and graphics.
 */
import type { Block, Caption, Figure, Image, Panel } from '../../document/tree.js'
import { identified } from '../figures.js'
import { positionIn, sliceOf } from '../fragment.js'
import { openImage, type ImageSyntax } from '../inline-image.js'
import { unsupported, type Scope } from '../reading.js'
import type { Token } from '../syntax/nodes.js'
import { readTabular } from './tabular.js'
import { findCommand, readText, spansBetween, type ArgumentSpan } from './text.js'

/** A table with its caption; its source as it stands when it has no tabular that can be read. */
export function tableFloat(node: Token, inner: ArgumentSpan, scope: Scope): Block[] {
  const { value, position } = node
  const begin = /\\begin\{(?:tabular[xy]?\*?|longtable)\}/.exec(value)
  const table = begin ? readTabular(node, begin.index, scope) : undefined
  if (!table) {
    unsupported(
      scope,
      node,
      'LaTeX table that cannot be read',
      'a pipe table; it is printed as it stands',
    )
    return [{ type: 'code', value, position }]
  }
  const { caption, id } = captionIn(node, inner, scope)
  return [
    { type: 'figure', kind: 'table', ...identified(id), children: [...caption, table], position },
  ]
}

/** A figure; several graphics are its panels. */
export function figureFloat(node: Token, inner: ArgumentSpan, scope: Scope): Block[] {
  const { value, position } = node
  const parts = spansBetween(value, inner, '\\begin{subfigure}', '\\end{subfigure}')
  const outside: Token = { ...node, value: without(value, parts) }
  const { caption, id } = captionIn(outside, inner, scope)
  const { identifier } = identified(id)
  const pictures = (parts.length ? parts : [inner]).flatMap((part) =>
    graphics(node, part, scope).map((image) => ({
      image,
      own: parts.length ? captionIn(node, part, scope) : undefined,
    })),
  )
  if (!pictures.length)
    return (
      unsupported(scope, node, 'LaTeX figure without `\\includegraphics`', 'an image'),
      caption.flatMap((each) => each.children)
    )
  const panels = pictures.map(({ image, own }, index): Panel => {
    const letter = String.fromCharCode(97 + (index % 26))
    return {
      type: 'panel',
      letter,
      ...identified(own?.id ?? (identifier ? `${identifier}.${letter}` : undefined)),
      children: [image, ...(own?.caption ?? [])],
      position: image.position,
    }
  })
  const figure: Figure = {
    type: 'figure',
    kind: 'figure',
    ...(identifier ? { identifier } : {}),
    children: [...caption, ...(pictures.length > 1 ? panels : [pictures[0]!.image])],
    position,
  }
  if (pictures.length === 1 && pictures[0]!.image.width) figure.width = pictures[0]!.image.width
  return [figure]
}

/** A text with blanks in place of `spans`. */
function without(text: string, spans: readonly ArgumentSpan[]): string {
  const pieces = spans.map(
    ({ from, to }, index) =>
      text.slice(spans[index - 1]?.to ?? 0, from) + text.slice(from, to).replace(/[^\n]/g, ' '),
  )
  return pieces.join('') + text.slice(spans[spans.length - 1]?.to ?? 0)
}

function captionIn(
  node: Token,
  span: ArgumentSpan,
  scope: Scope,
): { caption: Caption[]; id?: string | undefined } {
  const found = findCommand(node.value, 'caption', span)
  const label = findCommand(node.value, 'label', span)
  const outer = scope.labels
  scope.labels = []
  const children = found ? readText(node, found.argument, scope) : []
  const [inside] = scope.labels
  scope.labels = outer
  const position = found && spanOf(node, found.argument)
  const caption: Caption[] = children.length
    ? [{ type: 'caption', children: [{ type: 'paragraph', children, position }], position }]
    : []
  return {
    caption,
    id: inside ?? (label && node.value.slice(label.argument.from, label.argument.to).trim()),
  }
}

function graphics(node: Token, { from, to }: ArgumentSpan, scope: Scope): Image[] {
  const images: Image[] = []
  for (
    let found = findCommand(node.value, 'includegraphics', { from, to });
    found;
    found = findCommand(node.value, 'includegraphics', { from: found.argument.to, to })
  ) {
    const url = node.value.slice(found.argument.from, found.argument.to).trim()
    const position = spanOf(node, { from: found.at, to: found.argument.to + 1 })
    const values = new Map(
      [...(found.options ?? '').matchAll(/(\w+)\s*=\s*(?:\{([^{}]*)\}|([^,{}]+))/g)].map(
        (match) => [match[1]!, (match[2] ?? match[3] ?? '').trim()] as const,
      ),
    )
    images.push(
      openImage(
        {
          type: 'image',
          url,
          position,
          alt: '',
          destination: { position: spanOf(node, found.argument) },
        } as ImageSyntax,
        { classes: [], values },
        scope,
      ),
    )
  }
  return images
}

function spanOf(node: Token, { from, to }: ArgumentSpan): Token['position'] {
  const fragment = sliceOf(node, from, to)
  const lines = fragment.text.split('\n')
  return positionIn(fragment, {
    start: { line: 1, column: 1 },
    end: { line: lines.length, column: lines[lines.length - 1]!.length + 1 },
  })
}
