/**
 * What Word asks of a document before it opens it without an offer of repair: children in the order of their schema
 * (ECMA-376 part 1, annex A.1 and A.6.1; part 1 § 22.1 for math), properties once, ids of their own, and everything that is
 * pointed to in its place.
 */
import { posix } from 'node:path'
import { strFromU8 } from 'fflate'
import type { Element } from 'xast'
import { fromXml } from 'xast-util-from-xml'

const words = (text: string): string[] => text.split(' ')

const paragraph = words(
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
)
const run = words(
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
)

/** Sequences: each child at most once, in this order; those in `many` as often as they like. */
const sequences: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': paragraph,
  'w:rPr': run,
  'w:document': words('background body'),
  'w:tbl': words('tblPr tblGrid tr'),
  'w:tblPr': words(
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  ),
  'w:tcPr': words(
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  'w:tblBorders': words('top start left bottom end right insideH insideV'),
  'w:tcBorders': words('top start left bottom end right insideH insideV tl2br tr2bl'),
  'w:tcMar': words('top start left bottom end right'),
  'w:tblCellMar': words('top start left bottom end right'),
  'w:pBdr': words('top left bottom right between bar'),
  'w:numPr': words('ilvl numId'),
  'w:sectPr': words(
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  ),
  'w:style': words(
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  ),
  'w:styles': words('docDefaults latentStyles style'),
  'w:docDefaults': words('rPrDefault pPrDefault'),
  'w:numbering': words('numPicBullet abstractNum num numIdMacAtCleanup'),
  'w:abstractNum': words('nsid multiLevelType tmpl name styleLink numStyleLink lvl'),
  'w:lvl': words(
    'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  ),
  'w:num': words('abstractNumId lvlOverride'),
  'w:lvlOverride': words('startOverride lvl'),
  'w:settings': words(
    'writeProtection view zoom displayBackgroundShape defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator',
  ),
  'm:f': words('fPr num den'),
  'm:sSup': words('sSupPr e sup'),
  'm:sSub': words('sSubPr e sub'),
  'm:sSubSup': words('sSubSupPr e sub sup'),
  'm:rad': words('radPr deg e'),
  'm:nary': words('naryPr sub sup e'),
  'm:d': words('dPr e'),
  'm:m': words('mPr mr'),
  'm:acc': words('accPr e'),
  'm:func': words('funcPr fName e'),
  'm:dPr': words('begChr sepChr endChr grow shp ctrlPr'),
  'm:naryPr': words('chr limLoc grow subHide supHide ctrlPr'),
  'm:radPr': words('degHide ctrlPr'),
  'm:limLow': words('limLowPr e lim'),
  'm:limUpp': words('limUppPr e lim'),
  'wp:inline': words('extent effectExtent docPr cNvGraphicFramePr graphic'),
}
const many = new Set(
  words(
    'tr p style abstractNum num lvl lvlOverride headerReference footerReference e mr tblStylePr',
  ),
)

const childrenOf = (node: Element): Element[] =>
  node.children.filter((child): child is Element => child.type === 'element')
const local = (node: Element): string => node.name.slice(node.name.indexOf(':') + 1)

function* all(node: Element): Generator<Element> {
  yield node
  for (const child of childrenOf(node)) yield* all(child)
}

/** What Word would offer to repair, in words; nothing of a sound document. */
export function repairs(parts: Readonly<Record<string, Uint8Array>>): string[] {
  const found: string[] = []
  const roots = new Map(
    Object.keys(parts)
      .filter((name) => /\.(?:xml|rels)$/.test(name))
      .map((name) => [
        name,
        fromXml(strFromU8(parts[name]!)).children.find(
          (child): child is Element => child.type === 'element',
        )!,
      ]),
  )
  for (const [name, root] of roots)
    if (name.startsWith('word/'))
      for (const node of all(root))
        found.push(...orderFaults(node).map((fault) => `${name}: ${fault}`))
  return [...found, ...pointers(roots), ...relations(parts, roots)]
}

/** A cell holds paragraphs and tables (of a box), and ends with a paragraph (ECMA-376-1 § 17.4.65). */
function cellFaults(kids: readonly string[]): string[] {
  const contents = kids[0] === 'tcPr' ? kids.slice(1) : kids
  return [
    ...contents.filter((kid) => kid !== 'p' && kid !== 'tbl').map((kid) => `${kid} in w:tc`),
    ...(contents.at(-1) === 'p' ? [] : ['a cell that ends without a paragraph']),
  ]
}

function orderFaults(node: Element): string[] {
  const faults: string[] = []
  const order = sequences[node.name]
  const kids = childrenOf(node).map(local)
  if (order) {
    let at = -1
    for (const kid of kids) {
      const place = order.indexOf(kid)
      if (place < 0) faults.push(`${kid} in ${node.name}`)
      else if (place < at || (place === at && !many.has(kid)))
        faults.push(`${kid} too late or twice in ${node.name}`)
      at = Math.max(at, place)
    }
  }
  if (node.name === 'w:tc') faults.push(...cellFaults(kids))
  if (node.name === 'w:body' && kids.at(-1) !== 'sectPr')
    faults.push('a body that ends without its section')
  if (['w:p', 'w:r'].includes(node.name) && kids.indexOf(node.name === 'w:p' ? 'pPr' : 'rPr') > 0)
    faults.push(`properties of ${node.name} behind its content`)
  if (node.name === 'w:tbl') faults.push(...gridFaults(node))
  return faults
}

/** Every row of a table covers its grid (ECMA-376 part 1, 17.4.17: `gridSpan` counts columns). */
function gridFaults(node: Element): string[] {
  const columns = childrenOf(node)
    .filter(({ name }) => name === 'w:tblGrid')
    .flatMap(childrenOf).length
  return childrenOf(node)
    .filter(({ name }) => name === 'w:tr')
    .flatMap((row) => {
      const spans = childrenOf(row)
        .filter(({ name }) => name === 'w:tc')
        .map((cell) =>
          Number(
            [...all(cell)].find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'] ?? 1,
          ),
        )
      const covered = spans.reduce((sum, span) => sum + span, 0)
      return covered > columns ? [`a row of ${covered} columns in a table of ${columns}`] : []
    })
}

/** Styles, bookmarks, notes and lists that are pointed to; ids that are there twice. */
function pointers(roots: ReadonlyMap<string, Element>): string[] {
  const nodes = [...roots]
    .filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'))
    .flatMap(([, root]) => [...all(root)])
  const values = (name: string, attribute: string): string[] =>
    nodes.filter((node) => node.name === name).flatMap((node) => node.attributes[attribute] ?? [])
  const missing = (what: string, wanted: readonly string[], known: readonly string[]): string[] =>
    [...new Set(wanted)].filter((one) => !known.includes(one)).map((one) => `no ${what} ${one}`)
  const twice = (what: string, ids: readonly string[]): string[] =>
    [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
      (id) => `${what} ${id} twice`,
    )
  const bookmarks = values('w:bookmarkStart', 'w:name')
  const fields = nodes
    .filter(({ name }) => name === 'w:instrText')
    .flatMap(({ children: [text] }) =>
      text?.type === 'text' ? (/^ REF (\S+)/.exec(text.value)?.[1] ?? []) : [],
    )
  return [
    ...missing(
      'style',
      ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'].flatMap((name) =>
        values(name, 'w:val'),
      ),
      values('w:style', 'w:styleId'),
    ),
    ...missing('bookmark', [...values('w:hyperlink', 'w:anchor'), ...fields], bookmarks),
    ...missing('note', values('w:footnoteReference', 'w:id'), values('w:footnote', 'w:id')),
    ...missing('list', values('w:numId', 'w:val'), values('w:num', 'w:numId')),
    ...twice('bookmark', bookmarks),
    ...twice('bookmark number', values('w:bookmarkStart', 'w:id')),
    ...twice('style', values('w:style', 'w:styleId')),
    ...twice('picture', values('wp:docPr', 'id')),
    ...twice('note', values('w:footnote', 'w:id')),
    ...twice('list', values('w:num', 'w:numId')),
    ...missing(
      'end of bookmark',
      values('w:bookmarkStart', 'w:id'),
      values('w:bookmarkEnd', 'w:id'),
    ),
    ...bookmarks.filter((name) => name.length > 40).map((name) => `bookmark ${name} is too long`),
  ]
}

/** Relations that are used and what they lead to. */
function relations(
  parts: Readonly<Record<string, Uint8Array>>,
  roots: ReadonlyMap<string, Element>,
): string[] {
  return [...roots]
    .filter(([name]) => name.startsWith('word/') && name.endsWith('.xml'))
    .flatMap(([name, root]) => {
      const rels = roots.get(name.replace('word/', 'word/_rels/') + '.rels')
      const known = new Map(
        (rels ? childrenOf(rels) : []).map(
          ({ attributes }) => [attributes.Id, attributes] as const,
        ),
      )
      const used = [...all(root)].flatMap(({ attributes }) =>
        ['r:id', 'r:embed', 'r:link'].flatMap((key) => attributes[key] ?? []),
      )
      const dangling = used.filter((id) => !known.has(id)).map((id) => `${name}: no relation ${id}`)
      const gone = [...known.values()]
        .filter(
          ({ TargetMode, Target }) =>
            TargetMode !== 'External' && !parts[posix.join('word', Target ?? '')],
        )
        .map(({ Target }) => `${name}: no part ${Target}`)
      return [...dangling, ...gone]
    })
}
