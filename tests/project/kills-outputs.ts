import type { OutputFile } from '../../scripts/document/inputs.js'

/** Whose the outputs are. */
export const owner = { paper: 'paper', formats: ['pdf'] }

/** A paper's outputs, which say their version; B has a figure that A has not, and the other way round. */
export function outputsOf(version: string): OutputFile[] {
  const names = ['paper.pdf', `figures/${version}.png`, 'figures/both.png', 'manifest.json']
  return names.map((path) => ({
    path,
    contents: new TextEncoder().encode(`${version} ${path}`),
  }))
}
