/**
 * Pictures stay out of the library, which would hash and deflate each: it is handed a ticket in place of a picture, and
 * the picture takes the ticket's place when the parts are settled.
 */
export class Media {
  readonly #tickets = new Map<Uint8Array, Buffer>()
  readonly #pictures = new Map<string, Uint8Array>()

  /** What stands for `bytes`: the same for the same array. */
  ticket(bytes: Uint8Array): Buffer {
    const known = this.#tickets.get(bytes)
    if (known) return known
    const name = `picture ${this.#tickets.size + 1}`
    const ticket = Buffer.from(name)
    this.#tickets.set(bytes, ticket)
    this.#pictures.set(name, bytes)
    return ticket
  }

  /** The picture that a ticket stands for. */
  pictureOf(ticket: Uint8Array): Uint8Array {
    const picture = this.#pictures.get(Buffer.from(ticket).toString())
    if (!picture) throw new Error('A part of the document is no ticket of this writer')
    return picture
  }
}
