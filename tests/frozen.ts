/** What `value` holds can no longer be written to, however deep it stands; bytes are left, which cannot be frozen. */
export function deepFreeze<Value>(value: Value): Value {
  const waiting: unknown[] = [value]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (!isOpen(next)) continue
    Object.freeze(next)
    if (next instanceof Map) waiting.push(...next.values())
    waiting.push(...Object.values(next))
  }
  return value
}

const isOpen = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !ArrayBuffer.isView(value) &&
  !Object.isFrozen(value)
