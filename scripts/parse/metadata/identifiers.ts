/** Identifiers of people and institutions, whose last character checks. */
import type { Mapping } from './mapping.js'
import { readIsni, readOrcid } from './names.js'

export const orcidOf = (record: Mapping): string | undefined =>
  identifier(record, ['orcid', 'orcid-id'], readOrcid, 'ORCID iD', '0000-0002-1825-0097')

export const isniOf = (record: Mapping): string | undefined =>
  identifier(record, ['isni'], readIsni, 'ISNI', '0000 0001 2150 090X')

function identifier(
  record: Mapping,
  keys: string[],
  read: (text: string) => string | undefined,
  name: string,
  example: string,
): string | undefined {
  const value = record.get(...keys)
  if (!value?.text) return undefined
  const found = read(value.text)
  if (!found)
    record.wrong(
      value.position,
      `Unexpected ${name} \`${value.text}\`, expected sixteen digits that check, such as \`${example}\``,
    )
  return found
}
