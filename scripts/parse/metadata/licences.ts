/**
 * Licences by their usual names → canonical address and printed name (Creative Commons, with SPDX's spellings).
 */
import type { License } from '../../document/metadata.js'

const names: Readonly<Record<string, string>> = {
  by: 'Attribution',
  'by-sa': 'Attribution-ShareAlike',
  'by-nc': 'Attribution-NonCommercial',
  'by-nd': 'Attribution-NoDerivatives',
  'by-nc-sa': 'Attribution-NonCommercial-ShareAlike',
  'by-nc-nd': 'Attribution-NonCommercial-NoDerivatives',
}

const versions = new Set(['1.0', '2.0', '2.5', '3.0', '4.0'])

/** The licence that `text` names (`CC-BY-4.0`, `CC BY`, an address); any other is its own name. */
export function readLicense(text: string): License {
  const words = text.trim().toLowerCase()
  if (/^cc[\s-]?0|publicdomain\/zero|^cc-zero/.test(words))
    return { url: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0 Universal' }
  const short =
    /^(?:creative commons |cc[\s-]?)((?:by|nc|nd|sa|[\s-])+)\s*-?\s*(?:v?(\d(?:\.\d)?))?(?:[\s-]*international)?$/.exec(
      words,
    )
  const address = /creativecommons\.org\/licenses\/([a-z-]+)(?:\/(\d\.\d))?/.exec(words)
  const kind = (short?.[1] ?? address?.[1])
    ?.trim()
    .replace(/[\s-]+/g, '-')
    .replace(/-$/, '')
  const version = (short?.[2] ?? address?.[2] ?? '4.0').replace(/^\d$/, '$&.0')
  if (kind && names[kind] && versions.has(version)) {
    return {
      url: `https://creativecommons.org/licenses/${kind}/${version}/`,
      name: `Creative Commons ${names[kind]} ${version}${version === '4.0' ? ' International' : ''}`,
    }
  }
  return /^https?:\/\//.test(words)
    ? { url: text.trim(), name: text.trim() }
    : { name: text.trim() }
}
