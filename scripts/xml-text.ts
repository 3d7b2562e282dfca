const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as it stands in XML, in an element or in an attribute with double quotes (XML 1.0 § 2.4). */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign]!)

const plain = new Map([
  ...Object.entries(signs).map(([sign, name]) => [name, sign] as const),
  ['&apos;', "'"] as const,
])

/** The text that stands so in XML which galley has written: the five names are read (XML 1.0 § 4.6), numbers are not. */
export const fromXmlText = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|apos);/g, (name) => plain.get(name)!)
