/**
 * A supplement as the formats print it that do not carry files: its label, its caption, the name of its file.
 */
import type { Paragraph } from 'mdast'
import type { Supplement } from '../document/tree.js'

/** At least one paragraph: "**Supplementary File 1.** Samples of the example. (samples.csv)". */
export function supplementLines({
  label,
  path,
  children,
  position,
}: Supplement): [Paragraph, ...Paragraph[]] {
  const [first, ...more] = children.flatMap((caption) => caption.children)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const text = (value: string): Paragraph['children'] => (value ? [{ type: 'text', value }] : [])
  const opening: Paragraph = {
    type: 'paragraph',
    position,
    children: [
      { type: 'strong', children: text(`${label ?? ''}.`) },
      ...text(first ? ' ' : ''),
      ...(first?.children ?? []),
      ...text(name && ` (${name})`),
    ],
  }
  return [opening, ...more]
}
