/** What a number of a sentence probably takes from the rows, and whether they bear it out. */
export interface LooseReading {
  /** Place in the sentence. */
  start: number
  end: number
  words: string
  agrees: boolean
  /** What is read: for a person who chooses among several. */
  kind: LooseKind
  /** What the rows say, in words: "the mean of `age` is 54". */
  says: string
  /** The expression that gives it. */
  expression: string
  /** Too far from what it may count, or of other rows: it may hold the number, and never doubts it. */
  isWeak?: boolean | undefined
  /** How many rows there are, where it is doubted as a share of them: an article of more individuals does not say this number. */
  isOfRows?: number | undefined
  /** A percentage that agrees when its last digit is cut off, or rounded the wrong way. */
  isCut?: boolean | undefined
  /** The percentage beside it, which is calculated with it. */
  share?: { start: number; words: string } | undefined
}

export type LooseKind =
  | 'category'
  | 'subgroup'
  | 'share'
  | 'summary'
  | 'total'
  | 'sum'
  | 'ratio'
  | 'distinct'
  | 'rest'
  | 'cell'
