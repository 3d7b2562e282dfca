/**
 * Reads the numbers of a claim's words: what is claimed, how exactly, and in which style it is written.
 */
import { bounds, fractions, hedges, words as special } from './number-phrases.js'
import { tokenize, type Token } from './tokens.js'
import { finer, ratio, timeUnit, type TimeUnit } from './units.js'
import { readWords } from './words.js'

/** How a number is meant: exactly, rounded, or as a bound. */
export type Hedge = 'about' | 'nearly' | 'just-over' | 'under' | 'over' | 'at-least' | 'at-most'

/** One number of a text. */
export interface Quantity {
  /**
   * `count` is any number, `share` a part of a whole (a percentage or fraction, as 0–1), `whole` is "all", `most` and
   * `minority` more and less than half.
   */
  kind: 'count' | 'share' | 'whole' | 'most' | 'minority'
  /** Of a duration in several units, in the shortest of them. */
  value: number
  /** Digits behind the decimal point, of what is written (percent for percentages). */
  decimals: number
  style:
    | 'digits'
    | 'words'
    | 'ordinal-digits'
    | 'ordinal-words'
    | 'percent'
    | 'percent-words'
    | 'fraction'
    | 'word'
  hedge?: Hedge | undefined
  /** Unit of time behind the number; the shortest one of several. */
  unit?: TimeUnit | undefined
  /** Units of a duration in several ("1 year and 9 months"). */
  units?: TimeUnit[] | undefined
  /** Place in the text, hedge and unit included. */
  start: number
  end: number
  /** Place of the number alone. */
  numberStart: number
  numberEnd: number
}

/** What stands between two numbers: a range ("3 to 7"), a part of a whole ("3 of 5"), or anything else. */
export type Link = 'range' | 'part' | 'list'
export interface Reading {
  quantities: Quantity[]
  links: Link[]
  fault?: undefined
}

/** The numbers of `text`, or why it cannot be read. */
export function readQuantities(text: string): Reading | { fault: string } {
  const tokens = tokenize(text)
  const found: Array<{ quantity: Quantity; from: number; to: number }> = []
  for (let at = 0; at < tokens.length;) {
    const read = readAt(tokens, at, text)
    if (typeof read === 'string') return { fault: read }
    if (read) found.push({ quantity: read.quantity, from: at, to: read.next })
    at = read?.next ?? at + 1
  }
  const joined = joinDurations(found, tokens)
  const links = joined.slice(1).map(({ from }, index) =>
    linkBetween(
      tokens.slice(joined[index]?.to, from).map((token) => token.text),
      tokens.slice(0, joined[index]?.from).map((token) => token.text),
    ),
  )
  const quantities = joined.map(({ quantity }) => quantity)
  quantities.forEach((quantity, index) => {
    const before = quantities[index - 1]
    if (before?.kind === 'count' && quantity.style === 'percent' && links[index - 1] === 'range')
      Object.assign(before, { kind: 'share', value: before.value / 100, style: 'percent' })
    if (before && quantity.unit && !before.unit && links[index - 1] === 'range')
      before.unit = quantity.unit
  })
  return { quantities, links }
}

/** Places of the numbers of a sentence, in digits or words, read on their own; ordinals and words such as "all" are left out. */
export function findNumbers(text: string): Array<{ start: number; end: number }> {
  const tokens = tokenize(text)
  const found: Array<{ start: number; end: number }> = []
  for (let at = 0; at < tokens.length;) {
    const read = hedgeAt(tokens, at) || inName(tokens, at) ? undefined : readAt(tokens, at, text)
    if (!read || typeof read === 'string') at++
    else {
      const { kind, style, start, end, numberStart, numberEnd } = read.quantity
      const word = text.slice(numberStart, numberEnd).toLowerCase()
      if ((kind === 'count' || kind === 'share') && !style.startsWith('ordinal') && !idle.has(word))
        found.push({ start, end })
      at = read.next
    }
  }
  return found
}

