/**
 * `blind-trace`: what `--blind` cannot take out by itself, because it is said in a way that only the authors can change.
 */
import { toString } from 'mdast-util-to-string'
import type { Link } from 'mdast'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { local, naming, repositories } from '../blind/article.js'
import { tracesOf, type Traces } from '../blind/traces.js'
import type { Inputs } from '../document/inputs.js'
import type { Image, Section } from '../document/tree.js'
import { report } from '../report.js'
import type { Stage } from '../stage.js'
import { articleProse, cited } from '../tree/prose.js'
import { visit } from '../tree/visit.js'
import { placeOf } from './places.js'

/** Words that say of a cited work that it is the authors' own. */
const own =
  /\b(?:our|my) (?:own )?(?:previous|previously|earlier|prior|recent|recently|first|former|published|preliminary|group['’]s|laboratory['’]s|team['’]s)\b|\b(?:we|I)(?: have| had)? (?:previously|recently|earlier|already) (?:\p{L}{3,20})|\b(?:previously|already|earlier) (?:published|reported|described|shown|presented) by (?:us|our group)\b|\bas we (?:have )?(?:shown|reported|described|published)\b/iu

/** Reports them in a blind build. */
export const checkBlind: Stage = (inputs) => (article, file) => {
  if (!inputs.settings.blind) return
  const traces = tracesOf(article.children[0].metadata)
  for (const prose of articleProse(article)) {
    for (const { start, end } of prose.sentences) {
      const sentence = prose.text.slice(start, end)
      const found = sentence.includes(cited) ? own.exec(sentence) : null
      if (found)
        report(
          file,
          'blind-trace',
          placeOf(prose, start + found.index, found[0], inputs),
          `Unexpected \`${found[0]}\` beside a citation, which says whose work is cited, expected the third person ("Doe et al. reported")`,
        )
    }
  }
  reportTemplate(inputs.template, traces, file)
  visit(article, (node, parents) => {
    if (node.type === 'link') reportLink(node, parents, traces, file)
    if (node.type === 'image' && !node.fault) reportImage(node, traces, inputs, file)
    if (node.type === 'supplement') reportSupplement(node.path, node, traces, inputs, file)
  })
}

/** Headers and footers of a template are printed as they are, often with a running head of an earlier paper. */
function reportTemplate(template: Inputs['template'], traces: Traces, file: VFile): void {
  for (const { place, words } of template?.template.furniture ?? []) {
    const found =
      traces.find(words) ?? (traces.nameless(words) !== words ? words.trim() : undefined)
    if (template && found)
      report(
        file,
        'blind-trace',
        template.position,
        `Unexpected \`${found}\` in a ${place} of the template \`${template.path}\`, expected one that names no author; it is printed on the pages`,
      )
  }
}

/** Words of what the authors have made, beside a link to where such things are kept. */
const made =
  /\bour (?:own )?(?:code|software|data|dataset|package|repository|scripts?|tool|model|implementation|library|program)\b|\b(?:we|the authors) (?:provide|release|share|deposited|have deposited|published|make|made)\b|\b(?:code|data|software|scripts?|program) (?:is|are|can be found)\b/i

/** A repository that is not removed, because it names nobody, beside words that make it the authors' own. */
function reportLink(link: Link, parents: readonly Node[], traces: Traces, file: VFile): void {
  if (!repositories.test(link.url) || traces.leadsToAuthors(link.url)) return
  if (
    parents.some(
      (parent) =>
        parent.type === 'bibliography' ||
        (parent.type === 'section' && [...local, ...naming].includes((parent as Section).role)),
    )
  )
    return
  const paragraph = parents.findLast(({ type }) => type === 'paragraph')
  if (paragraph && made.test(toString(paragraph)))
    report(
      file,
      'blind-trace',
      link,
      `Unexpected link to \`${link.url}\` beside words of what the authors have made, expected it in the statement on data, from which it is taken out, or in an anonymous repository`,
    )
}

/** What is left in a PDF, or could not be read; the words of a drawing are text like any other. */
function reportImage(image: Image, traces: Traces, { images }: Inputs, file: VFile): void {
  const shown = images.get(image.path)
  for (const { left, kind, where, value } of shown?.format === 'svg' ? [] : (shown?.facts ?? [])) {
    const found = left
      ? kind === 'person' || kind === 'unread'
        ? value
        : traces.find(value)
      : undefined
    if (found)
      report(
        file,
        'blind-trace',
        image,
        `Unexpected \`${found}\` in \`${image.path}\` (${where}), expected an image that names no author; the file is sent as it is`,
      )
  }
}

/** A file that is no text is sent as it is, whatever it says. */
function reportSupplement(
  path: string,
  place: Parameters<typeof report>[2],
  traces: Traces,
  { supplements }: Inputs,
  file: VFile,
): void {
  const bytes = supplements.get(path)
  if (!bytes || bytes.subarray(0, 4096).indexOf(0) < 0) return
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b
  const found = traces.find(
    Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 20_000_000)).toString(
      'latin1',
    ),
  )
  if (found)
    report(
      file,
      'blind-trace',
      place,
      `Unexpected \`${found}\` in the supplement \`${path}\`, expected a file that names no author; it is sent as it is`,
    )
  else if (isPacked)
    report(
      file,
      'blind-trace',
      place,
      `Unexpected packed file \`${path}\` as a supplement of a blind manuscript, expected one whose properties and contents you have looked through; it is sent as it is`,
    )
}
