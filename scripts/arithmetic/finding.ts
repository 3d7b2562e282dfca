/** Numbers of a text that cannot all be right. */
export interface Finding {
  /** Place of the number that does not fit. */
  start: number
  end: number
  /** The calculation, and what it gives, in one sentence. */
  reason: string
  /** `error`: nothing else can be meant. `hint`: another denominator, test or meaning may be behind it. */
  level: 'error' | 'hint'
  /** The number that would fit, as the author would write it. */
  right?: string | undefined
}
