/* Finds the sections that have every word; `pages` is the list that stands in pages.js. */
const field = document.getElementById('search')
const found = document.getElementById('found')

function hits(words) {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  if (asked.length === 0) return []
  return pages
    .map((one) => {
      const head = `${one.page} ${one.heading}`.toLowerCase()
      const whole = `${head} ${one.text.toLowerCase()}`
      const isHere = asked.every((word) => whole.includes(word))
      return { one, rank: isHere ? 1 + asked.filter((word) => head.includes(word)).length * 10 : 0 }
    })
    .filter(({ rank }) => rank > 0)
    .sort((left, right) => right.rank - left.rank)
    .slice(0, 12)
    .map(({ one }) => one)
}

function show() {
  const items = hits(field.value).map(({ page, heading, address }) => {
    const item = document.createElement('li')
    const link = document.createElement('a')
    link.href = address
    link.textContent = heading || page
    const where = document.createElement('small')
    where.textContent = heading ? page : ''
    link.append(where)
    item.append(link)
    return item
  })
  found.replaceChildren(...items)
}

field.addEventListener('input', show)
field.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    field.value = ''
    show()
  }
})
field.form.addEventListener('submit', (event) => {
  event.preventDefault()
  found.querySelector('a')?.click()
})
