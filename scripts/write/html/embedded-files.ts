/**
 * Files inside the page. The serializer copies what an attribute holds once for each element around it, which is dear
 * for pictures: a mark stands in their place until the page is text.
 */
import { legal } from '../characters.js'

/** No page shows this character: it is no character of XML 1.0, and what an author has of it is left out. */
const around = '\u0001'
const marks = new RegExp(`(?<=;base64,)${around}(\\d+)${around}`)

export class EmbeddedFiles {
  readonly #contents: Array<string | Uint8Array> = []

  /** The address (RFC 2397) of a file of media type `type`, for an attribute. */
  address(type: string, contents: string | Uint8Array): string {
    const index = this.#contents.push(contents) - 1
    return `data:${type};base64,${around}${index}${around}`
  }

  /** `html` with the files in it, and without characters that no format has. */
  within(html: string): string {
    return html
      .split(marks)
      .map((part, index) => {
        if (index % 2 === 0) return legal(part)
        return Buffer.from(this.#contents[Number(part)] ?? '').toString('base64')
      })
      .join('')
  }
}
