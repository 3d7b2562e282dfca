/** What journals ask of the text: its length, its lists, words that must not stand in it. */
import { toString } from 'mdast-util-to-string'
import type { Node } from 'unist'
import type { Abstract, Section } from '../../document/tree.js'
import type { Check } from '../../journals/schema.js'
import { findPattern } from '../../data/linear-pattern.js'
import { proseOf } from '../../tree/prose.js'
import { against, all, countWords, proseText } from './count.js'
import { metadataPlace } from './front.js'
import type { Judgement, JudgeContext } from './judge.js'

/** Words of the body: no abstract, declarations, floats, references. */
export function bodyWords(
  { most, type }: Check<'body-words'>,
  { article }: JudgeContext,
): Judgement {
  const [front, body] = article.children
  if (type && front.metadata.articleType !== type) return { findings: [], measured: `no ${type}` }
  const count = countWords(proseText(body))
  return {
    findings:
      count > most
        ? [
            {
              place: body.children[0] ?? metadataPlace('title', article),
              found: `text of ${count} words`,
            },
          ]
        : [],
    measured: against(count, most),
  }
}

/** Works in the list of references. */
export function referenceCount(
  { most, type }: Check<'references'>,
  { article }: JudgeContext,
): Judgement {
  if (type && article.children[0].metadata.articleType !== type)
    return { findings: [], measured: `no ${type}` }
  const count = all(article, 'bibliographyEntry').length
  const found = { place: metadataPlace('title', article), found: `list of ${count} references` }
  return { findings: count > most ? [found] : [], measured: against(count, most) }
}

/** A list of points: `highlights:` or `learning-points:` of the metadata, or a section of that name. */
export function list(
  { heading, least, most }: Omit<Check<'list'>, 'kind'>,
  { article }: JudgeContext,
): Judgement {
  const holders: Node[] = [
    ...all<Abstract>(article, 'abstract').filter(({ kind }) => kind === 'key-points'),
    ...all<Section>(article, 'section').filter((section) =>
      toString(section.children[0]).toLowerCase().startsWith(heading.toLowerCase()),
    ),
  ]
  const count = holders.reduce((sum, holder) => sum + all(holder, 'listItem').length, 0)
  const measured = most === Infinity ? String(count) : `${count} of ${least} to ${most}`
  if (count >= least && count <= most) return { findings: [], measured }
  const found =
    holders.length === 0
      ? `manuscript without "${heading}"`
      : `"${heading}" with ${count} point${count === 1 ? '' : 's'}`
  return { findings: [{ place: holders[0] ?? metadataPlace('title', article), found }], measured }
}

export function textLacks({ patterns }: Check<'text-lacks'>, { article }: JudgeContext): Judgement {
  const [front, body] = article.children
  const findings = [...front.children, body]
    .flatMap((part) => [...proseOf(part)])
    .flatMap(({ text, pieces }) =>
      patterns.flatMap(({ what, pattern }) =>
        findPattern(pattern, text).map(({ index, found }) => ({
          place: pieces.find(({ end }) => end > index)?.node,
          found: `${what.replace(/^an? /, '')} (\`${found}\`)`,
        })),
      ),
    )
  return { findings }
}
