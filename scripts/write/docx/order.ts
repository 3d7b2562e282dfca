/**
 * Properties in the order that their schema asks for (ECMA-376 part 1, annex A.1): the library writes them in the order
 * of its options, which strict readers refuse.
 */
const orders: Readonly<Record<string, readonly string[]>> = {
  pPr: [
    'pStyle',
    'keepNext',
    'keepLines',
    'pageBreakBefore',
    'framePr',
    'widowControl',
    'numPr',
    'suppressLineNumbers',
    'pBdr',
    'shd',
    'tabs',
    'suppressAutoHyphens',
    'kinsoku',
    'wordWrap',
    'overflowPunct',
    'topLinePunct',
    'autoSpaceDE',
    'autoSpaceDN',
    'bidi',
    'adjustRightInd',
    'snapToGrid',
    'spacing',
    'ind',
    'contextualSpacing',
    'mirrorIndents',
    'suppressOverlap',
    'jc',
    'textDirection',
    'textAlignment',
    'textboxTightWrap',
    'outlineLvl',
    'divId',
    'cnfStyle',
    'rPr',
    'sectPr',
    'pPrChange',
  ],
  rPr: [
    'rStyle',
    'rFonts',
    'b',
    'bCs',
    'i',
    'iCs',
    'caps',
    'smallCaps',
    'strike',
    'dstrike',
    'outline',
    'shadow',
    'emboss',
    'imprint',
    'noProof',
    'snapToGrid',
    'vanish',
    'webHidden',
    'color',
    'spacing',
    'w',
    'kern',
    'position',
    'sz',
    'szCs',
    'highlight',
    'u',
    'effect',
    'bdr',
    'shd',
    'fitText',
    'vertAlign',
    'rtl',
    'cs',
    'em',
    'lang',
    'eastAsianLayout',
    'specVanish',
    'oMath',
  ],
  tblPr: [
    'tblStyle',
    'tblpPr',
    'tblOverlap',
    'bidiVisual',
    'tblStyleRowBandSize',
    'tblStyleColBandSize',
    'tblW',
    'jc',
    'tblCellSpacing',
    'tblInd',
    'tblBorders',
    'shd',
    'tblLayout',
    'tblCellMar',
    'tblLook',
    'tblCaption',
    'tblDescription',
  ],
  tcPr: [
    'cnfStyle',
    'tcW',
    'gridSpan',
    'hMerge',
    'vMerge',
    'tcBorders',
    'shd',
    'noWrap',
    'tcMar',
    'textDirection',
    'tcFitText',
    'vAlign',
    'hideMark',
  ],
}

/** A part of the document with its properties in order; what a list does not name goes last. */
export function ordered(part: string): string {
  return ['rPr', 'tcPr', 'tblPr', 'pPr'].reduce(
    (text, name) =>
      text.replace(
        new RegExp(`<w:${name}>([^]*?)</w:${name}>`, 'g'),
        (_, inner: string) => `<w:${name}>${sorted(inner, orders[name] ?? [])}</w:${name}>`,
      ),
    part,
  )
}

function sorted(inner: string, order: readonly string[]): string {
  const place = (name: string): number =>
    order.includes(name) ? order.indexOf(name) : order.length
  return Array.from(
    inner.matchAll(/<w:(\w+)\b[^>]*?(?:\/>|>[^]*?<\/w:\1>)/g),
    ([text, name = '']) => ({ text, at: place(name) }),
  )
    .sort((a, b) => a.at - b.at)
    .map(({ text }) => text)
    .join('')
}
