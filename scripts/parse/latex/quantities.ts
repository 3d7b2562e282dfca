/** siunitx's commands in a formula: what they print in running text, as TeX. */
import type { Macro } from '../../math/macros.js'
import { printedQuantity } from './units.js'

/** How many arguments in braces each takes, behind one in brackets that changes only how it looks. */
const commands: Readonly<Record<string, number>> = {
  num: 1,
  ang: 1,
  si: 1,
  unit: 1,
  SI: 2,
  qty: 2,
  numrange: 2,
  SIrange: 3,
  qtyrange: 3,
}

/** What a command of siunitx stands for; `\qty(x)` is one of another package. */
export function quantityMacro(name: string): Macro | undefined {
  const count = Object.hasOwn(commands, name) ? commands[name]! : 0
  if (count === 0) return undefined
  return {
    parameters: count + 1,
    optional: '',
    braced: true,
    body: ([, ...values]) => {
      const printed = printedQuantity(name, values)
      return printed === undefined ? undefined : texOf(printed)
    },
  }
}

/** Words with raised and lowered parts as TeX. */
const texOf = (markdown: string): string =>
  `{${markdown
    .split(/(\^[^^]+\^|~[^~]+~)/)
    .map((part, index) =>
      index % 2 === 0 ? upright(part) : `${part[0]}{${upright(part.slice(1, -1))}}`,
    )
    .join('')
    .replaceAll('~{', '_{')}}`

/** Digits as numbers, signs as operators, letters upright. */
const upright = (text: string): string =>
  text.replace(/[\d.,]+|[−×±–⇌→]|\u00a0|[^\d.,−×±–⇌→\u00a0]+/g, (part) =>
    /\d/.test(part) ? part.replaceAll(',', '{,}') : (signs[part] ?? `\\text{${escaped(part)}}`),
  )

const signs: Readonly<Record<string, string>> = {
  '−': '-',
  '×': '\\times ',
  '±': '\\pm ',
  '–': '\\text{–}',
  '\u00a0': '\\,',
}
const escaped = (text: string): string => text.replace(/[%#&$]/g, '\\$&')