const idle: ReadonlySet<string> = new Set([
  'no',
  'nobody',
  'nil',
  'once',
  'twice',
  'thrice',
  'single',
])
/** Digits that are part of a name: "Jo-1", "COVID-19". */
function inName(tokens: readonly Token[], at: number): boolean {
  const [word, dash, digits] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  return (
    digits?.kind === 'digits' &&
    dash?.text === '-' &&
    word?.kind === 'word' &&
    word.end === dash.start &&
    dash.end === digits.start
  )
}
const hedgeAt = (tokens: readonly Token[], at: number): boolean =>
  hedges.some(({ words }) => matches(tokens, at, words))

interface Read {
  quantity: Quantity
  next: number
}

/** The quantity that begins at token `at`; a text when something there cannot be read; nothing when there is none. */
function readAt(tokens: readonly Token[], at: number, text: string): Read | string | undefined {
  const hedge = hedges.find(({ words }) => matches(tokens, at, words))
  if (hedge) {
    const read = readAt(tokens, at + hedge.words.length, text)
    if (typeof read === 'string' || read?.quantity.hedge) return read
    if (read)
      return {
        ...read,
        quantity: { ...read.quantity, hedge: hedge.meaning, start: tokens[at]?.start ?? 0 },
      }
    if (hedge.words.length > 1 && special.has(hedge.words[0] ?? ''))
      return `Unexpected \`${hedge.words.join(' ')}\` in a claim, expected a number after it`
  }
  const token = tokens[at]
  if (!token) return undefined
  const word = special.get(token.text)
  if (word?.kind === 'unreadable')
    return `Unexpected \`${text.slice(token.start, token.end)}\` in a claim, expected ${word.expected}`
  const bare = word
    ? named(token, at, word)
    : (readFraction(tokens, at) ??
      readDigits(tokens, at) ??
      readNumeral(tokens, at) ??
      readArticle(tokens, at))
  if (typeof bare === 'string' || !bare) return bare
  return withBound(tokens, withUnit(tokens, withHalf(tokens, bare)))
}

const matches = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => tokens[at + index]?.text === word)

function quantity(
  tokens: readonly Token[],
  from: number,
  to: number,
  rest: Pick<Quantity, 'kind' | 'value' | 'style'> & Partial<Quantity>,
): Read {
  const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0]
  return {
    quantity: { decimals: 0, start, end, numberStart: start, numberEnd: end, ...rest },
    next: to,
  }
}

function named(token: Token, at: number, word: { kind: Quantity['kind']; value: number }): Read {
  return {
    quantity: {
      kind: word.kind,
      value: word.value,
      style: 'word',
      decimals: 0,
      start: token.start,
      end: token.end,
      numberStart: token.start,
      numberEnd: token.end,
    },
    next: at + 1,
  }
}

/** "a third", "two-thirds", "half", "½". */
function readFraction(tokens: readonly Token[], at: number): Read | undefined {
  const sign = fractions.get(tokens[at]?.text ?? '')
  if (sign !== undefined && !/^\p{L}/u.test(tokens[at]?.text ?? ''))
    return quantity(tokens, at, at + 1, { kind: 'share', value: sign, style: 'fraction' })
  if (tokens[at]?.text === 'half')
    return quantity(tokens, at, at + 1, { kind: 'share', value: 0.5, style: 'fraction' })
  const counted = tokens[at]?.text === 'a' ? 1 : readWords(tokens[at]?.text ?? '')?.value
  const next = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const part = fractions.get(tokens[next]?.text ?? '')
  if (counted === undefined || part === undefined || counted === 0 || counted * part > 1)
    return undefined
  const plural = (tokens[next]?.text ?? '').endsWith('s')
  return plural === counted > 1
    ? quantity(tokens, at, next + 1, { kind: 'share', value: counted * part, style: 'fraction' })
    : undefined
}

