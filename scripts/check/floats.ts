/** Figures and tables: mentioned, in order, with panels and alternative texts; images that can be shown. */
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import type { Article, Figure, Image, Panel } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { floatsOf, pointersOf, type Pointers } from '../tree/mentions.js'
import { readingOrder } from '../tree/reading-order.js'
import { typedLabel } from '../tree/typed-labels.js'
import { each, visit } from '../tree/visit.js'
import { describedPanels } from './described-panels.js'

/** `missing-image`, `invalid-image`, `unsafe-path`, `missing-alt-text`. */
export const checkImages: Stage = () => (article, file) => {
  each(article, 'image', (node) => {
    const image = node
    if (image.fault)
      report(file, image.fault.rule, image.fault.position ?? image, image.fault.reason, image.fault)
    else if (image.alt.trim() === '' && !image.decorative) {
      report(
        file,
        'missing-alt-text',
        image,
        `Unexpected image \`${image.url}\` without alternative text, expected {alt="…"} with what it shows, or {alt=""} for decoration`,
      )
    }
  })
}

/** `missing-alt-text` for words that say no more than that there is an image: "image", "Figure 1", the name of its file. */
export const checkAlternatives: Stage = () => (article, file) =>
  each(article, 'image', (image, parents) => {
    const isInFigure = parents.some(({ type }) => type === 'figure')
    if (!image.fault && saysNothing(image, isInFigure))
      report(
        file,
        'missing-alt-text',
        image,
        `Unexpected alternative text \`${image.alt.trim()}\` that does not say what the image shows, expected {alt="…"} with what it shows, or {alt=""} for decoration`,
      )
  })

const nameless =
  /^(?:an? |the )?(?:alt(?:ernative)?[ -]?text|image|img|picture|pic|photo(?:graph)?|fig(?:ure|\.)?|graph|chart|plot|diagram|screenshot|illustration|untitled|abbildung|abb\.|bild)(?: ?\d{1,3}[a-z]?)?[.:]?$/i

/** In a figure the name without its ending says nothing either; in a line "logo" may be the word for what `logo.png` shows. */
function saysNothing({ alt, path, url }: Image, isInFigure: boolean): boolean {
  const words = alt.trim().toLowerCase()
  const name = (path || url).toLowerCase().split('/').at(-1) ?? ''
  const stem = name.replace(/\.\w+$/, '')
  return (
    words !== '' &&
    (nameless.test(words) ||
      words === name ||
      words === url.toLowerCase() ||
      (isInFigure && words === stem))
  )
}

/** `repeated-picture`: one file in two numbered figures. A graphical abstract may show one of them again. */
export const checkRepeatedPictures: Stage = () => (article, file) => {
  const shown = new Map<string, Figure>()
  each(article, 'image', (image, parents) => {
    const figure = parents.find((parent): parent is Figure => parent.type === 'figure')
    const isCounted = figure?.kind === 'figure' && !figure.unnumbered && !image.decorative
    if (!isCounted || image.fault || parents.some(({ type }) => type === 'abstract')) return
    const first = shown.get(image.path)
    if (!first) shown.set(image.path, figure)
    else if (first !== figure)
      report(
        file,
        'repeated-picture',
        image,
        `Unexpected file \`${image.url}\` that ${first.label ?? 'another figure'} shows already, expected a picture of its own, or a reference to the first`,
      )
  })
}

/** `unreferenced-figure`, `unreferenced-table`, `figure-order`; a mention typed by hand counts, one in the float itself does not. */
export const checkMentions: Stage = () => (article, file) => {
  const floats = floatsOf(article)
  if (floats.length === 0) return
  const pointers = pointersOf(article)
  const mentioned = new Set<Figure>()
  visit(article, (node) => {
    for (const float of pointers(node)) mentioned.add(float)
  })
  for (const float of floats) {
    if (!mentioned.has(float) && !float.unnumbered)
      report(
        file,
        float.kind === 'table' ? 'unreferenced-table' : 'unreferenced-figure',
        float,
        `Unexpected ${float.kind} ${nameOf(float)} that the text never mentions, expected a reference to it`,
      )
  }
  checkOrder(floats, firstMentions(article, pointers), file)
}

/** `leftover-markup` for the label of another number that is typed in a caption. */
export const checkTypedLabels: Stage = () => (article, file) =>
  each(article, 'figure', (figure) => {
    const [caption] = figure.children
    const first = caption?.type === 'caption' ? caption.children[0] : undefined
    const label = first && figure.label ? typedLabel(first, figure.kind) : undefined
    if (label)
      report(
        file,
        'leftover-markup',
        caption,
        `Unexpected number \`${label.numeral}\` typed in the caption of ${figure.label}, expected the caption alone: \`${figure.label}\` is printed before it`,
      )
  })

const nameOf = ({ identifier, label }: Figure): string =>
  identifier === undefined ? (label ?? 'without a name') : `\`${identifier}\``

/** Floats in order of their first mention in the text, the abstract apart; which one is it. */
function firstMentions(article: Article, pointers: Pointers): ReadonlyMap<Figure, number> {
  const found = new Map<Figure, number>()
  for (const node of readingOrder(article, pointers, article.children.slice(1))) {
    for (const float of pointers(node)) if (!found.has(float)) found.set(float, found.size)
  }
  return found
}

function checkOrder(
  floats: readonly Figure[],
  mentions: ReadonlyMap<Figure, number>,
  file: VFile,
): void {
  const last = new Map<string, Figure>()
  for (const float of floats) {
    const kind = `${float.kind} ${float.series ?? ''}`
    const [mention, before] = [mentions.get(float), last.get(kind)]
    if (mention === undefined || float.unnumbered || float.ownLabel !== undefined) continue
    if (!before || mention > (mentions.get(before) ?? -1)) last.set(kind, float)
    else
      report(
        file,
        'figure-order',
        float,
        `Unexpected ${float.label ?? float.kind} after ${before.label ?? before.kind}, which the text mentions later, expected ${float.kind}s to stand in the order in which the text first mentions them`,
      )
  }
}

/** `undescribed-panel`: neither a caption of its own nor a word in the main one. */
export const checkPanels: Stage = () => (article, file) => {
  for (const figure of floatsOf(article)) {
    const panels = figure.children.filter((child): child is Panel => child.type === 'panel')
    if (panels.length === 0) continue
    const caption = figure.children.find((child) => child.type === 'caption')
    const described = caption ? describedPanels(caption) : new Set<string>()
    for (const panel of panels) {
      const own = panel.children.some(
        (child) => child.type === 'caption' && toString(child).trim() !== '',
      )
      if (own || described.has(panel.letter)) continue
      report(
        file,
        'undescribed-panel',
        panel,
        `Unexpected panel \`${panel.letter}\` of ${nameOf(figure)} without a description, expected a caption of its own or \`**${panel.letter}** …\` in the figure's`,
      )
    }
  }
}
