/** Authors and affiliations, as the usual classes write them (article, authblk, elsarticle, revtex, IEEEtran, llncs, sn-jnl, acmart). */
import { append } from '../../lists.js'
import { TexCursor } from './arguments.js'
import { plainTex, type TexNode } from './scan.js'

export interface TexAuthor {
  name: string
  marks: string[]
  email?: string
  orcid?: string
  corresponding?: true
  note?: string
}

export class TexByline {
  readonly #authors: TexAuthor[] = []
  readonly #affiliations: Array<{ mark: string; text: string }> = []
  readonly #plain: (nodes: readonly TexNode[]) => string

  constructor(plain: (nodes: readonly TexNode[]) => string) {
    this.#plain = plain
  }

  get isEmpty(): boolean {
    return this.#authors.length === 0
  }

  /** `\author[1]{…}`, with one author or all of them. */
  author(marks: readonly string[], nodes: readonly TexNode[]): void {
    for (const part of partsAt(nodes, (node) => isCommand(node, /^(?:and|And|AND)$/)))
      this.#part(part, marks)
  }

  /** `\affil[1]{…}`; without a mark it belongs to the authors since the last one. */
  affiliation(mark: string | undefined, nodes: readonly TexNode[]): void {
    const text = institution(this.#plain(nodes))
    if (text === '') return
    if (mark !== undefined && mark !== '') this.#affiliations.push({ mark, text })
    else this.#unmarked(text)
  }

  /** `\institute{One \and Two}`: counted. */
  institutes(nodes: readonly TexNode[]): void {
    partsAt(nodes, (node) => isCommand(node, /^and$/)).forEach((part, index) => {
      const email = /[^\s@,{}]+@[^\s@,{}]+\.\w+/.exec(plainTex(part))?.[0]
      const nameless = part.filter(
        (node, at) => !isAddress(node) && !(node.type === 'group' && isAddress(part[at - 1])),
      )
      const text = institution(this.#plain(nameless).replace(/\S+@\S+/g, ''))
      this.#affiliations.push({ mark: String(index + 1), text })
      const owner = this.#authors.find(({ marks }) => marks.includes(String(index + 1)))
      if (email && owner) owner.email ??= email
    })
    for (const author of this.#authors)
      if (author.marks.length === 0 && this.#affiliations.length === 1) author.marks.push('1')
  }

  /** Of the author before. */
  detail(kind: 'email' | 'orcid' | 'corresponding', value: string): void {
    const last = this.#authors.at(-1)
    if (!last) return
    if (kind === 'corresponding') last.corresponding = true
    else last[kind] ??= value
  }

  /** As the metadata have them. */
  yaml(): { authors?: unknown[]; affiliations?: unknown[] } {
    const ids = new Map(this.#affiliations.map(({ mark }, index) => [mark, String(index + 1)]))
    return {
      ...(this.#authors.length > 0 && {
        authors: this.#authors.map(({ name, marks, email, orcid, corresponding, note }) => {
          const affiliations = [...new Set(marks.flatMap((mark) => ids.get(mark) ?? []))]
          return {
            name,
            ...(affiliations.length > 0 && { affiliations }),
            ...(email && { email }),
            ...(orcid && { orcid }),
            ...(corresponding && { corresponding }),
            ...(note && { note }),
          }
        }),
      }),
      ...(this.#affiliations.length > 0 && {
        affiliations: this.#affiliations.map(({ text }, index) => ({
          id: String(index + 1),
          institution: text,
        })),
      }),
    }
  }

  #unmarked(text: string): void {
    const mark = `own-${this.#affiliations.length + 1}`
    this.#affiliations.push({ mark, text })
    const since = this.#authors.findLastIndex(({ marks }) =>
      marks.some((one) => one.startsWith('own-')),
    )
    const own = this.#authors.slice(since + 1)
    for (const author of own.length > 0 ? own : this.#authors.slice(-1)) author.marks.push(mark)
  }

  /** Names in the first line, then lines of where they work. */
  #part(nodes: readonly TexNode[], marks: readonly string[]): void {
    const lines = partsAt(nodes, (node) => node.type === 'break' || node.type === 'blank')
    const first = this.#authors.length
    let named = false
    for (const line of lines) {
      const blocks = line.filter(
        (node) => node.type === 'command' && /^IEEEauthorblock/.test(node.name),
      )
      if (blocks.length > 0) {
        this.#ieee(line, marks)
        named = true
        continue
      }
      if (!named) {
        for (const author of this.#names(line, marks)) this.#authors.push(author)
        named = this.#authors.length > first
      } else this.#below(line, first)
    }
  }

  #ieee(line: readonly TexNode[], marks: readonly string[]): void {
    const cursor = new TexCursor(line)
    const first = this.#authors.length
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (node.type !== 'command') continue
      if (node.name === 'IEEEauthorblockN')
        for (const author of this.#names(cursor.argument(), marks)) this.#authors.push(author)
      if (node.name === 'IEEEauthorblockA')
        for (const part of partsAt(cursor.argument(), ({ type }) => type === 'break'))
          this.#below(part, first)
    }
  }

  /** A line below names: a mark and its institution, an address, an institution of all above. */
  #below(line: readonly TexNode[], first: number): void {
    const text = this.#plain(line)
    const email = /[^\s@,{}]+@[^\s@,{}]+\.\w+/.exec(text)?.[0]
    if (email) {
      const owner = this.#authors.slice(first).find((author) => author.email === undefined)
      if (owner) owner.email = email
      return
    }
    const head = line.find((node) => node.type !== 'text' || node.value.trim() !== '')
    const mark = head && markOf(head, line)
    if (mark) {
      const at = line.indexOf(head) + (head.type === 'command' ? 2 : 1)
      this.#affiliations.push({ mark, text: institution(this.#plain(line.slice(at))) })
      return
    }
    if (text.trim() === '') return
    const own = this.#authors.slice(first)
    const known = own[0]?.marks.find((one) => one.startsWith('own-'))
    const same = this.#affiliations.find((one) => one.mark === known)
    if (same) same.text = `${same.text}, ${institution(text)}`
    else {
      const name = `own-${this.#affiliations.length + 1}`
      this.#affiliations.push({ mark: name, text: institution(text) })
      for (const author of own) author.marks.push(name)
    }
  }

  /** Authors of a line, each with the marks behind it. */
  #names(line: readonly TexNode[], marks: readonly string[]): TexAuthor[] {
    const found: TexAuthor[] = []
    let words: TexNode[] = []
    let own: Partial<TexAuthor> & { marks: string[] } = { marks: [...marks] }
    const end = (): void => {
      const name = this.#plain(words)
        .replace(/^(?:and|&)\s+/, '')
        .replace(/[\s,;]+$/g, '')
        .trim()
      if (name !== '' && /\p{L}/u.test(name) && !degrees.test(name)) found.push({ ...own, name })
      else if (found.length > 0) append(found.at(-1)!.marks, own.marks.slice(marks.length))
      words = []
      own = { marks: [...marks] }
    }
    const cursor = new TexCursor(line)
    for (let node = cursor.next(); node; node = cursor.next()) {
      if (node.type === 'text') {
        const parts = node.value.split(/,|;|\s+and\s+|\s*&\s*/)
        parts.forEach((value, index) => {
          words.push({ ...node, value } as TexNode)
          if (index < parts.length - 1) end()
        })
        continue
      }
      if (node.type === 'math') {
        append(
          own.marks,
          marksIn(
            node.value
              .replace(/\\(?:dagger|ddagger|ast)/g, '*')
              .replace(/[\^{}\\]|mathrm|rm|,\s*$/g, ''),
          ),
        )
        continue
      }
      if (node.type !== 'command') {
        words.push(node)
        continue
      }
      this.#told(node.name, cursor, own, words, node)
    }
    end()
    return found
  }

  #told(
    name: string,
    cursor: TexCursor,
    own: Partial<TexAuthor> & { marks: string[] },
    words: TexNode[],
    node: TexNode,
  ): void {
    if (
      /^(?:textsuperscript|inst|IEEEauthorrefmark|altaffilmark|fnmsep|footnotemark)$/.test(name)
    ) {
      const option = cursor.option()
      append(own.marks, marksIn(plainTex(option ?? cursor.argument())))
    } else if (/^(?:corref|Letter|envelope|correspondingauthor)$/.test(name)) {
      cursor.group()
      own.corresponding = true
    } else if (/^(?:fnref|tnoteref|IEEEmembership|fnm|sur)$/.test(name)) {
      if (name === 'fnm' || name === 'sur')
        append(words, [{ type: 'text', value: ' ', at: node.at }, ...cursor.argument()])
      else cursor.argument()
    } else if (/^(?:thanks|footnote|IEEEcompsocthanksitem)$/.test(name)) {
      const text = this.#plain(cursor.argument())
      const email = /[^\s@,{}]+@[^\s@,{}]+\.\w+/.exec(text)?.[0]
      if (email) own.email ??= email
      if (/correspond/i.test(text)) own.corresponding = true
      if (!email || text.length > email.length + 40) own.note = text
    } else if (/^(?:email|ead|mailto)$/.test(name))
      own.email = this.#plain(cursor.argument()).trim()
    else if (/^orcid(?:ID|link)?$/i.test(name)) own.orcid = orcidIn(plainTex(cursor.argument()))
    else words.push(node)
  }
}

