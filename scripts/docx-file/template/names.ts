/** Which of a template's styles stands for one of ours, by its name. */
import names from './style-names.json' with { type: 'json' }

/** Ids of the styles of paragraphs that the Word writer uses. */
export const writtenStyles: readonly string[] = Object.keys(names)

/** A name by which styles are compared: letters and digits alone. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The names under which templates are known to have the style `id`, the likeliest first. */
export const knownNames = (id: string): readonly string[] =>
  (names as Readonly<Record<string, readonly string[]>>)[id] ?? []

/** The style of ours that `name` means: an id or a name, `Body Text`. */
export const writtenStyle = (name: string): string | undefined =>
  [...writtenStyles, 'Table'].find((id) => plainName(id) === plainName(name))
