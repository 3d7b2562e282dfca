/** Words by section beside its heading, and what the journal limits beside the title and the abstract. */
import type { InlayHint, Position as Point, Range } from 'vscode-languageserver'
import type { Position } from 'unist'
import type { Built } from '../build.js'
import { against, all, countWords, proseText } from '../check/journal/count.js'
import type { Abstract, Article, Section } from '../document/tree.js'
import type { Check } from '../journals/schema.js'
import type { OpenManuscript } from './manuscript.js'

interface Counted {
  position: Position | undefined
  count: number
  most?: number | undefined
}

/** The hints of a file whose lines stand in `range`; each at the end of its line. */
export function wordCounts(manuscript: OpenManuscript, path: string, range: Range): InlayHint[] {
  const { checked } = manuscript
  if (!checked) return []
  const lines = (manuscript.textOf(path) ?? '').split('\n')
  return countsIn(checked).flatMap(({ position, count, most }) => {
    const line = (position?.start.line ?? 0) - 1
    if (position?.path !== path || line < range.start.line || line > range.end.line) return []
    return hint({ line, character: lines[line]?.trimEnd().length ?? 0 }, count, most)
  })
}

const hint = (position: Point, count: number, most: number | undefined): InlayHint => ({
  position,
  label:
    most === undefined
      ? `${count} ${count === 1 ? 'word' : 'words'}`
      : `${against(count, most)} words${count > most ? ', too many' : ''}`,
  paddingLeft: true,
})

function countsIn(checked: Built): Counted[] {
  const { article } = checked
  const [front, body] = article.children
  const { positions } = front.metadata
  const limits = limitsOf(checked)
  const whole = limits('body-words')
  const isLimited = whole && (!whole.type || whole.type === front.metadata.articleType)
  return [
    {
      position: positions.get('title'),
      count: countWords(proseText(body)),
      most: isLimited ? whole.most : undefined,
    },
    ...abstracts(article, limits('abstract-words')?.most),
    ...all<Section>(body, 'section').map((section) => ({
      position: section.children[0]?.position ?? section.position,
      count: countWords(proseText(section)),
    })),
  ]
}

/** What the journal that the paper names asks of a kind. */
function limitsOf({ inputs }: Built) {
  const rules = inputs.settings.journals?.[0]?.rules ?? []
  return <Kind extends Check['kind']>(kind: Kind): Check<Kind> | undefined =>
    rules.find(({ check }) => check.kind === kind)?.check as Check<Kind> | undefined
}

function abstracts(article: Article, most: number | undefined): Counted[] {
  const [front] = article.children
  return front.children
    .filter((child): child is Abstract => child.type === 'abstract' && child.kind === 'abstract')
    .map((abstract) => ({
      position: front.metadata.positions.get('abstract') ?? abstract.position,
      count: countWords(proseText(abstract)),
      most,
    }))
}
