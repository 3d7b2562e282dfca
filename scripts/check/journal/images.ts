/** What journals ask of the files of figures. Drawings (SVG) are made as large as a journal asks, so that only bitmaps can be too small. */
import type { ImageFile } from '../../document/inputs.js'
import type { Figure, Image } from '../../document/tree.js'
import type { Check } from '../../journals/schema.js'
import { printWidth } from '../../journals/print-width.js'
import { all } from './count.js'
import type { JournalFinding, Judgement, JudgeContext } from './judge.js'
import { largest, smallest } from '../../lists.js'

interface Shown {
  image: Image
  file: ImageFile
  figure: Figure
  panels: number
}

/** The images of figures with their files, in order. */
function shown({ article, inputs }: JudgeContext): Shown[] {
  return all<Figure>(article, 'figure')
    .filter(({ kind }) => kind === 'figure')
    .flatMap((figure) => {
      const images = all<Image>(figure, 'image')
      return images.flatMap((image) => {
        const file = inputs.images.get(image.path)
        return file && !image.fault ? [{ image, file, figure, panels: images.length }] : []
      })
    })
}

const isBitmap = ({ file }: Shown): boolean => file.format !== 'svg' && file.format !== 'pdf'

/** Width in print: the figure's own, on the narrowest column that holds it; panels share it. */
function dpiOf({ file, image, figure, panels }: Shown, widths: readonly number[]): number {
  const across = panels > 1 ? Math.min(panels, 2) : 1
  return Math.floor((file.width * across * 25.4) / printWidth(image.width ?? figure.width, widths))
}

export function resolution({ dpi }: Check<'resolution'>, sight: JudgeContext): Judgement {
  const { widths } = sight.profile.package.figures
  const bitmaps = shown(sight).filter(isBitmap)
  const found = bitmaps.map((one) => ({ one, dpi: dpiOf(one, widths) }))
  const findings = found
    .filter((each) => each.dpi < dpi)
    .map(({ one, dpi: has }): JournalFinding => ({
      place: one.image,
      found: `resolution of ${has} dpi of \`${one.file.path}\` at its print width`,
    }))
  return {
    findings,
    measured:
      found.length > 0
        ? `${smallest(found.map((each) => each.dpi))} of at least ${dpi} dpi`
        : 'drawings only',
  }
}

export function pixels({ narrowest }: Check<'pixels'>, sight: JudgeContext): Judgement {
  const found = shown(sight).filter(
    (one) => isBitmap(one) && one.file.width * Math.min(one.panels, 2) < narrowest,
  )
  return {
    findings: found.map(({ image, file }) => ({
      place: image,
      found: `\`${file.path}\` of ${file.width} by ${file.height} pixels`,
    })),
  }
}

export function fileSize({ megabytes }: Check<'file-size'>, sight: JudgeContext): Judgement {
  const found = shown(sight)
  const large = found.filter(({ file }) => file.bytes.length > megabytes * 1e6)
  const most = Math.max(0, largest(found.map(({ file }) => file.bytes.length)))
  return {
    findings: large.map(({ image, file }) => ({
      place: image,
      found: `\`${file.path}\` of ${(file.bytes.length / 1e6).toFixed(1)} MB`,
    })),
    measured: `${(most / 1e6).toFixed(1)} of at most ${megabytes} MB`,
  }
}
