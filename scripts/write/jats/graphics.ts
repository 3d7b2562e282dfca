/**
 * Images: a reference to the file that is copied beside the XML, with its words for readers who cannot see it.
 */
import type { ElementContent } from 'xast'
import type { ImageFile } from '../../document/inputs.js'
import type { Image } from '../../document/tree.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** MIME type and subtype by format. */
export const mimeTypes: Readonly<Record<ImageFile['format'], readonly [string, string]>> = {
  png: ['image', 'png'],
  jpeg: ['image', 'jpeg'],
  svg: ['image', 'svg+xml'],
  tiff: ['image', 'tiff'],
  gif: ['image', 'gif'],
  webp: ['image', 'webp'],
  pdf: ['application', 'pdf'],
}

/** `graphic` or `inline-graphic`. An image that cannot be shown (a draft) is a box of words in its place. */
export function graphic(
  image: Image,
  name: 'graphic' | 'inline-graphic',
  state: State,
): ElementContent[] {
  const file = state.inputs.images.get(image.path)
  if (!file || image.fault) return missing(image, name)
  const [mimetype, subtype] = mimeTypes[file.format]
  return [
    element(
      name,
      { 'mime-subtype': subtype, mimetype, 'xlink:href': file.output },
      textElement('alt-text', alternative(image)),
      textElement('long-desc', image.description),
    ),
  ]
}

/** "null" says that an image is decoration (JATS4R Accessibility); what the author did not describe stays undescribed. */
const alternative = (image: Image): string => image.alt || (image.decorative ? 'null' : '')

function missing(image: Image, name: 'graphic' | 'inline-graphic'): ElementContent[] {
  const words = element('bold', {}, `[${image.alt ? `${image.alt}: ` : ''}${image.url}]`)
  return [
    name === 'graphic'
      ? element('disp-quote', { 'content-type': 'missing-image' }, element('p', {}, words))
      : words,
  ]
}
