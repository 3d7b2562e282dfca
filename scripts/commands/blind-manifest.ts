import { tracesOf } from '../blind/traces.js'
import type { Built } from '../build.js'
import type { OutputFile } from '../document/inputs.js'
import { manifest, type ManifestOptions } from '../project/manifest.js'
import type { Project } from '../project/project.js'

/** The manifest of a blind build: names of inputs without those of the authors, and no word that points to them. */
export function blindManifest(
  { opened }: Project,
  { article, inputs, outputs }: Built,
  options: ManifestOptions,
): OutputFile {
  const { nameless, redact } = tracesOf(article.children[0].metadata)
  const evaluations = inputs.evaluations.map((one) => ({
    ...one,
    position: { ...one.position, path: nameless(one.position.path ?? '') },
    ...(one.rows ? { rows: one.rows.map((row) => ({ ...row, path: nameless(row.path) })) } : {}),
  }))
  const made = manifest(
    new Map([...opened].map(([path, bytes]) => [nameless(path), bytes])),
    outputs,
    evaluations,
    options,
  )
  return {
    ...made,
    contents: new TextEncoder().encode(redact(new TextDecoder().decode(made.contents))),
  }
}
