/**
 * Files whose heads are sound and whose pictures are not: found before a format would have to leave one out.
 */
import type { ImageFile } from '../document.js'
import { decodersOf } from './decoders.js'

/** Those of `files` that no program here can decode or draw; drawings in SVG and what every reader decodes by itself are not tried. */
export async function undrawable(files: readonly ImageFile[]): Promise<ImageFile[]> {
  const decoders = await decodersOf(new Set(files.map(({ format }) => format)))
  const found: ImageFile[] = []
  for (const file of files) {
    const decoder = decoders.get(file.format)
    if (decoder ? !decoder(file.bytes) : file.format === 'pdf' && !(await (await import('./pdf.js')).drawPdf(file.bytes, 16))) found.push(file)
  }
  return found
}
