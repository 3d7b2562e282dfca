/**
 * Files inside the page. The serializer copies what an attribute holds once for each element around it, which is dear
 * for pictures: a mark stands in their place until the page is text.
 */

/** No manuscript has this character: it is no character of XML 1.0. */
const around = '\u0001'
const marks = new RegExp(`${around}(\\d+)${around}`, 'g')

export class EmbeddedFiles {
  readonly #contents: Array<string | Uint8Array> = []

  /** The address (RFC 2397) of a file of media type `type`, for an attribute. */
  address(type: string, contents: string | Uint8Array): string {
    const index = this.#contents.push(contents) - 1
    return `data:${type};base64,${around}${index}${around}`
  }

  /** `html` with the files in it. */
  within(html: string): string {
    return html.replace(marks, (mark, index: string) => {
      const contents = this.#contents[Number(index)]
      return contents ? Buffer.from(contents).toString('base64') : mark
    })
  }
}
