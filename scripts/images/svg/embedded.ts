import type { Cleaned } from '../cleaned.js'
import { append } from '../../lists.js'

/** PNG and JPEG images inside a drawing, each through `clean`; `bytes` and what was found, when there are any. */
export function cleanEmbedded(
  drawing: Uint8Array,
  clean: (format: 'png' | 'jpeg', bytes: Uint8Array) => Cleaned,
): Cleaned {
  const text = new TextDecoder().decode(drawing)
  const facts: Cleaned['facts'] = []
  const cleaned = text.replace(
    /(data:image\/(png|jpe?g);base64,)([A-Za-z\d+/=\s]+)/g,
    (whole, head: string, format: string, data: string) => {
      const bytes = new Uint8Array(Buffer.from(data, 'base64'))
      const found = clean(format === 'png' ? 'png' : 'jpeg', bytes)
      append(facts, found.facts)
      return Buffer.compare(found.bytes, bytes) === 0
        ? whole
        : `${head}${Buffer.from(found.bytes).toString('base64')}`
    },
  )
  return { bytes: cleaned === text ? drawing : new TextEncoder().encode(cleaned), facts }
}
