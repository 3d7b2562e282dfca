/**
 * Where two values of plain data differ: the way to the first place, and what each says there. Properties that are
 * `undefined` are none; maps are not looked into.
 */
export interface Difference {
  /** `children.1.children.0.value`. */
  way: string
  expected: unknown
  found: unknown
}

/** The first difference in order of properties; nothing when there is none. */
export function difference(
  expected: unknown,
  found: unknown,
  way: readonly string[] = [],
): Difference | undefined {
  if (Object.is(expected, found) || expected instanceof Map) return undefined
  if (!isObject(expected) || !isObject(found) || Array.isArray(expected) !== Array.isArray(found))
    return { way: way.join('.'), expected, found }
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const inner = difference(expected[name], found[name], [...way, name])
    if (inner) return inner
  }
  return undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
