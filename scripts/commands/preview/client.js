/** The preview's page: swaps what a build has changed in place, and shows messages beside what they are about. */
const events = new EventSource('/events')
let busy = false
let again = false
events.onmessage = refresh
show()

async function refresh() {
  if (busy) { again = true; return }
  busy = true
  try {
    const text = await (await fetch('/', { cache: 'no-store' })).text()
    const next = new DOMParser().parseFromString(text, 'text/html')
    document.title = next.title
    clear()
    swap(document.querySelector('nav.contents'), next.querySelector('nav.contents'))
    swap(document.querySelector('main'), next.querySelector('main'))
    document.getElementById('galley-messages').textContent = next.getElementById('galley-messages').textContent
    show()
    document.documentElement.dataset.built = String(Number(document.documentElement.dataset.built ?? 0) + 1)
  } finally {
    busy = false
    if (again) { again = false; refresh() }
  }
}

/** Makes `old` what `next` is and touches only what differs, so that the reader's place stays. */
function swap(old, next) {
  if (!old || !next || old.isEqualNode(next)) return
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== next.nodeName || !old.firstElementChild || !next.firstElementChild) {
    old.replaceWith(document.importNode(next, true))
    return
  }
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name)) old.removeAttribute(name)
  for (const { name, value } of [...next.attributes]) if (old.getAttribute(name) !== value) old.setAttribute(name, value)
  const before = [...old.childNodes]
  const after = [...next.childNodes]
  let head = 0
  while (head < before.length && head < after.length && before[head].isEqualNode(after[head])) head += 1
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail].isEqualNode(after[after.length - 1 - tail])) tail += 1
  const gone = before.slice(head, before.length - tail)
  const come = after.slice(head, after.length - tail)
  if (gone.length === come.length) { gone.forEach((node, index) => swap(node, come[index])); return }
  const anchor = before[before.length - tail] ?? null
  gone.forEach((node) => node.remove())
  come.forEach((node) => old.insertBefore(document.importNode(node, true), anchor))
}

function clear() {
  document.querySelectorAll('.galley-note, .galley-panel').forEach((node) => node.remove())
}

function show() {
  const { summary, messages } = JSON.parse(document.getElementById('galley-messages').textContent)
  const panel = element('aside', 'galley-panel', { 'aria-label': 'Messages' })
  const details = element('details')
  details.open = sessionStorage.getItem('galley-open') === 'yes'
  details.addEventListener('toggle', () => sessionStorage.setItem('galley-open', details.open ? 'yes' : 'no'))
  details.append(element('summary', messages.length ? 'some' : '', {}, summary), list(messages))
  panel.append(details)
  document.body.append(panel)
  for (const message of messages) place(message)
}

function list(messages) {
  const all = element('ol')
  for (const message of messages) {
    const item = element('li', message.severity)
    item.append(element('a', '', { href: message.open }, `${message.file}:${message.line}:${message.column}`), ` ${message.message} `, element('code', '', {}, message.rule))
    all.append(item)
  }
  return all
}

/** Beside the last block that begins at or before the message's line in its file. */
function place(message) {
  let found
  for (const block of document.querySelectorAll('main [data-source]')) {
    const [, file, line] = /^(.*):(\d+)$/.exec(block.dataset.source) ?? []
    if (file === message.file && Number(line) <= message.line) found = block
  }
  if (!found) return
  const note = element('a', `galley-note ${message.severity}`, { href: message.open, title: message.rule }, message.message)
  found.insertAdjacentElement(/^(?:TR|TD|TH|LI|DT|DD)$/.test(found.nodeName) ? 'beforeend' : 'afterend', note)
}

function element(name, className = '', attributes = {}, text = '') {
  const made = document.createElement(name)
  if (className) made.className = className
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}