/**
 * Whether the dash at `at` is a minus: it touches the number behind it and no word or number before it.
 *
 *     −0.5 (-1 to 0)    −3–−1    1/-2
 *     ^     ^           ^  ^       ^
 */
function isMinus(tokens: readonly Token[], at: number): boolean {
  const [before, sign, digits] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (sign?.text !== '-' || digits?.kind !== 'digits' || sign.end !== digits.start) return false
  if (!before) return true
  return before.end === sign.start
    ? before.kind === 'sign' && !/[%)\]}]/.test(before.text)
    : before.kind !== 'digits' || sign.written === '\u2212'
}

function readDigits(tokens: readonly Token[], at: number): Read | string | undefined {
  const negative = isMinus(tokens, at)
  const digits = tokens[negative ? at + 1 : at]
  if (digits?.kind !== 'digits') return undefined
  const next = negative ? at + 2 : at + 1
  const [comma, fraction] = [tokens[next], tokens[next + 1]]
  if (
    comma?.text === ',' &&
    fraction?.kind === 'digits' &&
    comma.end === fraction.start &&
    digits.end === comma.start
  )
    return 'Unexpected comma within a number, expected a point before decimals (`53.6`) or three digits after it (`1,200`)'
  const plain = digits.text.replace(/[,\s]/gu, '').replace('·', '.')
  const value = Number(plain) * (negative ? -1 : 1)
  const decimals = plain.split('.')[1]?.length ?? 0
  if (/^(?:st|nd|rd|th)$/.test(tokens[next]?.text ?? '') && tokens[next]?.start === digits.end)
    return quantity(tokens, at, next + 1, { kind: 'count', value, style: 'ordinal-digits' })
  return percent(
    tokens,
    quantity(tokens, at, next, { kind: 'count', value, decimals, style: 'digits' }),
  )
}

/** "twenty-one", "one hundred and five", "third": the longest numeral that begins here. */
function readNumeral(tokens: readonly Token[], at: number): Read | undefined {
  if (tokens[at]?.text === 'minus') {
    const read = readNumeral(tokens, at + 1)
    const start = tokens[at]?.start ?? 0
    return (
      read && {
        ...read,
        quantity: { ...read.quantity, value: -read.quantity.value, start, numberStart: start },
      }
    )
  }
  for (let to = Math.min(at + 12, tokens.length); to > at; to--) {
    const part = tokens.slice(at, to)
    if (
      part.at(-1)?.text === '-' ||
      part.some(({ kind, text }) => kind === 'digits' || (kind === 'sign' && text !== '-'))
    )
      continue
    const read = readWords(
      part
        .map(({ text }) => (text === '-' ? '' : text))
        .filter(Boolean)
        .join(' '),
    )
    if (!read) continue
    const dozen = tokens[to]?.text === 'dozen' ? 12 : 1
    return percent(
      tokens,
      quantity(tokens, at, dozen > 1 ? to + 1 : to, {
        kind: 'count',
        value: read.value * dozen,
        style: read.ordinal ? 'ordinal-words' : 'words',
      }),
    )
  }
  return matches(tokens, at, ['a', 'dozen'])
    ? quantity(tokens, at, at + 2, { kind: 'count', value: 12, style: 'words' })
    : undefined
}

/** "a year" is one year. */
function readArticle(tokens: readonly Token[], at: number): Read | undefined {
  const article = tokens[at]?.text === 'a' || tokens[at]?.text === 'an'
  return article && unitAt(tokens, at + 1)
    ? quantity(tokens, at, at + 1, { kind: 'count', value: 1, style: 'words' })
    : undefined
}

