/** A page of `docs/` as a manuscript: its title in front, its headings named as links call them, its links within the site. */

export interface PageSource {
  name: string
  title: string
  /** What galley builds. */
  text: string
  sections: Array<{ heading: string; text: string }>
}

export function pageSource(name: string, markdown: string): PageSource {
  const [, title = name, body = markdown] = /^# (.*)\n([^]*)$/.exec(markdown) ?? []
  const lines = outsideCode(body, (line) => withinSite(withName(line)))
  return {
    name,
    title,
    text: `---\ntitle: ${JSON.stringify(title)}\nauthors: [{group: The galley authors}]\n---\n${lines}`,
    sections: sectionsOf(title, body),
  }
}

/** As GitHub names a heading: `Your own profile` is `#your-own-profile`. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/`/g, '')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

/** Lines of code stay as they are. */
function outsideCode(text: string, change: (line: string) => string): string {
  let fence = ''
  return text
    .split('\n')
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
      if (fence && mark?.startsWith(fence)) fence = ''
      else if (!fence && mark) fence = mark
      else if (!fence) return change(line)
      return line
    })
    .join('\n')
}

const withName = (line: string): string =>
  line.replace(
    /^(#{2,4}) (.+?)(\s*\{#[^}]*\})?$/,
    (_, marks: string, heading: string, own?: string) =>
      own ? line : `${marks} ${heading} {#${slugOf(heading)}}`,
  )

/** A manuscript links to whole addresses: pages of the site have this in front until they are printed. */
export const siteAddress = 'https://site.invalid/'

/** A link to another page gets its address, one to any other file is its words alone. */
const withinSite = (line: string): string =>
  line
    .replace(/(?<!!)\[([^\][]+)\]\((?!https?:|#|[\w-]+\.md(?:#|\)))([^)\s]+)\)/g, '$1')
    .replace(/(\]\()([\w-]+)\.md(?=#|\))/g, `$1${siteAddress}$2.html`)

function sectionsOf(title: string, body: string): PageSource['sections'] {
  const sections = [{ heading: '', text: title }]
  outsideCode(body, (line) => {
    const heading = /^#{2,4} (.+?)(?:\s*\{#.*)?$/.exec(line)?.[1]
    if (heading !== undefined) sections.push({ heading: heading.replace(/`/g, ''), text: '' })
    else sections.at(-1)!.text += ` ${line.replace(/[`*|]+/g, ' ').trim()}`
    return line
  })
  return sections.map(({ heading, text }) => ({ heading, text: text.replace(/\s+/g, ' ').trim() }))
}
