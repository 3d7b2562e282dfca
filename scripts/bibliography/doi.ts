/** A DOI as authors and programs write it: an address of the resolver, or with its label before it (DOI Handbook § 3.5). */
const before = /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i

/** The DOI without resolver and label; any other text as it is. */
export const withoutResolver = (text: string): string => text.replace(before, '')
