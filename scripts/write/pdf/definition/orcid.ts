/**
 * ORCID's mark behind a name, as a link to the record (ORCID brand guidelines: the iD icon links to the full address).
 */
import type { Tag } from '../tags/tag.js'
import type { Run } from '../text/run.js'

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="256" height="256"><circle cx="128" cy="128" r="128" fill="#a6ce39"/><g fill="#ffffff"><rect x="70.9" y="79.1" width="15.4" height="107.1"/><circle cx="78.6" cy="56.8" r="10.1"/><path d="M108.9 79.1h41.6c39.6 0 57 28.3 57 53.6 0 27.5-21.5 53.6-56.8 53.6h-41.8V79.1zm15.4 93.3h24.5c34.9 0 42.9-26.5 42.9-39.7 0-21.5-13.7-39.7-43.7-39.7h-23.7v79.4z"/></g></svg>'

export function orcidPicture(orcid: string, name: string, parent: Tag): Run[] {
  const tag = parent.within('Link', { alt: `ORCID iD of ${name}: ${orcid}` })
  return [
    { text: '\u200a' },
    {
      text: '',
      drawing: (size) => ({
        width: size * 0.76,
        height: size * 0.7,
        depth: size * 0.06,
        picture: { kind: 'svg', source: icon, tag },
      }),
      link: { url: `https://orcid.org/${orcid}` },
      tag,
    },
  ]
}
