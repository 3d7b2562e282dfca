/**
 * Chunks of R Markdown and Quarto: ```` ```{r label, fig.cap="…"} ```` with options in its braces and in lines `#| key: value`.
 * Nothing is run. A picture that a render left, or that the chunk only shows, is the figure; another chunk that would print
 * something is an error that names the way.
 */
import type { Code } from 'mdast'
import type { Position } from 'unist'
import type { Block, Caption, Figure, FigureContent, Image, Panel } from '../../document/tree.js'
import { report } from '../../report.js'
import { identified } from '../figures.js'
import { onOneLine, positionWithin } from '../fragment.js'
import { openImage, readLength } from '../inline-image.js'
import { listingFloat } from '../listings.js'
import { paragraphOf, trim } from '../paragraphs.js'
import { readPhrasing } from '../phrasing.js'
import { readInline, type Scope } from '../reading.js'
import { readYaml } from '../yaml.js'

interface Chunk {
  engine: string
  label: string
  options: ReadonlyMap<string, string>
  /** Its code, without lines of options. */
  code: string
  position: Position
}

/** The chunk that a block of code is; nothing when it is code to be read. */
export function chunkOf(node: Code & { position: Position }): Chunk | undefined {
  const header = /^\{([a-zA-Z][\w-]*)(?:[\s,]+([^]*))?\}(?:\s+[\w-]*)?\s*$/.exec(
    `${node.lang ?? ''} ${node.meta ?? ''}`.trim(),
  )
  if (!header) return undefined
  const options = new Map<string, string>()
  const [label = ''] = inBraces(header[2] ?? '', options)
  const lines = node.value.split('\n')
  const own = lines.findIndex((line) => !/^(?:#|--|\/\/|%%)\|/.test(line))
  const head = own < 0 ? lines : lines.slice(0, own)
  inLines(head, options)
  return {
    engine: header[1]!.toLowerCase(),
    label: options.get('label') ?? label,
    options,
    code: lines.slice(head.length).join('\n'),
    position: node.position,
  }
}

/** Options `key=value`, apart at commas outside of quotes and brackets; what has no key is the label. */
function inBraces(text: string, options: Map<string, string>): string[] {
  const unnamed: string[] = []
  for (const [part] of text.matchAll(
    /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()]*\)|[^,"'()])+/g,
  )) {
    const [, key, value] = /^\s*([\w.-]+)\s*=\s*([^]*?)\s*$/.exec(part) ?? []
    if (key !== undefined && value !== undefined) options.set(named(key), value)
    else if (part.trim()) unnamed.push(part.trim().replace(/^["']|["']$/g, ''))
  }
  return unnamed
}

/** Options in YAML; their values are kept as R's strings would be. */
function inLines(lines: readonly string[], options: Map<string, string>): void {
  if (lines.length === 0) return
  const yaml = readYaml(
    lines.map((line) => line.replace(/^\S+\| ?/, '')).join('\n'),
    '',
    'invalid-metadata',
  )
  for (const { key, value } of yaml.root.entries ?? []) {
    const items = value.items?.map((item) => item.text ?? '')
    const isOfPanels = items !== undefined && named(key) === 'fig-subcap'
    const text = isOfPanels ? undefined : (value.text ?? items?.join('; '))
    if (isOfPanels) options.set('fig-subcap', items.map((item) => JSON.stringify(item)).join(', '))
    if (text !== undefined) options.set(named(key), key === 'label' ? text : JSON.stringify(text))
  }
}

const named = (key: string): string => key.toLowerCase().replace(/[._]/g, '-')

/** The text of an option that is a string; nothing when it is code. */
function textOf(value: string | undefined): string | undefined {
  const [, , inside] = /^(["'])([^]*)\1$/.exec(value ?? '') ?? []
  return (
    inside
      ?.replace(/\\(["'\\])/g, '$1')
      .replace(/\\n/g, '\n')
      .trim() || undefined
  )
}

const isOff = (value: string | undefined): boolean =>
  /^["']?(?:f|false|no|none|hide)["']?$/i.test(value ?? '')

/** Code that prints nothing: it sets names, loads packages, reads and sets options. */
const isSilent = (code: string): boolean =>
  statementsOf(code).every((statement) =>
    /^(?:[\w.$[\]"'@, ]+(?:<<?-|(?<![=!<>])=(?!=))|library\(|suppress\w*\(|require\w*\(|source\(|options\(|(?:here::)?i_am\(|set\.seed\(|knitr::\w*(?:opts|knit)\w*\$?\w*|opts_\w+\$|load\(|setwd\(|theme_set\(|Sys\.\w+\(|rm\(|if\s*\(!?\s*require|import\s|from\s\w|using\s|def\s|class\s|function\b|pacman::p_load\(|renv::|conflict\w*[:(]|invisible\(|assign\(|r_refs\()/.test(
      statement,
    ),
  )

/** Lines of code that begin in the first column, without comments. */
const statementsOf = (code: string): string[] =>
  code
    .split('\n')
    .map((line) => line.replace(/(?<=^|\s)#.*$/, '').trimEnd())
    .filter((line) => /^[^\s})\]|+%]/.test(line))

/** What a chunk prints, as far as it can be known. */
export function readChunk(chunk: Chunk, node: Code, scope: Scope): Block[] {
  const { options, code } = chunk
  const shown = options.get('echo')
  const isShown = !(shown === undefined
    ? scope.reading.hidesCode?.()
    : isOff(shown) || isOff(options.get('include')))
  const asCode: Block[] = isShown ? [shownCode(chunk, node, scope)] : []
  if (isOff(options.get('include'))) return []
  if (isOff(options.get('eval'))) return asCode
  const pictures = picturesOf(chunk, scope)
  if (pictures.length > 0) return figures(chunk, pictures, scope)
  if (isFloat(chunk)) return [without(chunk, scope)]
  const isHidden = isOff(options.get('output')) || isOff(options.get('results'))
  if (!isHidden && !isSilent(code)) tell(chunk, scope)
  return asCode
}

/** The code itself; a listing where it has a name or a caption of its own (Quarto's `lst-label` and `lst-cap`). */
function shownCode({ code, engine, options, position }: Chunk, node: Code, scope: Scope): Block {
  const shown: Code = { type: 'code', value: code, lang: engine, position: node.position }
  const id = textOf(options.get('lst-label'))
  const words = textOf(options.get('lst-cap'))
  if (!id && !words) return shown
  const line = onOneLine(scope.fragment.path, words ?? '', positionWithin(position, 0, 0).start)
  return listingFloat(
    shown,
    { id, caption: words ? paragraphOf(readInline(line, scope), scope) : [] },
    scope,
  )
}

const floatCaption = ({ options }: Chunk): string | undefined =>
  options.get('fig-cap') ?? options.get('tbl-cap') ?? options.get('tab-cap')
const isTable = ({ label, options }: Chunk): boolean =>
  /^tbl[-:]/.test(label) || options.has('tbl-cap') || options.has('tab-cap')
const isFloat = (chunk: Chunk): boolean =>
  /^(?:fig|tbl)-/.test(chunk.label) || floatCaption(chunk) !== undefined || kable.test(chunk.code)
/** Commands that print a table with a caption of its own. */
const kable = /\b(?:kable|apa_table|kbl|flextable|gt|tab_model|modelsummary|huxtable)\s*\(/

function tell({ label, position }: Chunk, { reading }: Scope): void {
  report(
    reading.file,
    'leftover-markup',
    position,
    `Unexpected chunk${label ? ` \`${label}\`` : ''} in place of its result, ${way}`,
    { severity: 'error' },
  )
}

const way =
  'expected the text as it was knitted (`keep_md: true`, `quarto render --to md`), or a table, chart or `:value` from the data'

/** Pictures that the chunk shows by name, or that a render left of it. */
function picturesOf({ label, code }: Chunk, { reading, fragment }: Scope): string[] {
  const shown = [
    ...code.matchAll(/include_graphics\(\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)/g),
  ].flatMap(([, inside]) => namesIn(inside ?? ''))
  return shown.length > 0 ? shown : label ? (reading.rendered?.(label, fragment.path) ?? []) : []
}

/** `"a.png"`, `c("a.png", "b.png")`, `here("figures", "a.png")`. */
function namesIn(code: string): string[] {
  const joined = [...code.matchAll(/(?:here(?:::here)?|file\.path)\(([^()]*)\)/g)].map(
    ([, parts]) => stringsIn(parts ?? '').join('/'),
  )
  const names = joined.length > 0 ? joined : stringsIn(code)
  return names.filter((name) => /\.\w{2,4}$/.test(name))
}
const stringsIn = (code: string): string[] =>
  [...code.matchAll(/"([^"]*)"|'([^']*)'/g)].map(([, double, single]) => double ?? single ?? '')

/** The picture as a figure; several are its panels. */
function figures(chunk: Chunk, paths: readonly string[], scope: Scope): Block[] {
  const { position } = chunk
  const caption = captionOf(chunk, scope)
  const images = paths.map((path) => imageOf(path, chunk, scope))
  const id = idOf(chunk)
  if (caption.length === 0 && !/^fig-/.test(chunk.label))
    return images.map((image): Block => ({ type: 'paragraph', children: [image], position }))
  const content: FigureContent[] = images.length === 1 ? images : panelsOf(chunk, images, scope)
  const figure: Figure = {
    type: 'figure',
    kind: 'figure',
    ...identified(id),
    children: [...caption, ...content],
    position,
  }
  const width = readLength(textOf(chunk.options.get('out-width')))
  if (width) figure.width = width
  return [figure]
}

/** A panel for each picture, with its own caption (`fig-subcap`); Quarto refers to the second of `fig-x` as `fig-x-2`. */
function panelsOf(chunk: Chunk, images: readonly Image[], scope: Scope): Panel[] {
  const { position, label } = chunk
  const captions = subcaptions(chunk)
  return images.map((image, index) => {
    const letter = String.fromCharCode(97 + (index % 26))
    return {
      type: 'panel',
      letter,
      identifier: /^fig-/.test(label) ? `${label}-${index + 1}` : `${idOf(chunk)}.${letter}`,
      children: [...captionFrom(captions[index], chunk, scope), image],
      position,
    }
  })
}

/** `fig-subcap: ["One", "Two"]`, `fig.subcap=c("One", "Two")`. */
const subcaptions = ({ options }: Chunk): string[] =>
  [...(options.get('fig-subcap') ?? '').matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g)].map(
    ([quoted]) => textOf(quoted) ?? '',
  )

/** The float whose result there is not, so that what refers to it is right and the fault stands here alone. */
function without(chunk: Chunk, scope: Scope): Figure {
  const { position, label } = chunk
  const reason = `Unexpected chunk${label ? ` \`${label}\`` : ''} without its result, ${way}`
  const isOfRows = isTable(chunk) || (floatCaption(chunk) === undefined && kable.test(chunk.code))
  const missing = (): Image => ({
    ...imageOf(label || 'chunk', chunk, scope),
    fault: { rule: 'missing-image', reason, position },
  })
  const panels = isOfRows ? [] : panelsOf(chunk, subcaptions(chunk).map(missing), scope)
  const shown: FigureContent[] = isOfRows
    ? [
        {
          type: 'dataTable',
          from: '',
          position,
          fault: { rule: 'unresolved-table', reason, position },
        },
      ]
    : panels.length > 1
      ? panels
      : [missing()]
  const caption = captionOf(chunk, scope)
  const inside = caption.length > 0 ? caption : captionIn(chunk, scope)
  return {
    type: 'figure',
    kind: isOfRows ? 'table' : 'figure',
    ...identified(isOfRows ? idOf(chunk).replace(/^fig:/, 'tbl:') : idOf(chunk)),
    children: [...inside, ...shown],
    position,
  }
}

/** Quarto's label is the whole identifier; bookdown puts the kind before it. */
const idOf = ({ label }: Chunk): string =>
  /^(?:fig|tbl)-/.test(label) ? label : label ? `fig:${label}` : ''

function imageOf(url: string, { position, options }: Chunk, scope: Scope): Image {
  const alt = textOf(options.get('fig-alt'))
  const values = new Map(alt === undefined ? [] : [['alt', alt]])
  return openImage({ type: 'image', url, alt: '', position }, { classes: [], values }, scope)
}

const captionOf = (chunk: Chunk, scope: Scope): Caption[] =>
  captionFrom(textOf(floatCaption(chunk)), chunk, scope)
/** `kable(x, caption = "…")`. */
const captionIn = (chunk: Chunk, scope: Scope): Caption[] =>
  captionFrom(
    textOf(/\bcaption\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/.exec(chunk.code)?.[1]),
    chunk,
    scope,
  )

/** A caption, or bookdown's `(ref:name)`, whose text stands in a paragraph of its own. */
function captionFrom(text: string | undefined, { position }: Chunk, scope: Scope): Caption[] {
  const name = /^\(ref:([\w-]+)\)$/.exec(text ?? '')?.[1]
  const words = name === undefined ? text : textReference(name, scope)
  if (!words) return []
  const start = positionWithin(position, 0, 0).start
  const line = words.replace(/\s+/g, ' ')
  const nodes = readInline(onOneLine(scope.fragment.path, line, start), scope)
  const children = trim(readPhrasing(nodes, scope))
  return children.length > 0
    ? [{ type: 'caption', children: [{ type: 'paragraph', children, position }], position }]
    : []
}

const textReference = (name: string, { fragment }: Scope): string | undefined =>
  new RegExp(`^\\(ref:${name}\\)[ \\t]+(.+(?:\\n[ \\t]*\\S.*)*)`, 'm').exec(fragment.text)?.[1]
