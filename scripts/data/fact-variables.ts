/**
 * How expressions get at facts: by variables whose names no author can write, and, where that is free, by `$name`.
 */
import { functions, refused } from './function-list.js'

const prefix = 'fact '

/** The variable that a fact's name in backquotes stands for. */
export const factVariable = (name: string): string => prefix + name

/** The fact that a variable is for. */
export const factNamed = (variable: string): string =>
  variable.startsWith(prefix) ? variable.slice(prefix.length) : variable

/** Every variable of a fact: a function of the same name keeps `$name`. */
export function variablesOf(name: string): string[] {
  return /^\p{L}[\p{L}\p{N}_]*$/u.test(name) && !functions.has(name) && !refused.has(name)
    ? [name, factVariable(name)]
    : [factVariable(name)]
}
