'use strict'
/** A worker of the pool that does at once what a hostile manuscript may bring a real one to. */
const done = { kind: 'done', isUnchanged: false, outcome: {} }
const text = 'reading `paper.md`'

module.exports = async ({ path, doing }) => {
  const state = Buffer.from(doing)
  state[1] = state.write(text, 2)
  if (path === 'loop') for (;;);
  if (path === 'heap') for (const kept = []; ;) kept.push([...text])
  if (path === 'buffers') {
    const kept = Array.from({ length: 40 }, () => Buffer.alloc(10_000_000, 1))
    await new Promise((later) => setTimeout(later, 60_000, kept))
  }
  if (path === 'slow') await new Promise((later) => setTimeout(later, 600))
  if (path === 'end') process.exit(7)
  if (path === 'throw') throw new Error('Placeholder')
  return done
}
