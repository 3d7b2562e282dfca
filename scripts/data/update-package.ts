/**
 * A guessed Data Package beside one that an author has written: what the author wrote stays, what is new is added.
 */
import type { GuessedField, GuessedResource } from './guess.js'

type Json = Record<string, unknown>
export interface RawDescriptor extends Json {
  resources?: Json[]
}

/** `written` with the guessed resources: fields of new columns are added, those of columns that are gone are taken out. */
export function updatePackage(
  written: RawDescriptor,
  guessed: readonly GuessedResource[],
): RawDescriptor {
  const resources = [...(written.resources ?? [])]
  for (const guess of guessed) {
    const at = resources.findIndex(({ path, name }) => path === guess.path || name === guess.name)
    if (at < 0) resources.push({ ...guess })
    else resources[at] = updateResource(resources[at] ?? {}, guess)
  }
  return { ...written, resources }
}

function updateResource(written: Json, guess: GuessedResource): Json {
  const schema = (written.schema ?? {}) as Json
  const fields = (schema.fields ?? []) as Json[]
  const known = new Map(fields.map((field) => [field.name, field]))
  return {
    ...guess,
    ...written,
    schema: {
      ...guess.schema,
      ...schema,
      fields: guess.schema.fields.map((field: GuessedField) => ({
        ...(known.get(field.name) ?? field),
      })),
    },
  }
}
