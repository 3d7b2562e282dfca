/** XMP (ISO 16684-1) and IPTC IIM 4.2: what programs that edit pictures write of them. */
import type { ImageFact } from '../document/inputs.js'
import { fact, decodedText } from './cleaned.js'

/** Properties whose values name persons or places, or are words; the rest is of programs. */
const properties: Readonly<Record<string, ImageFact['kind']>> = {
  'dc:creator': 'person',
  'dc:contributor': 'person',
  'photoshop:CaptionWriter': 'person',
  'xmpRights:Owner': 'person',
  'aux:OwnerName': 'person',
  'tiff:Artist': 'person',
  'exifEX:CameraOwnerName': 'person',
  'pdf:Author': 'person',
  'Iptc4xmpExt:PersonInImage': 'person',
  'exif:GPSLatitude': 'place',
  'exif:GPSLongitude': 'place',
  'photoshop:City': 'place',
  'Iptc4xmpCore:Location': 'place',
  'Iptc4xmpExt:LocationShown': 'place',
  'tiff:Make': 'camera',
  'tiff:Model': 'camera',
  'dc:title': 'text',
  'dc:description': 'text',
  'dc:subject': 'text',
  'photoshop:Headline': 'text',
  'photoshop:Instructions': 'text',
  'exif:UserComment': 'text',
}
const names = Object.keys(properties).join('|')
const asAttribute = new RegExp(
  String.raw`\s(${names})\s{0,9}=\s{0,9}(?:"([^"<]{0,2000})"|'([^'<]{0,2000})')`,
  'g',
)
const asElement = new RegExp(String.raw`<(${names})(?:\s[^<>]{0,400})?>([^]{0,2000}?)</\1>`, 'g')
/** Of a packet, which is mostly padding. */
const longest = 60_000

/** What an XMP packet says, as attributes or as elements. */
export function xmpFacts(packet: Uint8Array): ImageFact[] {
  const text = new TextDecoder().decode(packet.subarray(0, longest))
  const said = [
    ...[...text.matchAll(asAttribute)].map(
      ([, name = '', quoted = '', other = '']) => [name, quoted || other] as const,
    ),
    ...[...text.matchAll(asElement)].map(
      ([, name = '', inner = '']) => [name, inner.replace(/<[^<>]{0,400}>/g, ' ')] as const,
    ),
  ]
  return said
    .map(([name, value]) =>
      fact(properties[name] ?? 'text', `XMP ${name}`, value.replace(/\s+/g, ' ')),
    )
    .filter(({ value }) => value !== '')
}

const datasets: Readonly<Record<number, readonly [ImageFact['kind'], string]>> = {
  5: ['text', 'ObjectName'],
  25: ['text', 'Keywords'],
  40: ['text', 'SpecialInstructions'],
  80: ['person', 'By-line'],
  90: ['place', 'City'],
  92: ['place', 'Sublocation'],
  105: ['text', 'Headline'],
  110: ['person', 'Credit'],
  116: ['person', 'CopyrightNotice'],
  118: ['person', 'Contact'],
  120: ['text', 'Caption'],
  122: ['person', 'Writer'],
}

/** Records of IIM, wherever they begin in a block of Photoshop's (8BIM 0x0404). */
export function iptcFacts(bytes: Uint8Array): ImageFact[] {
  const found: ImageFact[] = []
  for (let at = 0; at + 5 <= bytes.length;) {
    const length = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0)
    const known = bytes[at] === 0x1c && bytes[at + 1] === 2 && at + 5 + length <= bytes.length
    const [kind, name] = (known && datasets[bytes[at + 2] ?? 0]) || []
    if (kind && name)
      found.push(fact(kind, `IPTC ${name}`, decodedText(bytes.subarray(at + 5, at + 5 + length))))
    at += known ? 5 + length : 1
  }
  return found.filter(({ value }) => value !== '')
}
