/** Why an expression cannot be used, in a sentence for its author. Caught where the data layer is entered. */
export class ExpressionError extends Error {
  constructor(
    reason: string,
    readonly suggestions: string[] = [],
    readonly note?: string,
  ) {
    super(reason)
  }
}
