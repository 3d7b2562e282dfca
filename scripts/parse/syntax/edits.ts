/**
 * micromark's list of edits to what it has read, made linear. Its own copies all that was read of a text for every heading
 * with an underline and every container that ends below a blank line; a thousand notes then cost a thousand copies. This
 * copies what stands behind the first edit alone, which is at the end.
 */
import { EditMap } from 'micromark-util-edit-map'
import type { Event } from 'micromark-util-types'

EditMap.prototype.consume = function (this: EditMap, events: Event[]): undefined {
  const edits = this.map.sort(([left], [right]) => left - right)
  const first = edits[0]?.[0]
  if (first === undefined) return
  const rest = events.slice(first)
  events.length = first
  let from = first
  const keep = (to: number): void => {
    for (let index = from; index < to; index++) events.push(rest[index - first]!)
  }
  for (const [at, removed, added] of edits) {
    keep(at)
    for (const event of added) events.push(event)
    from = at + removed
  }
  keep(first + rest.length)
  this.map.length = 0
  this.index.clear()
}
