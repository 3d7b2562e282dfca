/** The parts of citation-js that are used; version 0.8 ships no types. */
declare module '@citation-js/core' {
  import type { CslItem } from '../document.js'

  export class Cite {
    constructor(data: string, options: { generateGraph: boolean })
    data: CslItem[]
  }
  export const plugins: { config: { get(name: string): unknown } }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-csl' {}
