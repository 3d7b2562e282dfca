/**
 * What markup looks like that nobody read: signs in printed text by which an author, or the tool that they come from, meant
 * something else than these signs. Precision first: what a sentence may say is no sign.
 */
export interface Sign {
  /** What it is called in a message. */
  name: string
  /** With the flags `gu`; begins at the sign itself. */
  pattern: RegExp
  /** What to write instead. */
  instead: string
  /** Whether a float, a citation or a value was surely meant, so that the text says something else without it. */
  surely?: true
  /** Whether writers print the like too (marks of notes, brackets of citations), so that finished files may have it. */
  printed?: true
}

/** Elements of HTML that authors of papers use. */
const elements =
  'a|abbr|align|b|blockquote|br|caption|center|code|col|colgroup|dd|del|details|div|dl|dt|em|embed|figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|li|mark|nav|object|ol|p|pre|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video|wbr'
const extensions = 'png|jpe?g|svg|pdf|gif|tiff?|webp|eps|html?|md|qmd|csv'

export const signs: readonly Sign[] = [
  {
    name: 'image',
    pattern: /!\[[^\][]{0,2000}\]\((?!\s)|!\[\[/gu,
    instead:
      '`![Caption](file.png)` with a file that has no blank in its name, or `<file name.png>`',
    surely: true,
  },
  {
    name: 'table',
    pattern:
      /^\s*\|[^|].*\|[\s|:\u2013\u2014-]*[-\u2013\u2014][\s|:\u2013\u2014-]*\||^\|\s[^|].*\s\|\s\|\s.*\|$/gu,
    instead: 'a pipe table whose row of dashes has a cell for each column, after an empty line',
    surely: true,
  },
  {
    name: 'name of a float',
    pattern: /\{#(?:fig|tbl|tab|eq|lst)[:-][^{}]{0,400}\}?/gu,
    instead: 'it right behind the image, the caption or the formula that it names',
    surely: true,
  },
  {
    name: 'citation',
    pattern: /\[-?@\s{0,2}[\p{L}\p{N}_{]/gu,
    instead: '`[@key]`, without blanks behind the `@`',
    surely: true,
  },
  {
    name: 'reference',
    pattern: /@(?:fig|tbl|tab|eq|sec|lst|thm)[:-][\p{L}\p{N}]/giu,
    instead: '`@fig:name` with a blank before it',
    surely: true,
  },
  { name: 'reference of bookdown', pattern: /\\?@ref\(/gu, instead: '`@fig:name`', surely: true },
  {
    name: 'role of MyST',
    pattern: /\{[a-z][\w:-]{0,40}\}\uE000/gu,
    instead: '`@fig:name` for a reference, `[@key]` for a citation',
    surely: true,
  },
  {
    name: 'directive',
    pattern:
      /(?<![\p{L}\p{N}:]):{1,2}[a-z][a-z-]{1,30}(?:\{[a-z#.][^{}]{0,400}=?[^{}]{0,400}\}|\[[^\][]{1,200}\]\{)|(?<=^|\s):(?:claim|value)\s+\[/giu,
    instead:
      '`:value{of="…"}`, `:claim[words]{of="…"}`, `::table{…}`, `::chart{…}` or `::supplement{…}`',
    surely: true,
  },
  {
    name: 'fence',
    pattern: /:{3,}/gu,
    instead: '`:::figure{#fig:x}` and `:::` on lines of their own',
  },
  {
    name: 'attributes',
    pattern:
      /\{(?:#[\p{L}_][^{}\s]{0,100}|\.[a-zA-Z][\w-]{0,60}|(?:width|height|alt|fig-alt|fig-align|tbl-colwidths|label|name|lang|style|class|id)\s?=)(?:\s[^{}]{0,400}|[^{}\s]{0,400})\}/gu,
    instead: 'them right behind an image, a link, a `[span]` or a heading, in one pair of braces',
  },
  {
    name: 'raw output',
    pattern: /\{=[a-z][\w+-]{0,30}\}/gu,
    instead: 'Markdown, which every format can print',
  },
  {
    name: 'link',
    pattern: /\]\((?:https?:|mailto:|#[\p{L}_]|\.{1,2}\/|www\.)/gu,
    instead: '`[words](address)` without blanks in the address',
  },
  {
    name: 'link',
    pattern: /(?<=[\p{L}\p{N}])\]\[\p{L}[^\][]{0,100}\]/gu,
    instead: '`[words](address)`, or a line `[name]: address` for the name in the second brackets',
    printed: true,
  },
  {
    name: 'link',
    pattern:
      /(?<=\p{L}\))\[(?:https?:|www\.|mailto:)|\[\p{L}[^\][]{0,200}\]\s\((?=https?:|www\.)/gu,
    instead: '`[words](address)`: brackets first, then parentheses, no blank between',
  },
  {
    name: 'address',
    pattern: /(?<!\p{L})https?\/\/(?=\p{L})|<https?:\/\//gu,
    instead: '`<https://…>`, with a colon and without blanks',
  },
  {
    name: 'file in a link',
    pattern: new RegExp(`\\]\\([^()\\s]{1,200}\\.(?:${extensions})\\b`, 'giu'),
    instead: '`[words](address)` or `![Caption](file)`',
  },
  {
    name: 'placeholder',
    pattern: /\{\{[<%]?\s?[\p{L}_.][^{}]{0,200}\}\}/gu,
    instead: 'what is to stand here',
    surely: true,
  },
  {
    name: 'placeholder',
    pattern: /\{%[^{}]{1,200}%\}/gu,
    instead: 'what is to stand here',
    surely: true,
  },
  {
    name: 'dollars of a formula',
    pattern: /\$\$/gu,
    instead: '`$$…$$` without an empty line in it',
  },
  {
    name: 'dollar of a formula',
    pattern: /\$(?=[^$]{0,200}\\[a-zA-Z]|[^$\s]{0,40}[_^][{\p{L}\p{N}])[^$]{1,400}\$/gu,
    instead: '`$…$` without a blank inside its dollars',
  },
  {
    name: 'dollar of a formula',
    pattern: /\$(?=\\?\p{L}[^$\s]{0,20}[_^][{\p{L}\p{N}])/gu,
    instead: '`$…$`, with a dollar at its end too',
  },
  {
    name: 'LaTeX',
    pattern: /\\(?:begin|end|[a-zA-Z]{2,30}(?=[{[]))/gu,
    instead: 'Markdown',
  },
  {
    name: 'tag of HTML',
    pattern: new RegExp(`<\\/?(?:${elements})(?:\\s+[a-z-]+\\s*=[^<>]{0,400})?\\s*\\/?>`, 'giu'),
    instead: 'Markdown, or both tags of the element',
  },
  {
    name: 'comment',
    pattern: /<!-{1,2}|<!\u2013|-->|\u2013>/gu,
    instead: 'a whole comment `<!-- … -->`, or none',
  },
  {
    name: 'entity',
    pattern: /&(?:#\d{1,6}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,9});/giu,
    instead: 'the character itself',
  },
  {
    name: 'strong emphasis',
    pattern: /\*\*(?![\s*])[^*]{1,300}(?<![\s*])\*\*|(?<![*\p{L}\p{N}])\*\*(?=\p{L}{3})/gu,
    instead: '`**words**` without blanks inside the stars',
  },
  {
    name: 'star of emphasis',
    pattern: /(?<=\p{L}[,;:]?[\s(])\*(?=\p{L}{2})/gu,
    instead: '`*words*`, with a star at the end too',
    printed: true,
  },
  {
    name: 'backtick of code',
    pattern: /(?<=\p{L})`|(?<!`)`(?=\p{L})/gu,
    instead: 'two backticks, before and behind the code',
  },
  {
    name: 'subscript',
    pattern: /~[\p{L}\p{N}+\u2212-]{1,20}~|(?<=\p{Lu}\p{Ll}?)~\d{1,3}(?![~\p{L}\d])/gu,
    instead: '`H~2~O`, right behind what it belongs to, with a tilde at its end too',
  },
  {
    name: 'strikethrough',
    pattern: /~~[^~]{1,300}~~/gu,
    instead: '`~~words~~` without blanks inside',
  },
  {
    name: 'superscript',
    pattern:
      /\^[\p{L}\p{N}+\u2212,-]{1,20}\^|(?<=(?<!\p{L})(?:[kcdm\u00B5\u03BCn]?m|R|kg))\^[-\u2212\u2013]?\d(?![\^\p{L}\d])/gu,
    instead: '`x^2^` without blanks inside, with a caret at its end too',
  },
  {
    name: 'heading',
    pattern:
      /^#{1,6}\s\S|^#{2,6}\p{L}|^#(?=\p{Lu}\p{Ll}+(?:\s[\p{L}\p{N},-]+){0,9}$)|(?<=\s)#{2,6}\s(?=\p{Lu})/gu,
    instead: '`# Heading` on a line of its own, with a blank behind its signs',
  },
  {
    name: "editor's mark",
    pattern: /\{(?:\+\+|(?:--|\u2013)(?=\S)|~~|>>|==)[^{}]{1,400}(?:\+\+|--|\u2013|~~|<<|==)\}/gu,
    instead: 'the text as it is to be printed',
  },
  {
    name: 'wiki link',
    pattern: /(?<![\p{L}\p{N})\]])\[\[[\p{L}#][^\][]{1,200}\]\]/gu,
    instead: '`@sec:name` or `[words](address)`',
  },
  { name: 'comment', pattern: /(?:^|\s)%%(?=\s|\p{L})/gu, instead: 'a comment `<!-- … -->`' },
  {
    name: 'note to yourself',
    pattern:
      /(?<![\p{L}\p{N}_-])(?:TODO|FIXME|XXX)(?![\p{L}\p{N}_-])|(?<=[\s(=])\?{2,6}(?=[\s),;.]|$)|(?<=\b(?:is|are|was|were|be|of)\s|[:=]\s?)TBD(?=[\s.,;]|$)|lorem ipsum/giu,
    instead: 'the finished text',
  },
  {
    name: 'note to yourself',
    pattern:
      /(?<![\p{L}\p{N}_,-])X{2,3}(?:\.X{1,2})?(?=\s?%|\s(?:patients|participants|cases|years|months|days)\b)|(?<=[=<>]\s?)X{2,3}(?![\p{L}\p{N}])|[[(](?:to be (?:added|completed|inserted|filled in)|TB[ACD]|(?:add )?refs?|REFS?|citation needed|add (?:citation|reference)s?)[\])]|\[(?:COMMENT|NOTE|Comment):|(?:[Ii]nsert|INSERT|[Pp]lace)\s(?:[Ff]igure|FIGURE|[Ff]ig\.?|[Tt]able|TABLE)\s?S?\d{0,3}\s(?:about\s|near\s)?(?:here|HERE)/gu,
    instead: 'the finished text',
  },
  {
    name: 'lost character',
    pattern: /\uFFFD/gu,
    instead: 'the character that stood here before the text was converted',
  },
  {
    name: 'garbled character',
    pattern:
      /[\u00C2\u00C3][\u00A0-\u00BF]|\u00C3[\u0192\u201A\u201E\u2020\u2021\u2026\u0160\u2039\u0152\u2018-\u201D\u2022\u2122\u0161\u0153]|\u00E2(?:\u20AC.|\u2030[\u00A4\u00A5]|\u02C6\u2019)|\u00CE[\u00B1\u00B2\u00BC]/gu,
    instead: 'the character as it was before UTF-8 was read as another encoding',
  },
  {
    name: 'short name of an emoji',
    pattern: /(?<=\s|^):[a-z][a-z\d_+-]{2,20}:(?=[\s.,;]|$)/gu,
    instead: 'words',
  },
  {
    name: 'highlighting',
    pattern:
      /(?<![=<>!\p{L}\p{N}])==(?=[\p{L}\p{N}])[^=]{0,200}(?<=[\p{L}\p{N}.,])==(?![=\p{L}\p{N}])/gu,
    instead: 'the words alone, for no format prints a marker',
  },
  {
    name: 'error of Word',
    pattern:
      /Error! (?:Reference source|Bookmark) not (?:found|defined)|Fehler! (?:Verweisquelle|Textmarke)/gu,
    instead: 'a reference such as `@fig:name`',
    surely: true,
  },
  {
    name: 'conflict of versions',
    pattern: /<{7}(?=\s|$)|>{7}(?=\s|$)|(?<!=)={7}(?!=)/gu,
    instead: 'one of the two versions, without these signs',
    surely: true,
  },
]

/** The rule's sentence for what was found. */
export const sentence = ({ name, instead }: Sign, words: string): string =>
  `Unexpected ${name}${quoted(words)} in the printed text, expected ${instead}`

/** In backticks, but for a backtick itself. */
const quoted = (words: string): string => (/^`+$/.test(words) ? '' : ` \`${shortened(words)}\``)

const shortened = (words: string): string =>
  (words.length > 60 ? `${words.slice(0, 59)}…` : words).replace(/`/g, '').replaceAll('\uE000', '…')

export interface Leftover {
  sign: Sign
  words: string
  start: number
}

/** What looks like markup in a line of printed text, by place; of signs that overlap the first. */
export function leftoversIn(text: string): Leftover[] {
  if (!/[[\](){}:$\\<>&*~^#%|@`?!=ÂÃâÎ\uFFFD]|TODO|FIXME|XX|TBD|lorem|here|https?\/\//i.test(text))
    return []
  const found = signs.flatMap((sign) =>
    [...text.matchAll(sign.pattern)].map((match) => ({
      sign,
      words: match[0].trim(),
      start: match.index + match[0].length - match[0].trimStart().length,
    })),
  )
  found.sort((left, right) => left.start - right.start)
  let end = -1
  return found.filter(({ words, start }) => {
    if (start < end) return false
    end = start + words.length
    return true
  })
}
