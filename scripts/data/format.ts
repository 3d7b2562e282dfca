/**
 * How a value is printed: `:value{of="…" format="0.0" as=words}`.
 */
import { durationText } from './duration.js'
import type { ExpressionValue } from './expression-result.js'
import { fixed } from './rounding.js'
import { mean, quantile, standardDeviation } from './statistics.js'
import { ratio, timeUnit } from './units.js'
import { inWords, ordinalInDigits, ordinalInWords } from './words.js'

export interface NumberStyle {
  /** `0`, `0.0`, `0,000`, `0%`, `n (%)`, `mean (SD)`, `median [IQR]`, `median (range)`, `range`, `duration`, with decimals behind: `mean (SD) 0.00`. */
  format?: string | undefined
  /** `words`, `Words`, `ordinal`. */
  as?: string | undefined
}
export type FormattedNumber = { text: string; fault?: undefined } | { fault: string }

/** Formats by name: what they take, and how they print it. `decimals` is absent when the author gave none. */
type Formatter = (
  values: readonly number[],
  decimals: number | undefined,
  numbers: Numbers,
) => string | undefined
interface Numbers {
  one: (value: number, decimals?: number) => string
  unit?: string | undefined
  words: boolean
}

const forms: ReadonlyMap<string, { takes: string; print: Formatter }> = new Map<
  string,
  { takes: string; print: Formatter }
>([
  [
    'n (%)',
    {
      takes: '`[part, whole]`',
      print: ([part, whole], decimals, { one }) =>
        whole
          ? `${one(part ?? 0)} (${one(((part ?? 0) / whole) * 100, decimals ?? 0)}%)`
          : undefined,
    },
  ],
  [
    'n/N (%)',
    {
      takes: '`[part, whole]`',
      print: ([part, whole], decimals, { one }) =>
        whole
          ? `${one(part ?? 0)}/${one(whole)} (${one(((part ?? 0) / whole) * 100, decimals ?? 0)}%)`
          : undefined,
    },
  ],
  [
    'mean (SD)',
    {
      takes: 'at least two numbers',
      print: (values, decimals, { one }) =>
        both(
          mean(values),
          standardDeviation(values),
          (centre, spread) => `${one(centre, decimals ?? 1)} (${one(spread, decimals ?? 1)})`,
        ),
    },
  ],
  [
    'mean ± SD',
    {
      takes: 'at least two numbers',
      print: (values, decimals, { one }) =>
        both(
          mean(values),
          standardDeviation(values),
          (centre, spread) => `${one(centre, decimals ?? 1)} ± ${one(spread, decimals ?? 1)}`,
        ),
    },
  ],
  [
    'median [IQR]',
    {
      takes: 'numbers',
      print: (values, decimals, numbers) =>
        spread(values, decimals, numbers, [0.25, 0.75], 7, ['[', ']']),
    },
  ],
  [
    'median (IQR)',
    {
      takes: 'numbers',
      print: (values, decimals, numbers) =>
        spread(values, decimals, numbers, [0.25, 0.75], 7, ['(', ')']),
    },
  ],
  [
    'median [IQR, type 2]',
    {
      takes: 'numbers',
      print: (values, decimals, numbers) =>
        spread(values, decimals, numbers, [0.25, 0.75], 2, ['[', ']']),
    },
  ],
  [
    'median (IQR, type 2)',
    {
      takes: 'numbers',
      print: (values, decimals, numbers) =>
        spread(values, decimals, numbers, [0.25, 0.75], 2, ['(', ')']),
    },
  ],
  [
    'median (range)',
    {
      takes: 'numbers',
      print: (values, decimals, numbers) =>
        spread(values, decimals, numbers, [0, 1], 7, ['(', ')']),
    },
  ],
  [
    'range',
    { takes: 'numbers', print: (values, decimals, numbers) => range(values, decimals, numbers) },
  ],
  [
    'duration',
    {
      takes: 'one number, of months or of a column with a unit of time',
      print: (values, _, numbers) =>
        values.length === 1 ? duration(values[0] ?? 0, numbers) : undefined,
    },
  ],
])

/** Names of all formats, for messages. */
export const formatNames: readonly string[] = ['0', '0.0', '0,000', '0%', ...forms.keys()]

/** `value` as `style` prints it; `unit` is that of its numbers. */
export function printNumber(
  value: ExpressionValue,
  { format, as }: NumberStyle,
  unit?: string,
): FormattedNumber {
  if (as !== undefined && !['words', 'Words', 'ordinal'].includes(as))
    return { fault: `Unexpected \`as=${as}\`, expected \`words\`, \`Words\` or \`ordinal\`` }
  const numbers: Numbers = {
    unit,
    words: as !== undefined,
    one: (number, decimals) => oneNumber(number, decimals, format, as),
  }
  const form = format === undefined ? undefined : readForm(format)
  if (typeof form === 'string') return { fault: form }
  const text = form ? printForm(value, form, numbers) : printPlain(value, format, numbers)
  if (typeof text !== 'string') return text
  return { text: as === 'Words' ? text.charAt(0).toUpperCase() + text.slice(1) : text }
}

