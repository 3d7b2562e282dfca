/** The journals that have a profile, by the name that `--journal` and `journal:` take. */
export const journalNames: readonly string[] = []
