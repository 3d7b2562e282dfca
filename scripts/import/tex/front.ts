/** Title, authors, abstract and keywords, as the usual classes write them. */
import { append } from '../../lists.js'
import { TexByline } from './authors.js'
import type { TexCursor } from './arguments.js'
import { plainTex, type TexNode } from './scan.js'
import { onOneLineOf } from './words.js'

export class TexFront {
  readonly #plain: (nodes: readonly TexNode[]) => string
  readonly #flow: (nodes: readonly TexNode[]) => string[]
  readonly #byline: TexByline
  readonly #data: Record<string, unknown> = {}
  readonly #nocite: string[] = []
  #keywords: string[] = []

  constructor(
    plain: (nodes: readonly TexNode[]) => string,
    flow: (nodes: readonly TexNode[]) => string[],
  ) {
    this.#plain = plain
    this.#flow = flow
    this.#byline = new TexByline(plain)
  }

  nocite(keys: string): void {
    for (const key of keys.split(',')) this.#nocite.push(`@${key.trim()}`)
  }

  yaml(): Record<string, unknown> {
    const { authors, affiliations } = this.#byline.yaml()
    const { title, subtitle, abstract, date } = this.#data
    return {
      title: title ?? '',
      ...(subtitle ? { subtitle } : {}),
      ...(authors ? { authors } : {}),
      ...(affiliations ? { affiliations } : {}),
      ...(date ? { date } : {}),
      ...(abstract ? { abstract } : {}),
      ...(this.#keywords.length > 0 ? { keywords: this.#keywords } : {}),
      ...(this.#nocite.length > 0 ? { nocite: this.#nocite.join(', ') } : {}),
    }
  }

  /** What was not found. */
  get missing(): string[] {
    return [
      ...(this.#data.title ? [] : ['the title was']),
      ...(this.#byline.isEmpty ? ['the authors were'] : []),
    ]
  }

  /** Takes a command of the front with its arguments. */
  takes(name: string, cursor: TexCursor): boolean {
    const one = name.replace(/\*$/, '')
    if (one === 'title' || one === 'subtitle') {
      cursor.option()
      this.#data[one] ??= onOneLineOf(this.#flow(withoutNotes(cursor.argument()))).replace(
        /\\\s/g,
        ' ',
      )
    } else if (one === 'author') {
      const option = cursor.option()
      this.#byline.author(marksIn(option), cursor.argument())
    } else if (/^(?:affil|affiliation|address|authoraffil|affiliations)$/.test(one)) {
      const option = cursor.option()
      this.#byline.affiliation(option && plainTex(option), spoken(cursor.argument()))
    } else if (/^(?:institute|institution|authorinstitute)$/.test(one))
      this.#byline.institutes(cursor.argument())
    else if (/^(?:email|ead)$/.test(one)) {
      cursor.option()
      this.#byline.detail('email', this.#plain(cursor.argument()))
    } else if (/^orcid(?:ID)?$/i.test(one))
      this.#byline.detail('orcid', plainTex(cursor.argument()).replace(/^.*\//, ''))
    else if (one === 'corref' || one === 'correspondence') {
      cursor.argument()
      this.#byline.detail('corresponding', '')
    } else if (one === 'date') {
      const date = this.#plain(cursor.argument())
      if (/^\d{4}(?:-\d\d){0,2}$|^\d{1,2} \p{L}+ \d{4}$|^\p{L}+ \d{1,2}, \d{4}$/u.test(date))
        this.#data.date = date
    } else if (one === 'abstract' && cursor.peek()?.type === 'group')
      this.#abstract(cursor.argument())
    else if (/^(?:keywords?|IEEEkeywords)$/.test(one) && cursor.peek()?.type === 'group')
      this.#words(cursor.argument())
    else if (
      /^(?:cortext|tnotetext|fntext|fnmark|nonumnote|runninghead|shorttitle|shortauthors|runningauthor|runningtitle|tnoteref|cormark)$/.test(
        one,
      )
    ) {
      cursor.option()
      cursor.group()
    } else return false
    return true
  }

  takesEnvironment(name: string, children: readonly TexNode[]): boolean {
    if (name === 'abstract' || name === 'onecolabstract') this.#abstract(children)
    else if (/^(?:keywords?|IEEEkeywords|kwd)$/.test(name)) this.#words(children)
    else return false
    return true
  }

  /** What `guesses` left. */
  rest: readonly TexNode[] = []
  isGuessed = false

  /** A title that is only large, with names under it, as in the template of PLOS; the rest is kept. */
  guesses(children: readonly TexNode[]): boolean {
    if (this.#data.title || this.isGuessed) return false
    const at = children.findIndex((node) => node.type === 'group' && node.children.some(isLarge))
    const large = children[at]
    if (large?.type !== 'group') return false
    const title = onOneLineOf(this.#flow(large.children.filter((node) => !isLarge(node))))
      .replace(/\\\s/g, ' ')
      .replace(/^\*\*\s*|\s*\*\*$/g, '')
      .trim()
    if (title === '') return false
    this.#data.title = title
    this.isGuessed = true
    const rest: TexNode[] = []
    for (const line of linesOf(children.slice(at + 1))) {
      const words = this.#plain(line)
      const mark = this.#marked(line)
      if (/\p{L}/u.test(words) && mark !== undefined && !this.#byline.isEmpty)
        this.#byline.affiliation(mark.mark, line.slice(mark.skip))
      else if (
        this.#byline.isEmpty &&
        /\p{L}/u.test(words) &&
        line.some(isRaised) &&
        words.length < 2000
      )
        this.#byline.author([], line)
      else append(rest, [...line, { type: 'blank', at: large.at }])
    }
    this.rest = [...children.slice(0, at), ...rest]
    return true
  }

  /** A line that begins with a bold or raised number. */
  #marked(line: readonly TexNode[]): { mark: string; skip: number } | undefined {
    const at = line.findIndex((node) => node.type !== 'text' || node.value.trim() !== '')
    const [head, next] = [line[at], line[at + 1]]
    if (
      head?.type !== 'command' ||
      !/^text(?:bf|superscript)$/.test(head.name) ||
      next?.type !== 'group'
    )
      return undefined
    const mark = plainTex(next.children).trim()
    return /^(?:\d{1,2}|[a-z*†‡])$/.test(mark) ? { mark, skip: at + 2 } : undefined
  }

  #abstract(nodes: readonly TexNode[]): void {
    const text = this.#flow(nodes).join('\n\n').trim()
    if (text !== '') this.#data.abstract ??= text
  }

  #words(nodes: readonly TexNode[]): void {
    const parted = nodes.map((node): TexNode =>
      node.type === 'command' && /^(?:sep|and|PACS|MSC)$/.test(node.name)
        ? { type: 'text', value: ';', at: node.at }
        : node,
    )
    const text = this.#plain(parted)
    this.#keywords = text
      .split(text.includes(';') ? /;/ : /[,·•]|\s--\s/)
      .map((word) => word.replace(/^\s*(?:key ?words?:?)?\s*|[\s.]+$/gi, ''))
      .filter((word) => word !== '' && word.length < 200)
      .slice(0, 100)
  }
}

const marksIn = (option: TexNode[] | undefined): string[] =>
  option
    ? plainTex(option)
        .split(',')
        .map((mark) => mark.trim())
        .filter(Boolean)
    : []

/** `organization={A}, city={B}` of elsarticle, and `\orgname{A}, \orgaddress{…}` of others, as words. */
function spoken(nodes: readonly TexNode[]): TexNode[] {
  return nodes
    .filter(
      (node) =>
        !(
          node.type === 'command' &&
          /^(?:org\w+|street|postcode|city|state|country|institution|department|streetaddress|inst)$/.test(
            node.name,
          )
        ),
    )
    .map((node) =>
      node.type === 'text'
        ? {
            ...node,
            value: node.value.replace(
              /\b(?:organization|addressline|city|postcode|state|country)\s*=\s*/g,
              '',
            ),
          }
        : node,
    )
}

/** A title without `\thanks{…}` and `\tnoteref{…}`. */
function withoutNotes(nodes: readonly TexNode[]): TexNode[] {
  return nodes.filter(
    (node, index) =>
      !(node.type === 'command' && /^(?:thanks|tnoteref|footnote|tnotemark)$/.test(node.name)) &&
      !(
        node.type === 'group' &&
        (nodes[index - 1] as { name?: string } | undefined)?.name?.match(
          /^(?:thanks|tnoteref|footnote)$/,
        )
      ),
  )
}

const isLarge = (node: TexNode): boolean =>
  node.type === 'command' && /^(?:[lL]arge|LARGE|[hH]uge)$/.test(node.name)

const isRaised = (node: TexNode): boolean =>
  (node.type === 'command' && node.name === 'textsuperscript') || node.type === 'math'

const isSkip = (node: TexNode): boolean =>
  node.type === 'command' && /^(?:(?:big|med|small)skip|newline|par|vspace\*?)$/.test(node.name)

function linesOf(nodes: readonly TexNode[]): TexNode[][] {
  const lines: TexNode[][] = [[]]
  for (const node of nodes)
    if (node.type === 'break' || node.type === 'blank' || isSkip(node)) lines.push([])
    else lines.at(-1)!.push(node)
  return lines.filter((line) =>
    line.some((node) => node.type !== 'text' || node.value.trim() !== ''),
  )
}
