/** Every construct in every place, what pandoc makes of it, and what we do. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { VFile } from 'vfile'
import { parse } from '../../scripts/parse/index.js'
import { memoryProject } from '../../scripts/project/project.js'
import { blockPlaces, blocks, inlinePlaces, inlines, type Construct } from './cases.js'
import { ofArticle, ofPandoc } from './notation.js'

export interface Case {
  /** `letters, in a list`. */
  name: string
  text: string
  /** We read it otherwise than pandoc, on purpose. */
  isOurs: boolean
}

const combined = (
  constructs: readonly Construct[],
  places: Readonly<Record<string, (text: string) => string>>,
): Case[] =>
  constructs.flatMap((construct) =>
    Object.entries(places).map(([place, write]) => ({
      name: `${construct.name} / ${place}`,
      text: write(construct.text),
      isOurs:
        construct.ours !== undefined &&
        (construct.oursIn === undefined || construct.oursIn === place),
    })),
  )

export const cases: readonly Case[] = [
  ...combined(blocks, blockPlaces),
  ...combined(inlines, inlinePlaces),
]

/** What is expected of each case, by its name. */
export function expectations(): Map<string, string> {
  const lines = readFileSync(new URL('expected.txt', import.meta.url), 'utf8').split('\n')
  return new Map(
    lines.flatMap((name, index) =>
      index % 2 === 0 && name ? [[name, lines[index + 1]!.trim()] as const] : [],
    ),
  )
}

/** What pandoc reads in a text. */
export const byPandoc = (text: string): string =>
  ofPandoc(
    execFileSync('pandoc', ['-f', 'markdown', '-t', 'json', '--sandbox'], {
      input: text,
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    }),
  )

/** What we read in it. */
export async function byUs(text: string): Promise<string> {
  const paper = `---\ntitle: A title\nauthor: Jane Doe\n---\n\n${text}\n`
  const project = memoryProject(
    new Map<string, string | Uint8Array>([['paper.md', paper]]),
    'paper.md',
  )
  const { article } = await parse(project, {}, new VFile({ path: 'paper.md' }))
  const [, body, back] = article.children
  const notes = new Map(
    back.children.flatMap((child) =>
      child.type === 'footnotes'
        ? child.children.map((note) => [note.identifier, note.children] as const)
        : [],
    ),
  )
  return ofArticle(body.children, notes)
}
