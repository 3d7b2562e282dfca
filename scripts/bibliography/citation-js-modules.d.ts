/** The parts of citation-js that are used; version 0.8 ships no types. */
declare module '@citation-js/core' {
  export const plugins: {
    config: { get(name: string): unknown }
    input: { data(input: unknown, type: string): unknown }
  }
}
declare module '@citation-js/plugin-bibtex' {}
declare module '@citation-js/plugin-csl' {}
