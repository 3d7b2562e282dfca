/** Labels that authors type at the start of a caption: "Figure 1:", "**Table S2.**". */
import type { Paragraph, PhrasingContent } from 'mdast'
import type { Figure } from '../document/tree.js'

/** What a float is called in the languages that papers are written in most, as the source of an expression. */
export const labelWords: Readonly<Record<Figure['kind'], string>> = {
  figure: 'fig(?:ure|\\.)?|abb(?:ildung|\\.)?|figura',
  table: 'tab(?:le|\\.)?|tabelle|tableau|tabla|tabella',
}

export interface TypedLabel {
  /** "1", "S2". */
  numeral: string
  /** How many characters of the text it takes. */
  length: number
  /** Whether it stands in the emphasis that the caption begins with. */
  inside: boolean
}

/** The label at the start of a caption of a float of this kind. */
export function typedLabel({ children }: Paragraph, kind: Figure['kind']): TypedLabel | undefined {
  const [first] = children as PhrasingContent[]
  const inside = first?.type === 'strong' || first?.type === 'emphasis'
  const text = inside ? first.children[0] : first
  if (text?.type !== 'text') return undefined
  const [whole = '', numeral] =
    new RegExp(
      `^\\s*(?:${labelWords[kind]})\\s*([A-Z]?\\d{1,3})(?:\\s*[.:|\u2013\u2014](?!\\d)\\s*|${inside ? '\\s*$|\\s+(?=\\p{Lu})' : '(?!.)'})`,
      'iu',
    ).exec(text.value) ?? []
  return numeral === undefined
    ? undefined
    : { numeral: numeral.toUpperCase(), length: whole.length, inside }
}
