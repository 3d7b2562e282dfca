/** Names of institutions in affiliations, which are often one string with department, town and country. */
import type { Affiliation } from '../document/metadata.js'

/** What a part of an affiliation must have to be an institution, and not a street or town. */
const institution =
  /(?<!\p{L})(?:universit\p{L}*|hospital\p{L}*|h[oô]pital\p{L}*|ospedale|klinik\p{L}*|clinic\p{L}*|institut\p{L}*|college|cent(?:er|re)|infirmary|foundation|school|faculty|facult[eé]|academy|laborator\p{L}*|sanatorium|company|trust|inc|gmbh|ltd)(?!\p{L})/iu

/** Words that many institutions share; a name of nothing else names none. */
const shared = new Set(
  (
    'a an and at de des der die du la le of the for in und et y e to unit units ward section sections division divisions department departments departamento dept service services group team program programme ' +
    'university universities hospital hospitals clinic clinics college school schools faculty institute institutes center centre centers centres foundation academy laboratory laboratories medical medicine clinical general regional national ' +
    'international central state county district city municipal community public private teaching academic health healthcare care sciences science research training education biomedical life graduate undergraduate memorial children childrens pediatric pediatrics paediatric ' +
    'paediatrics internal surgery surgical digestive gastroenterological gastroenterology hepatobiliary hepatology general thoracic cardiovascular cardiology vascular cardiac orthopaedic orthopedic orthopaedics orthopedics neurology neurosurgery neurological ' +
    'dermatology radiology diagnostic imaging nuclear pathology anatomy physiology pharmacology pharmacy microbiology immunology rheumatology nephrology urology oncology cancer haematology hematology emergency intensive critical anaesthesia anesthesia ' +
    'anaesthesiology anesthesiology obstetrics gynaecology gynecology women womens psychiatry psychology ophthalmology otolaryngology dentistry dental nursing biology biochemistry chemistry physics mathematics statistics computer computing engineering informatics data ' +
    'technology trust nhs inc ltd gmbh company main campus building'
  ).split(' '),
)

/**
 * The names in an affiliation that name one institution and no other, longest first: "Example University Hospital" of
 * "Department of Surgery, Example University Hospital, Example City".
 */
export function institutionNames({ institution: whole, department, city }: Affiliation): string[] {
  const parts = [whole, department ?? '']
    .flatMap((text) => [text, ...text.split(/\s*[,;]\s*/)])
    .map((text) => text.trim().replace(/^the\s+/i, ''))
  return [...new Set(parts)]
    .filter((part) => part !== city && isOwnName(part))
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
}

function isOwnName(part: string): boolean {
  const words = part.match(/[\p{L}\p{M}\d’']+/gu) ?? []
  return (
    institution.test(part) &&
    words.some((word) => !shared.has(word.toLowerCase().replace(/[’']/g, '')))
  )
}
