/**
 * Paragraphs, runs, tables and sections that go from right to left (ECMA-376 part 1, 17.3.1.6, 17.3.2.30, 17.4.1, 17.6.1).
 */
import { directionOfText, type Direction } from '../../languages/direction.js'
import { fromXmlText, xmlText } from '../../xml-text.js'
import { levelsOf, stretchesOf, turns } from '../bidi.js'

/** A part of a document in a language that goes in `direction`, each paragraph with its own. */
export function directed(part: string, direction: Direction): string {
  const paragraphs = part.replace(/<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[^])*?<\/w:p>/g, (paragraph) =>
    turned(paragraph, direction),
  )
  if (direction === 'ltr') return paragraphs
  return paragraphs
    .replaceAll('<w:tblPr>', '<w:tblPr><w:bidiVisual/>')
    .replaceAll('<w:docGrid', '<w:bidi/><w:docGrid')
}

/** Styles of text that goes its own way where no letter of it goes the article's: a paragraph in English, a reference. */
const running =
  /<w:pStyle w:val="(?:BodyText|FirstParagraph|Abstract|Quote|Verse|Bibliography|FootnoteText|SourceCode)"/

/** A number and its unit would change places in a cell from right to left: it goes its own way, from the same edge. */
const cell = /<w:pStyle w:val="TableText"/

function turned(paragraph: string, around: Direction): string {
  const texts = Array.from(paragraph.matchAll(shown), ([, text = '']) => fromXmlText(text))
  const text = texts.join('')
  const own = directionOfText(text, around)
  const goes = own === 'rtl' || (around === 'rtl' && !running.test(paragraph)) ? 'rtl' : 'ltr'
  if (own === 'ltr' && around === 'rtl' && cell.test(paragraph))
    return paragraph.replace('<w:jc w:val="left"/>', '<w:jc w:val="right"/>')
  if (goes === 'ltr' && !turns(text)) return paragraph
  const levels = levelsOf(text, own)
  let at = 0
  const runs = paragraph.replace(run, (whole, open: string, properties = '', inner: string) => {
    const words = texts.length > 0 ? /^<w:t(?: [^>]*)?>([^<]*)<\/w:t>$/.exec(inner) : undefined
    if (!words) {
      at += Array.from(inner.matchAll(shown)).reduce(
        (sum, [, one = '']) => sum + fromXmlText(one).length,
        0,
      )
      return whole
    }
    const value = fromXmlText(words[1]!)
    const stretches = stretchesOf(value, at, levels)
    at += value.length
    const parts = stretches.reduce<Array<{ text: string; leftwards: boolean }>>((all, one) => {
      const leftwards = one.level % 2 === 1
      const last = all.at(-1)
      if (last?.leftwards === leftwards) last.text += one.text
      else all.push({ text: one.text, leftwards })
      return all
    }, [])
    return parts
      .map((one) => {
        const looks = properties.replace(/^<w:rPr>|<\/w:rPr>$/g, '')
        const rtl = one.leftwards ? '<w:rtl/>' : ''
        const all = looks || rtl ? `<w:rPr>${looks}${rtl}</w:rPr>` : ''
        return `${open}${all}<w:t xml:space="preserve">${xmlText(one.text)}</w:t></w:r>`
      })
      .join('')
  })
  if (goes === 'ltr') return runs
  if (runs.includes('<w:pPr>')) return runs.replace('<w:pPr>', '<w:pPr><w:bidi/>')
  return runs.replace(/^<w:p(?: [^>]*)?>/, (open) => `${open}<w:pPr><w:bidi/></w:pPr>`)
}

const shown = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g
const run =
  /(<w:r(?: [^>]*)?>)(<w:rPr>(?:(?!<\/w:rPr>)[^])*<\/w:rPr>)?((?:(?!<\/w:r>)[^])*)<\/w:r>/g
