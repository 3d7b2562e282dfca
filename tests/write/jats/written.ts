/**
 * Articles as the JATS writer writes them. Every one is judged by the whole DTD.
 */
import type { Inputs } from '../../../scripts/document/inputs.js'
import type { Article, Block, Phrasing, Section } from '../../../scripts/document/tree.js'
import { verify } from '../../../scripts/verify/index.js'
import { writeJats } from '../../../scripts/write/jats/index.js'
import { article, p } from '../../builders.js'
import { inputs } from '../../inputs.js'

/** The XML of an article. */
export async function written(
  tree: Article,
  more: Parameters<typeof inputs>[0] = {},
): Promise<string> {
  const settled: Inputs = inputs({
    ...more,
    settings: { validate: true, verify: true, ...more.settings },
  })
  const [xml] = await writeJats(tree, settled, [])
  await verify([xml!], tree, settled)
  return Buffer.from(xml?.contents ?? []).toString()
}

/** What blocks become, on one line: the content of `body`, white space between elements taken out. */
export async function inBody(...children: Array<Block | Section>): Promise<string> {
  return inside(await written(article(...children)), 'body')
}

/** What a line of phrasing becomes. */
export async function inLine(...content: Array<string | Phrasing>): Promise<string> {
  return (await inBody(p(...content))).replace(/^<p>|<\/p>$/g, '')
}

/** The content of the first element of that name, indentation taken out; nothing when there is none. */
export function inside(xml: string, name: string): string {
  const found = new RegExp(`<${name}(?: [^>]*)?>([\\s\\S]*?)</${name}>`).exec(xml)
  return flat(found?.[1] ?? '')
}

/** XML without the indentation between elements. */
export const flat = (xml: string): string => xml.replace(/\n\s*/g, '')
