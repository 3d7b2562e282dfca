/** The title page and the abstract. */
import { HeadingLevel, Paragraph, TextRun } from 'docx'
import type { Abstract, Author, Front, Metadata, Title } from '../../document.js'
import { blocks } from './blocks.js'
import { inline } from './inline.js'
import type { Flow, State } from './state.js'

export function titlePage(front: Front, state: State): Flow[] {
  const titles = front.children.filter((node): node is Title => node.type === 'title')
  const title = titles.find(({ kind }) => kind === 'title')
  const abstracts = front.children.filter((node): node is Abstract => node.type === 'abstract')
  return [
    { child: new Paragraph({ heading: HeadingLevel.TITLE, children: title ? inline(title.children, state) : [new TextRun(front.metadata.title)] }) },
    ...titles.filter(({ kind }) => kind === 'subtitle' || kind === 'translated').map((node): Flow => ({ child: new Paragraph({ style: 'Author', children: inline(node.children, state) }) })),
    ...(state.inputs.settings.blind ? [] : people(front.metadata)),
    ...abstracts.flatMap((node) => abstractOf(node, state)),
    ...(front.metadata.keywords.length > 0 ? [line('BodyText', [['Keywords: ', true], [front.metadata.keywords.join(', '), false]])] : []),
  ]
}

function people(metadata: Metadata): Flow[] {
  const names = metadata.authors.flatMap((author, index) => [...(index > 0 ? [new TextRun(', ')] : []), new TextRun(nameOf(author)), ...marks(author, metadata)])
  const affiliations = metadata.affiliations.map(({ label, department, institution, city, region, country }): Flow => ({
    child: new Paragraph({ style: 'Affiliation', children: [new TextRun({ text: label, superScript: true }), new TextRun(` ${[department, institution, city, region, country].filter(Boolean).join(', ')}`)] }),
  }))
  const letters = metadata.authors.filter(({ corresponding, email }) => corresponding && email).map(({ email }) => line('Affiliation', [['* Correspondence: ', false], [email ?? '', false]]))
  return [{ child: new Paragraph({ style: 'Author', children: names }) }, ...affiliations, ...letters]
}

const nameOf = (author: Author): string =>
  author.kind === 'group' ? author.name : [author.given, author.family].filter(Boolean).join(' ') + (author.suffix ? `, ${author.suffix}` : '') + (author.degrees ? `, ${author.degrees}` : '')

function marks(author: Author, metadata: Metadata): TextRun[] {
  const found = author.affiliations.map((id) => metadata.affiliations.find((each) => each.id === id)?.label ?? '').filter(Boolean)
  if (author.corresponding && author.email) found.push('*')
  return found.length > 0 ? [new TextRun({ text: found.join(','), superScript: true })] : []
}

function abstractOf(node: Abstract, state: State): Flow[] {
  const words = node.kind === 'abstract' || node.kind === 'translated' ? 'Abstract' : node.kind.charAt(0).toUpperCase() + node.kind.slice(1).replace(/-/g, ' ')
  const inner = { ...state, style: 'Abstract' }
  const parts = node.children.flatMap((child): Flow[] => {
    if (child.type !== 'section') return blocks([child], inner)
    const [heading, ...rest] = child.children
    return [{ child: new Paragraph({ heading: HeadingLevel.HEADING_2, children: inline(heading.children, state) }) }, ...blocks(rest, inner)]
  })
  return [{ child: new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(words)] }) }, ...parts]
}

const line = (style: string, parts: Array<[string, boolean]>): Flow => ({ child: new Paragraph({ style, children: parts.map(([text, bold]) => new TextRun({ text, bold })) }) })
