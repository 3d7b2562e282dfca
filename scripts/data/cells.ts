/**
 * One cell's text → its typed value, by Frictionless Table Schema's types.
 */
import type { DataField, DataValue } from '../document/inputs.js'

/** How a field's cells are written, beyond its type (Table Schema § Field types). */
export interface Lexical {
  decimalChar: string
  groupChar: string
  /** `false`: signs and letters around a number ("€ 12", "95%") are no part of it. */
  bareNumber: boolean
  trueValues: readonly string[]
  falseValues: readonly string[]
  /** A date's pattern of `%Y`, `%m`, `%d`; absent: ISO 8601. */
  format?: string | undefined
}

/** What a value of each type looks like, for messages. */
export const expectedForms: Readonly<Record<DataField['type'], string>> = {
  string: 'text',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date (2026-11-22)',
  year: 'a year (2026)',
  yearmonth: 'a month (2026-11)',
}

/** The value that `text` stands for; nothing when it is not of the type. */
export function readCell(
  text: string,
  type: DataField['type'],
  lexical: Lexical,
): Exclude<DataValue, readonly string[]> | undefined {
  switch (type) {
    case 'string':
      return text
    case 'integer':
      return readInteger(text, lexical)
    case 'number':
      return readDecimal(text, lexical)
    case 'boolean':
      return lexical.trueValues.includes(text)
        ? true
        : lexical.falseValues.includes(text)
          ? false
          : undefined
    case 'date':
      return readDate(text, lexical.format)
    case 'year':
      return /^\d{4}$/.test(text) ? Number(text) : undefined
    case 'yearmonth':
      return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text) ? text : undefined
  }
}

function readInteger(text: string, lexical: Lexical): number | undefined {
  const digits = bare(text, lexical)
  const value = /^[+-]?\d+$/.test(digits) ? Number(digits) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

function readDecimal(text: string, lexical: Lexical): number | undefined {
  const plain = bare(text, lexical)
  const digits =
    lexical.decimalChar === '.' ? plain : plain.replace('.', 'x').replace(lexical.decimalChar, '.')
  const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(digits)
    ? Number(digits)
    : Number.NaN
  return Number.isFinite(value) ? value : undefined
}

function bare(text: string, { groupChar, bareNumber }: Lexical): string {
  const number = bareNumber ? text : text.replace(/^[^\d+-]+/, '').replace(/(\d)[^\d]*$/, '$1')
  return groupChar ? number.replaceAll(groupChar, '') : number
}

/** A date of the calendar, as ISO 8601. */
function readDate(text: string, format?: string): string | undefined {
  const names: string[] = []
  const pattern = (format ?? '%Y-%m-%d')
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/%([Ymd])/g, (_, name: string) => {
      names.push(name)
      return name === 'Y' ? '(\\d{4})' : '(\\d{2})'
    })
  const parts = new RegExp(`^${pattern}$`).exec(text)
  if (!parts) return undefined
  const [year, month, day] = ['Y', 'm', 'd'].map((name) =>
    Number(parts[names.indexOf(name) + 1] ?? 1),
  ) as [number, number, number]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return day >= 1 && day <= days
    ? `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    : undefined
}
