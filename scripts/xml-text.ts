const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** Text as it stands in XML, in an element or in an attribute with double quotes (XML 1.0 § 2.4). */
export const xmlText = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign]!)
