/**
 * SVG that says more than our drawing library knows: it is drawn as simpler SVG, or, where vectors cannot show it, as a
 * bitmap fit for print. Made before pages are composed, since the engine that does it is loaded for it alone.
 */
import type { ImageFile } from '../../../document/inputs.js'
import { isSoundSvg } from '../../../images/svg/sound.js'
import type { Samples } from '../../../images/samples.js'

/** In the place of a file's own source: SVG without what is not known, or pixels. */
export type Drawn = { kind: 'svg'; source: string } | { kind: 'bitmap'; samples: Samples }

/** Pixels across a bitmap: 600 an inch on the measure of a page's text. */
const across = 3200
/** And no more in all. */
const most = 16e6

/** Blurs and shadows, colours that mix with what is below them, halos. */
const pixelated: readonly RegExp[] = [
  /\bfilter\s{0,9}[:=]\s{0,9}["']?\s{0,9}url\(/i,
  /mix-blend-mode\s{0,9}[:=]\s{0,9}["']?(?!\s{0,9}normal)/i,
  /paint-order\s{0,9}[:=]\s{0,9}["']?\s{0,9}(?:markers\s{1,9})?stroke/i,
]

/** What is read by browsers and not by our library. */
const unknown: readonly RegExp[] = [
  /<(?:\w{1,20}:)?switch\b/i,
  /context-(?:stroke|fill)/i,
  /\bhsla?\(|\brgba?\(\s{0,9}[\d.]{1,9}%?\s{1,9}[\d.]/i, // "rgb(10 20 30)"
  /#(?:[\da-f]{8}|[\da-f]{4})["';}]/i,
  /[{},>\s]\*[^{}<>]{0,99}\{/, // a rule for all elements
  /:not\(|:nth-/,
]

const isPixelated = (source: string): boolean => pixelated.some((pattern) => pattern.test(source))
/** Whether the library draws all that the source says; the one colour of a whole drawing is `readied`'s. */
const isPlain = (source: string): boolean =>
  !unknown.some((pattern) => pattern.test(source)) &&
  !(
    /currentColor/i.test(source) &&
    /<(?!svg\b)[^<>]{0,2000}?\scolor\s{0,9}=|[;"'{\s]color\s{0,9}:/i.test(source)
  )

/** Each file among `files` that needs it, by its path; one that cannot be read stays as it is. */
export async function drawings(files: readonly ImageFile[]): Promise<ReadonlyMap<string, Drawn>> {
  const found = new Map<string, Drawn>()
  const all = files
    .filter(({ format }) => format === 'svg')
    .map((file) => ({ file, ...chosen(new TextDecoder().decode(file.bytes)) }))
    .filter(({ source }) => isSoundSvg(source))
  for (const { file, source, changed } of all)
    if (changed) found.set(file.path, { kind: 'svg', source })
  const flat = all.filter(({ source }) => isPixelated(source))
  const simple = all.filter((one) => !flat.includes(one) && !isPlain(one.source))
  if (flat.length + simple.length === 0) return found
  const { painter, simplifier } = await import('../../../images/raster.js')
  if (flat.length > 0) {
    const paint = await painter()
    for (const { file, source } of flat) {
      const width = Math.round(Math.min(across, Math.sqrt((most * file.width) / file.height)))
      const samples = tried(() => paint(source, width))
      if (samples) found.set(file.path, { kind: 'bitmap', samples })
    }
  }
  if (simple.length > 0) {
    const simplify = await simplifier()
    for (const { file, source } of simple) {
      const simpler = tried(() => simplify(source))
      if (simpler) found.set(file.path, { kind: 'svg', source: simpler })
    }
  }
  return found
}

function tried<Result>(draw: () => Result): Result | undefined {
  try {
    return draw()
  } catch {
    return undefined
  }
}

/** With the first of colours for light and dark grounds, and what stands for a variable. */
function chosen(given: string): { source: string; changed: boolean } {
  const source = /<switch\b/i.test(given) ? switched(given) : given
  if (!/light-dark\(|var\(\s{0,9}--/i.test(source)) return { source, changed: source !== given }
  const variables = new Map(
    [...source.matchAll(/(--[\w-]{1,80})\s{0,9}:\s{0,9}([^;{}"'<>]{1,200})/g)].map(
      ([, name, value]) => [name!, value!.trim()],
    ),
  )
  let found = source
  for (let round = 0; round < 4; round++) {
    found = found
      .replace(
        /var\(\s{0,9}(--[\w-]{1,80})\s{0,9}(?:,((?:[^(),]|\([^()]{0,200}\)){1,200}))?\)/gi,
        (whole, name: string, otherwise: string | undefined) =>
          variables.get(name) ?? otherwise?.trim() ?? whole,
      )
      .replace(
        /light-dark\(((?:[^(),]|\([^()]{0,200}\)){1,200}),(?:[^()]|\([^()]{0,200}\)){1,200}\)/gi,
        (_, light: string) => light.trim(),
      )
  }
  return { source: found, changed: found !== given }
}

/** What stands in the place of HTML in a `switch`, and not what tells a program that it shows no HTML (draw.io). */
function switched(source: string): string {
  const [before, ...parts] = source.split(/<switch\b/i)
  return (
    before! +
    parts
      .map((part) => {
        const end = /<\/switch\s{0,9}>/i.exec(part)
        if (!end) return `<switch${part}`
        const inner = part.slice(part.indexOf('>') + 1, end.index)
        const rest = part.slice(end.index + end[0].length)
        if (/^\s*<g\b[^<>]{0,200}Extensibility["']\s*\/>/i.test(inner)) return rest
        const html = /^\s*<foreignObject\b/i.test(inner) ? inner.lastIndexOf('</foreignObject') : -1
        const otherwise = html < 0 ? '' : inner.slice(inner.indexOf('>', html) + 1)
        return otherwise.trim() ? `<g>${otherwise}</g>${rest}` : `<switch${part}`
      })
      .join('')
  )
}
