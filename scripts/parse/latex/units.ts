/**
 * siunitx's numbers and units in running text: `\SI{5}{\milli\gram}` → "5 mg", `\num{1e-3}` → "1 × 10" with the power raised.
 */
const prefixes: Readonly<Record<string, string>> = {
  femto: 'f',
  pico: 'p',
  nano: 'n',
  micro: 'µ',
  milli: 'm',
  centi: 'c',
  deci: 'd',
  deca: 'da',
  hecto: 'h',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  peta: 'P',
}
const units: Readonly<Record<string, string>> = {
  metre: 'm',
  meter: 'm',
  gram: 'g',
  kilogram: 'kg',
  tonne: 't',
  second: 's',
  minute: 'min',
  hour: 'h',
  day: 'd',
  litre: 'l',
  liter: 'L',
  mole: 'mol',
  molar: 'M',
  kelvin: 'K',
  celsius: '°C',
  degreeCelsius: '°C',
  degree: '°',
  ampere: 'A',
  volt: 'V',
  watt: 'W',
  joule: 'J',
  newton: 'N',
  pascal: 'Pa',
  bar: 'bar',
  hertz: 'Hz',
  coulomb: 'C',
  farad: 'F',
  ohm: 'Ω',
  siemens: 'S',
  tesla: 'T',
  gray: 'Gy',
  sievert: 'Sv',
  becquerel: 'Bq',
  lumen: 'lm',
  lux: 'lx',
  candela: 'cd',
  radian: 'rad',
  dalton: 'Da',
  electronvolt: 'eV',
  eV: 'eV',
  bit: 'bit',
  byte: 'B',
  percent: '%',
  decibel: 'dB',
  hectare: 'ha',
  angstrom: 'Å',
  arcminute: '′',
  arcsecond: '″',
  mmHg: 'mmHg',
}
/** Abbreviated names of units, as siunitx has them: `\mg`, `\um`, `\kHz`. */
const short =
  /^(?:[fpnumcdhkMGT]?(?:m|g|s|L|l|mol|A|V|W|J|N|Pa|Hz|F|eV|b|B|K|C)|min|h|d|kg|cm|dB|ohm)$/

/** A unit as Markdown; nothing where a word of it is not known, for a dose without its unit is another. */
export function readUnit(tex: string): string | undefined {
  let out = ''
  let divided = false
  let pending = ''
  for (const [part, command] of tex.matchAll(/\\([A-Za-z]+)|[^\\\s{}~]+/g)) {
    if (command === undefined) {
      out += part.replace(/\^(-?\d+)/g, '^$1^').replaceAll('.', ' ')
      continue
    }
    if (command === 'per') divided = true
    else if (command === 'square' || command === 'cubic') pending = command === 'square' ? '2' : '3'
    else if (command === 'squared' || command === 'cubed')
      out = raised(out, command === 'squared' ? '2' : '3')
    else if (prefixes[command] !== undefined)
      out = joined(out, divided) + prefixes[command] + '\u2060'
    else {
      const symbol =
        units[command] ?? (short.test(command) ? command.replace(/^u(?=.)/, 'µ') : undefined)
      if (symbol === undefined) return undefined
      out = (out.endsWith('\u2060') ? out.slice(0, -1) : joined(out, divided)) + symbol
      if (pending || divided) out = raised(out, `${divided ? '−' : ''}${pending || '1'}`)
      divided = false
      pending = ''
    }
  }
  return /^\S/.test(out) ? out : undefined
}

const joined = (before: string, _divided: boolean): string => (before ? `${before}\u00a0` : '')
const raised = (text: string, power: string): string =>
  /\^−1\^$/.test(text) ? text.replace(/\^−1\^$/, `^−${power}^`) : `${text}^${power}^`

/** A number as Markdown: `1e-3`, `12345`, `5(1)`, `3 x 4`. */
export const numberMarkdown = (tex: string): string =>
  tex
    .trim()
    .replace(/~|\s/g, '')
    .replace(/\+-|\\pm/g, '\u00a0±\u00a0')
    .replace(/(?<=\d)x(?=\d)/g, '\u00a0×\u00a0')
    .replace(/(?<![\d.])[eEdD]([+-]?\d+)/g, '10^$1^')
    .replace(/(?<=\d\.?)[eEdD]\+?(-?\d+)/g, '\u00a0×\u00a010^$1^')
    .replaceAll('-', '−')

/** What a command of siunitx or mhchem prints, as Markdown; nothing where that is not known. */
export function printedQuantity(name: string, args: readonly string[]): string | undefined {
  const [first = '', second = '', third = ''] = args
  const unit = (tex: string): string | undefined => readUnit(tex)
  const spaced = (symbol: string | undefined): string | undefined =>
    symbol === undefined ? undefined : /^[°′″](?!C)/.test(symbol) ? symbol : `\u00a0${symbol}`
  switch (name) {
    case 'num':
      return numberMarkdown(first)
    case 'ang':
      return `${numberMarkdown(first.split(';')[0]!)}°`
    case 'si':
    case 'unit':
      return unit(first)
    case 'SI':
    case 'qty': {
      const symbol = spaced(unit(second))
      return symbol === undefined ? undefined : numberMarkdown(first) + symbol
    }
    case 'SIrange':
    case 'qtyrange': {
      const symbol = spaced(unit(third))
      return symbol === undefined
        ? undefined
        : `${numberMarkdown(first)}–${numberMarkdown(second)}${symbol}`
    }
    case 'numrange':
      return `${numberMarkdown(first)}–${numberMarkdown(second)}`
    case 'ce':
      return first
        .replace(/\^\{?([\d]*[+-])\}?/g, (_, charge: string) => `^${charge.replace('-', '−')}^`)
        .replace(/(?<=[A-Za-z)\]])(\d+)/g, '~$1~')
        .replace(/(?<=[A-Za-z)\]~])([+-])(?=$|\s)/g, (sign) => `^${sign.replace('-', '−')}^`)
        .replace(/<=>/g, '⇌')
        .replace(/->/g, '→')
    default:
      return undefined
  }
}
