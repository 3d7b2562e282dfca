/** How profiles and checklists of an author's own are named: by a path, and then by the file's own name. */

/** Whether a name is the path of a file, and not the name of what comes with the program. */
export const isOwnFile = (name: string): boolean => /\.ya?ml$/i.test(name)

/** `mine` of `./journals/mine.yaml`; any other name stays. */
export const ownName = (name: string): string =>
  isOwnFile(name) ? name.replace(/^.*\//s, '').replace(/\.ya?ml$/i, '') : name
