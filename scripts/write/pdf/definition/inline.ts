/**
 * Phrasing into runs: nested styles flattened, each run with its whole look, its link and its structure element.
 */
import { directionOf } from '../../../languages/direction.js'
import type { PhrasingContent } from 'mdast'
import type { Phrasing, PrintablePhrasing } from '../../../document/tree.js'
import { handle, type Handlers } from '../../handle.js'
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'
import type { State } from './state.js'

/** Ours and mdast's: what a paragraph of either holds. */
export type LineContent = Phrasing | PhrasingContent

/** The look that surrounds a node: runs made inside it begin with this. */
export interface InlineContext {
  readonly state: State
  readonly tag: Tag
  readonly run: Omit<Run, 'text'>
}

/** Runs of `nodes`, in a block whose structure element is `tag`. */
export function inline(
  nodes: readonly LineContent[],
  state: State,
  tag: Tag,
  run: Omit<Run, 'text'> = {},
): Run[] {
  return within(nodes, { state, tag, run })
}

const within = (
  nodes: readonly LineContent[],
  around: InlineContext,
  more: Omit<Run, 'text'> = {},
): Run[] => {
  const inner =
    Object.keys(more).length > 0 ? { ...around, run: { ...around.run, ...more } } : around
  return nodes.flatMap((node) => handle(handlers as Handlers<Run[], InlineContext>, node, inner))
}

/** Words of a language that goes the other way, whose order is their own (UAX #9, § 2.7). */
function apart(lang: string | undefined, { state, run }: InlineContext, runs: Run[]): Run[] {
  const direction = lang && directionOf(lang)
  if (!direction || direction === state.typesetter.direction) return runs
  return [{ ...run, text: opening[direction] }, ...runs, { ...run, text: closing }]
}
const opening = { ltr: '\u2066', rtl: '\u2067' } as const
const closing = '\u2069'

const handlers: Pick<Handlers<Run[], InlineContext>, PrintablePhrasing['type']> = {
  text: ({ value }, { run }) => [{ ...run, text: value.replace(/\s*\n\s*/g, ' ') }],
  break: (_, { run }) => [{ ...run, text: '\n' }],
  emphasis: ({ children }, around) => within(children, around, { italics: !around.run.italics }),
  strong: ({ children }, around) => within(children, around, { bold: true }),
  delete: ({ children }, around) => within(children, around, { struck: true }),
  superscript: ({ children }, around) => within(children, around, { position: 'superior' }),
  subscript: ({ children }, around) => within(children, around, { position: 'inferior' }),
  smallCaps: ({ children }, around) => within(children, around, { smallCaps: true }),
  inlineCode: ({ value }, around) => [
    {
      ...around.run,
      text: value.replace(/\s*\n\s*/g, ' '),
      family: 'Mono',
      scale: (around.run.scale ?? 1) * around.state.style.inlineCode.scale,
      tag: around.run.tag ?? around.tag.within('Code'),
    },
  ],
  span: ({ children, lang, id, style }, around) =>
    named(
      apart(
        lang,
        around,
        within(children, around, {
          ...(lang && { lang, tag: (around.run.tag ?? around.tag).within('Span', { lang }) }),
          ...(style && { underlined: true }),
        }),
      ),
      id,
    ),
  revision: ({ children, kind }, around) => {
    const { colors } = around.state.style
    const tag = (around.run.tag ?? around.tag).within(
      'Span',
      kind === 'remark' ? {} : { decoration: kind === 'inserted' ? 'Underline' : 'LineThrough' },
    )
    const look =
      kind === 'inserted'
        ? { underlined: true, color: colors.inserted }
        : kind === 'deleted'
          ? { struck: true, color: colors.deleted }
          : { italics: true, color: colors.quiet }
    return within(children, around, { tag }).map((run) => ({ ...run, ...look }))
  },
  link: ({ children, url }, around) =>
    within(children, around, linked(around, { url }, around.state.style.colors.link)),
  xref: ({ children, targets, kind }, around) => {
    const reference = (around.run.tag ?? around.tag).within('Reference')
    const to = targets[0]!
    return within(children, around, {
      link: { to },
      color: around.state.style.colors.link,
      tag: reference.within('Link'),
      ...(kind !== 'section' && { unbroken: short(children) }),
    })
  },
  footnoteReference: ({ identifier, number }, around) => {
    const tag = (around.run.tag ?? around.tag).within('Reference').within('Link')
    return [
      {
        ...around.run,
        text: String(number ?? '*'),
        position: 'superior',
        link: { to: `note-${identifier}` },
        color: around.state.style.colors.link,
        tag,
        notes: [identifier],
        unbroken: true,
      },
    ]
  },
  inlineMath: ({ value }, around) => around.state.pictures.formula(value, around),
  image: (node, around) => around.state.pictures.inline(node, around),
}

/** The first of `runs` is the place of what they are. */
const named = ([first, ...rest]: Run[], id: string | undefined): Run[] =>
  !first
    ? []
    : id === undefined
      ? [first, ...rest]
      : [{ ...first, anchors: [...(first.anchors ?? []), id] }, ...rest]

const linked = (
  around: InlineContext,
  link: NonNullable<Run['link']>,
  color: string,
): Omit<Run, 'text'> => ({ link, color, tag: (around.run.tag ?? around.tag).within('Link') })

/** A reference of a few words is kept on one line: "Fig. 1a", "6, 12–14". */
const short = (nodes: readonly LineContent[]): boolean =>
  nodes.reduce((sum, node) => sum + ('value' in node ? String(node.value).length : 12), 0) <= 12

/** Plain text of phrasing, for bookmarks and file properties. */
export const plainText = (nodes: readonly LineContent[]): string =>
  nodes
    .map((node) =>
      'value' in node
        ? node.value
        : 'children' in node
          ? plainText(node.children as LineContent[])
          : node.type === 'break'
            ? ' '
            : '',
    )
    .join('')