/** What stands behind a name and is none. */
const degrees =
  /^(?:(?:MD|Ph\.?D|M\.D|MSc?|MA|MAS|MPH|MBBS|BSc?|BA|DPhil|FRCS|RN|Dr|Prof|Jr|Sr)\.?[\s-]*)+$/

const orcidIn = (text: string): string => /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(text)?.[0] ?? ''

const marksIn = (text: string): string[] =>
  text
    .split(/[,\s]+/)
    .map((one) => one.trim())
    .filter(Boolean)

const institution = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/^[\s,;]+|[\s,;.]+$/g, '')

const isAddress = (node: TexNode | undefined): boolean =>
  node?.type === 'command' && /^(?:email|mailto|url|homepage)$/.test(node.name)

const isCommand = (node: TexNode, name: RegExp): boolean =>
  node.type === 'command' && name.test(node.name)

function markOf(head: TexNode, line: readonly TexNode[]): string | undefined {
  if (head.type === 'math') return marksIn(head.value.replace(/[\^{}\\]|mathrm|rm/g, ''))[0]
  if (
    head.type !== 'command' ||
    !/^(?:textsuperscript|IEEEauthorrefmark|altaffiltext)$/.test(head.name)
  )
    return undefined
  const next = line[line.indexOf(head) + 1]
  return next?.type === 'group' ? marksIn(plainTex(next.children))[0] : undefined
}

/** `nodes` divided where `is` says; groups that hold all of them are opened. */
function partsAt(nodes: readonly TexNode[], is: (node: TexNode) => boolean): TexNode[][] {
  const parts: TexNode[][] = [[]]
  for (const node of nodes)
    if (is(node)) parts.push([])
    else parts.at(-1)!.push(node)
  return parts
}