function percent(tokens: readonly Token[], read: Read): Read {
  const sign = tokens[read.next]?.text
  const length =
    sign === '%' || sign === 'percent' ? 1 : matches(tokens, read.next, ['per', 'cent']) ? 2 : 0
  if (!length) return read
  const end = tokens[read.next + length - 1]?.end ?? 0
  const { value, style } = read.quantity
  return {
    quantity: {
      ...read.quantity,
      kind: 'share',
      value: value / 100,
      style: style === 'words' ? 'percent-words' : 'percent',
      end,
    },
    next: read.next + length,
  }
}

/** "two and a half". */
function withHalf(tokens: readonly Token[], read: Read): Read {
  if (read.quantity.style !== 'words' || !matches(tokens, read.next, ['and', 'a', 'half']))
    return read
  const end = tokens[read.next + 2]?.end ?? 0
  return {
    quantity: {
      ...read.quantity,
      value: read.quantity.value + 0.5,
      decimals: 1,
      end,
      numberEnd: end,
    },
    next: read.next + 3,
  }
}

/** "2 years", "42-year-old", "half a year". */
function withUnit(tokens: readonly Token[], read: Read): Read {
  const {
    quantity: { kind, style },
  } = read
  if (kind !== 'count' && style !== 'fraction') return read
  let next = read.next
  if (tokens[next]?.text === '-' && kind === 'count') next++
  if (style === 'fraction' && (tokens[next]?.text === 'a' || tokens[next]?.text === 'an')) next++
  const unit = unitAt(tokens, next)
  if (!unit) return read
  const end = tokens[next]?.end ?? 0
  return {
    quantity: {
      ...read.quantity,
      kind: 'count',
      unit,
      end,
      decimals: style === 'fraction' ? 1 : read.quantity.decimals,
    },
    next: next + 1,
  }
}

/** The unit of time at a token: whole words and their short forms; "second" alone is mostly an ordinal. */
function unitAt(tokens: readonly Token[], at: number): TimeUnit | undefined {
  const text = tokens[at]?.text ?? ''
  return text.length < 2 || text === 'second' ? undefined : timeUnit(text)
}

/** "12 months or more", "40 years or younger". */
function withBound(tokens: readonly Token[], read: Read): Read {
  if (tokens[read.next]?.text !== 'or') return read
  const hedge = bounds.get(tokens[read.next + 1]?.text ?? '')
  if (!hedge) return read
  return {
    quantity: { ...read.quantity, hedge, end: tokens[read.next + 1]?.end ?? 0 },
    next: read.next + 2,
  }
}

type Found = { quantity: Quantity; from: number; to: number }

/** "1 year and 9 months" is one quantity of 21 months. */
function joinDurations(found: readonly Found[], tokens: readonly Token[]): Found[] {
  const joined: Found[] = []
  for (const next of found) {
    const before = joined.at(-1)
    const [left, right] = [before?.quantity, next.quantity]
    const between = before
      ? tokens
          .slice(before.to, next.from)
          .map(({ text }) => text)
          .join(' ')
      : ''
    if (
      !before ||
      !left?.unit ||
      !right.unit ||
      left.unit === right.unit ||
      finer(left.unit, right.unit) !== right.unit ||
      right.hedge ||
      !['', 'and', ',', ', and'].includes(between)
    ) {
      joined.push(next)
      continue
    }
    const value = left.value * ratio(left.unit, right.unit) + right.value
    joined[joined.length - 1] = {
      from: before.from,
      to: next.to,
      quantity: {
        ...right,
        value,
        hedge: left.hedge,
        units: [...(left.units ?? [left.unit]), right.unit],
        start: left.start,
        numberStart: left.numberStart,
        numberEnd: right.end,
      },
    }
  }
  return joined
}

function linkBetween(words: readonly string[], before: readonly string[]): Link {
  const between = words.join(' ')
  if (
    between === '-' ||
    between === 'to' ||
    between === 'through' ||
    (between === 'and' && before.at(-1) === 'between')
  )
    return 'range'
  return /^(?:(?:out )?of(?: the| these| those| all)*|in|\/)$/.test(between) ? 'part' : 'list'
}
