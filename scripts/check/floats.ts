/** Figures and tables: mentioned, in order, with panels and alternative texts; images that can be shown. */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Figure, Image, Panel, Xref } from '../document.js'
import { report } from '../report.js'
import { visit } from '../tree/visit.js'
import type { RuleName } from '../rules.js'
import type { Stage } from '../stage.js'
import { typedFloats } from './typed-references.js'

/** `missing-image`, `invalid-image`, `unsafe-path`, `missing-alt-text`. */
export const checkImages: Stage = () => (article, file) => {
  visit(article, (node) => {
    if (node.type !== 'image') return
    const image = node as Image
    if (image.fault) report(file, image.fault.rule as RuleName, image.fault.position ?? image, image.fault.reason, image.fault)
    else if (image.alt.trim() === '' && !image.decorative) {
      report(file, 'missing-alt-text', image, `Unexpected image \`${image.url}\` without alternative text, expected {alt="…"} with what it shows, or {alt=""} for decoration`)
    }
  })
}

/** `unreferenced-figure`, `unreferenced-table`, `figure-order`; a mention typed by hand counts. */
export const checkMentions: Stage = () => (article, file) => {
  const floats: Figure[] = []
  const ids = new Set<string>()
  visit(article, (node) => {
    if (node.type === 'figure') floats.push(node as Figure)
    if (node.type === 'xref') for (const target of (node as Xref).targets) ids.add(target)
  })
  const typed = typedFloats(article)
  const mentioned = (figure: Figure): boolean => (figure.id !== undefined && ids.has(figure.id))
    || figure.children.some((child) => child.type === 'panel' && child.id !== undefined && ids.has(child.id)) || typed.has(`${figure.kind} ${figure.number}`)
  const place: Record<Figure['kind'], Figure | undefined> = { figure: undefined, table: undefined }
  for (const figure of floats) {
    const name = figure.identifier ? `\`${figure.identifier}\`` : (figure.label ?? 'without a name')
    if (!mentioned(figure)) {
      report(file, figure.kind === 'table' ? 'unreferenced-table' : 'unreferenced-figure', figure, `Unexpected ${figure.kind} ${name} that the text never mentions, expected a reference to it`)
      continue
    }
    const before = place[figure.kind]
    if (before?.number !== undefined && figure.number !== undefined && figure.number < before.number) {
      report(file, 'figure-order', figure, `Unexpected ${figure.label ?? figure.kind} after ${before.label ?? before.kind}, expected ${figure.kind}s to stand in the order in which the text first mentions them`)
    } else place[figure.kind] = figure
  }
}

/** `undescribed-panel`: neither a caption of its own nor a word in the main one. */
export const checkPanels: Stage = () => (article, file) => {
  visit(article, (node) => {
    if (node.type !== 'figure') return
    const figure = node as Figure
    const caption = figure.children.find(({ type }) => type === 'caption')
    const described = caption ? lettersOf(caption) : new Set<string>()
    for (const panel of figure.children.filter((child): child is Panel => child.type === 'panel')) {
      const own = panel.children.some((child) => child.type === 'caption' && toString(child).trim() !== '')
      if (!own && !described.has(panel.letter)) {
        report(file, 'undescribed-panel', panel, `Unexpected panel ${panel.letter} of \`${figure.identifier ?? figure.label}\` without a description, expected a caption of its own or \`**${panel.letter}** …\` in the figure's`)
      }
    }
  })
}

/** Letters that a caption describes: `**a** …`, `(a) …`, `a) …`, "(a, b)", "(a–c)", "**a, b**". */
function lettersOf(caption: Node): Set<string> {
  const found = new Set<string>()
  const add = (list: string): void => {
    for (const [, from = '', to] of list.matchAll(/([a-z])(?:\s*[–-]\s*([a-z]))?/gi)) {
      const last = (to ?? from).toLowerCase().charCodeAt(0)
      for (let code = from.toLowerCase().charCodeAt(0); code <= last; code++) found.add(String.fromCharCode(code))
    }
  }
  visit(caption, (node) => {
    if ((node.type === 'strong' || node.type === 'emphasis') && isLetters(toString(node))) add(toString(node))
  })
  for (const [, inner = ''] of toString(caption).matchAll(/(?:\(|^|[.;:,]\s)([a-z](?:\s*(?:,|and|&|–|-)\s*[a-z])*)\)/gi)) add(inner)
  return found
}

const isLetters = (text: string): boolean => /^\(?[a-z](?:\s*(?:,|and|&|–|-)\s*[a-z])*\)?[.:,]?$/i.test(text.trim())
