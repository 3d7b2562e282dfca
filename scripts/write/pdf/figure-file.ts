/**
 * A figure as a PDF of its own, for journals that take drawings so: its pictures and panels with their letters as the
 * article sets them, on a page of their size, drawings as vectors.
 */
import type { Inputs } from '../../document/inputs.js'
import type { Article, Figure, Image, Panel } from '../../document/tree.js'
import { alone } from './alone.js'
import { figureContent } from './definition/figure.js'
import { writeStructure } from './finish/structure.js'
import { Composer } from './print/composer.js'
import { bottomOf } from './print/page.js'
import type { DocumentDefinition, StackNode } from './print/node.js'
import { Painter } from './print/painter.js'
import { layoutStyleOf } from './style.js'
import { largest } from '../../lists.js'

/** The file, and the size of its page; `width` and the size in points. */
export async function figureFile(
  figure: Figure,
  article: Article,
  inputs: Inputs,
  width: number,
): Promise<{ contents: Uint8Array; width: number; height: number }> {
  const { document, typesetter, state, tag } = await alone(
    article,
    inputs,
    figure.label ?? '',
    layoutStyleOf('article'),
    width,
  )
  const content: StackNode = {
    kind: 'stack',
    stack: figureContent(asWideAsThePage(figure), state, width),
  }
  const edges = { left: 0, top: 0, right: 0, bottom: 0 }
  const definition = (height: number): DocumentDefinition => ({
    page: { width, height, margins: edges, reach: 0, columns: 1, gap: 0, landscape: edges },
    content,
    headerAndFooter: () => [],
    footnotes: new Map(),
    verticalJustification: 0,
    lineHeight: 0,
    footnoteRule: { width: 0, lineWidth: 0, color: '#000000', gap: 0 },
  })
  const [endless] = new FigurePage(definition(1e5), typesetter).compose()
  const height = Math.max(1, largest(endless!.items.map(bottomOf)))
  new Painter(document).renderPages(new FigurePage(definition(height + 0.1), typesetter).compose())
  writeStructure(document, tag)
  return { contents: await document.bytes(), width, height }
}

/** A page as it is asked for, also where it is broader than high. */
class FigurePage extends Composer {
  protected override addPage(): void {
    const { width, height, margins } = this.definition.page
    this.open({ width, height, orientation: width > height ? 'landscape' : 'portrait' }, margins)
    this.beginPage()
  }
}

/** The figure without widths that its author asked for: its page has the width in print. */
function asWideAsThePage(figure: Figure): Figure {
  const free = (image: Image): Image => ({ ...image, width: undefined })
  const children = figure.children.map((child) =>
    child.type === 'image'
      ? free(child)
      : child.type === 'panel'
        ? ({
            ...child,
            children: child.children.map((one) => (one.type === 'image' ? free(one) : one)),
          } as Panel)
        : child,
  )
  return { ...figure, width: undefined, children }
}
