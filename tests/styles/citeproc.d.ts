/** citeproc-js, which ships no types. */
declare module 'citeproc' {
  const citeproc: unknown
  export default citeproc
}