/** A format by name, with the decimals behind it; nothing for a number's pattern; a text when there is none such. */
function readForm(
  format: string,
): { name: string; print: Formatter; takes: string; decimals?: number } | undefined | string {
  if (/^(?:0,00)?0(?:\.0+)?%?$/.test(format)) return undefined
  const [, name = format, pattern] = /^(.*?)(?: (0(?:\.0+)?))?$/.exec(format) ?? []
  const form = forms.get(name)
  if (!form)
    return `Unexpected format \`${format}\`, expected ${formatNames.map((one) => `\`${one}\``).join(', ')}, or one of these names and decimals (\`mean (SD) 0.00\`)`
  return { name, ...form, ...(pattern === undefined ? {} : { decimals: decimalsOf(pattern) }) }
}

const decimalsOf = (pattern: string): number => pattern.split('.')[1]?.replace('%', '').length ?? 0

function printForm(
  value: ExpressionValue,
  form: { name: string; print: Formatter; takes: string; decimals?: number },
  numbers: Numbers,
): string | { fault: string } {
  const values = (Array.isArray(value) ? value : [value]) as readonly ExpressionValue[]
  const text =
    values.length && values.every((item): item is number => typeof item === 'number')
      ? form.print(values as readonly number[], form.decimals, numbers)
      : undefined
  return (
    text ?? {
      fault: `Unexpected value for the format \`${form.name}\`, expected the expression to give ${form.takes}`,
    }
  )
}

/** Numbers, texts, and lists of them: "a, b and c". */
function printPlain(
  value: ExpressionValue,
  format: string | undefined,
  numbers: Numbers,
): string | { fault: string } {
  if (Array.isArray(value)) {
    const items = (value as readonly ExpressionValue[]).map((item) =>
      Array.isArray(item)
        ? { fault: 'Unexpected list of lists, expected texts or numbers' }
        : printPlain(item, format, numbers),
    )
    const fault = items.find((item): item is { fault: string } => typeof item !== 'string')
    if (fault) return fault
    return items.length < 2
      ? items.join('')
      : `${items.slice(0, -1).join(', ')} and ${String(items.at(-1))}`
  }
  if (typeof value === 'number')
    return numbers.one(value, format === undefined ? undefined : decimalsOf(format))
  if (typeof value === 'string' && format === undefined && !numbers.words) return value
  if (typeof value === 'string')
    return { fault: `Unexpected text \`${value}\` for a format of numbers, expected a number` }
  return {
    fault: 'Unexpected value that cannot be printed, expected a number, a text, or a list of them',
  }
}

function oneNumber(value: number, decimals: number | undefined, format = '', as?: string): string {
  if (as === 'ordinal' && Number.isInteger(value))
    return ordinalInWords(value) ?? ordinalInDigits(value)
  const percent = format.endsWith('%') && !format.includes('(')
  const rounded =
    decimals === undefined ? plainDigits(value) : fixed(percent ? value * 100 : value, decimals)
  const words =
    as === undefined || percent ? undefined : inWords(Number(rounded.replace('\u2212', '-')))
  if (words !== undefined) return words
  const grouped = format.startsWith('0,000')
    ? rounded.replace(
        /^(\u2212?)(\d+)/,
        (_, sign: string, whole: string) => sign + whole.replace(/\B(?=(?:\d{3})+$)/g, ','),
      )
    : rounded
  return percent ? `${grouped}%` : grouped
}

/** A number as it is, without the noise of binary fractions. */
function plainDigits(value: number): string {
  const text = String(Number(value.toPrecision(12)))
  return text.includes('e') ? text.replace('-', '\u2212') : text.replace(/^-/, '\u2212')
}

function both<A, B>(
  first: A | undefined,
  second: B | undefined,
  print: (first: A, second: B) => string,
): string | undefined {
  return first === undefined || second === undefined ? undefined : print(first, second)
}

function spread(
  values: readonly number[],
  decimals: number | undefined,
  { one }: Numbers,
  [low, high]: readonly [number, number],
  type: 2 | 7,
  [open, close]: readonly [string, string],
): string | undefined {
  const points = [0.5, low, high].map((p) => quantile(values, p, type))
  const [centre, from, to] = points.map((point) =>
    point === undefined ? '' : one(point, decimals ?? (points.every(Number.isInteger) ? 0 : 1)),
  )
  return points.includes(undefined) ? undefined : `${centre} ${open}${from}–${to}${close}`
}

function range(
  values: readonly number[],
  decimals: number | undefined,
  { one, words }: Numbers,
): string {
  const [from, to] = [quantile(values, 0) ?? 0, quantile(values, 1) ?? 0].map((value) =>
    one(value, decimals),
  )
  return words ? `${from} to ${to}` : `${from}–${to}`
}

function duration(value: number, { unit, words }: Numbers): string {
  const own = timeUnit(unit ?? '') ?? 'month'
  if (own === 'month' || own === 'year')
    return durationText(Math.round(value * ratio(own, 'month') * 10) / 10, { words })
  return `${(words ? inWords(value) : undefined) ?? plainDigits(value)} ${own}${value === 1 ? '' : 's'}`
}
