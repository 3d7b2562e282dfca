/**
 * MIME types of files, told from their names (IANA's register of media types).
 */

/** Type and subtype; of an unknown form, a row of bytes. */
export function mediaType(path: string): readonly [string, string] {
  const [type = 'application', subtype = 'octet-stream'] = (
    types[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? ''
  )
    .split('/')
    .filter(Boolean)
  return [type, subtype]
}

const office = 'application/vnd.openxmlformats-officedocument'
const types: Readonly<Record<string, string>> = {
  xml: 'application/xml',
  pdf: 'application/pdf',
  json: 'application/json',
  yaml: 'application/yaml',
  zip: 'application/zip',
  gz: 'application/gzip',
  rtf: 'application/rtf',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  gif: 'image/gif',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  mov: 'video/quicktime',
  webm: 'video/webm',
  avi: 'video/vnd.avi',
  mp3: 'audio/mpeg',
  wav: 'audio/vnd.wave',
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
}
