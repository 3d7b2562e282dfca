/** A folder cannot take what is written, for a reason that lies with the folder: one sentence, and what to do. */
export class SaveError extends Error {
  constructor(
    message: string,
    readonly hint?: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}
