/** A PDF file of `objects`, numbered from 1, a character a byte; the first is its catalogue. */
export function pdfOf(...objects: string[]): Uint8Array {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}

/** A stream of `data`, with `entries` in its dictionary. */
export const streamOf = (data: string | Uint8Array, entries = ''): string =>
  `<</Length ${data.length} ${entries}>>stream\n${typeof data === 'string' ? data : Buffer.from(data).toString('latin1')}\nendstream`

/** A file of one page of 200 by 100 points, with entries of the page, of its tree and of the catalogue. */
export const onePage = (
  content: string,
  {
    page = '',
    pages = '',
    catalog = '',
    more = [],
  }: { page?: string; pages?: string; catalog?: string; more?: readonly string[] } = {},
): Uint8Array =>
  pdfOf(
    `<</Type/Catalog/Pages 2 0 R ${catalog}>>`,
    `<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 200 100] ${pages}>>`,
    `<</Type/Page/Parent 2 0 R/Contents 4 0 R ${page}>>`,
    content.startsWith('<<') ? content : streamOf(content),
    ...more,
  )
