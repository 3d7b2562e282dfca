/** The preview's page: swaps what a build has changed in place, and shows messages beside what they are about. */
const changes = location.pathname === '/changes'
const events = new EventSource('/events')
let busy = false
let again = false
events.onmessage = refresh
events.addEventListener('at', ({ data }) => scrollToSource(JSON.parse(data)))
events.onerror = () => { document.documentElement.dataset.gone = 'yes'; gone(true) }
events.onopen = () => { if (document.documentElement.dataset.gone) { delete document.documentElement.dataset.gone; gone(false); refresh() } }
document.addEventListener('click', openSource)
addEventListener('hashchange', () => scrollToHash())
show()
scrollToHash()

async function refresh() {
  if (busy) { again = true; return }
  busy = true
  try {
    const text = await (await fetch(location.pathname + location.search, { cache: 'no-store' })).text()
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
  const { summary, stops, since, messages } = JSON.parse(document.getElementById('galley-messages').textContent)
  const panel = element('aside', `galley-panel ${stops ? 'stops' : ''}`, { 'aria-label': 'Preview' })
  const details = element('details')
  details.open = sessionStorage.getItem('galley-open') === 'yes'
  details.addEventListener('toggle', () => sessionStorage.setItem('galley-open', details.open ? 'yes' : 'no'))
  const said = since !== null ? `Changes since ${since}` : stops ? `${summary}: nothing would be written` : summary
  const title = element('summary', stops ? 'error' : messages.length ? 'some' : '', {}, said)
  details.append(title, tools(since), list(messages))
  panel.append(details)
  document.body.append(panel)
  for (const message of messages) place(message)
}

/** The files, and what has changed: one click away. */
function tools(since) {
  const bar = element('div', 'galley-tools')
  bar.append(
    element('a', '', { href: '/paper.pdf', target: '_blank' }, 'PDF'),
    element('a', '', { href: '/paper.docx', download: '' }, 'Word'),
  )
  const form = element('form', '', { action: '/changes', method: 'get' })
  const label = element('label', '', {}, 'Changes since ')
  label.append(element('input', '', { name: 'since', value: since ?? 'HEAD', size: '10', spellcheck: 'false', 'aria-label': 'Revision: a tag, a branch or a commit' }))
  form.append(label, element('button', '', { type: 'submit' }, 'Show'))
  bar.append(form)
  if (changes) bar.append(element('a', '', { href: '/' }, 'The paper'))
  return bar
}

function list(messages) {
  const all = element('ol', '', { tabindex: '0', 'aria-label': 'Messages' })
  for (const message of messages) {
    const item = element('li', message.severity)
    item.append(element('strong', '', {}, message.severity), ' ', element('a', '', { href: message.open }, `${message.file}:${message.line}:${message.column}`), ` `, ...coded(message.message), ' ', element('code', '', {}, message.rule))
    all.append(item)
  }
  if (messages.length === 0) all.hidden = true
  return all
}

/** What stands in backticks is code. */
const coded = (text) => text.split(/`([^`]+)`/).map((part, index) => (index % 2 ? element('code', '', {}, part) : part))

/** A banner while nobody serves the page. */
function gone(is) {
  document.querySelector('.galley-gone')?.remove()
  if (!is) return
  document.body.append(element('p', 'galley-gone', { role: 'status' }, 'The preview has ended: this page no longer follows the text. Start `galley preview` again, and it goes on.'))
}

/** A click in the text opens its source line in the editor; links, fields and what is being marked are left alone. */
function openSource(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (!(event.target instanceof Element) || event.target.closest('a, button, input, label, summary, details, .galley-panel') || String(getSelection())) return
  const block = event.target.closest('main [data-source]')
  if (block) location.assign(`/open?source=${encodeURIComponent(block.dataset.source)}`)
}

/** `#line=manuscript/methods.md:12` and what an editor sends: the block that holds the line, in the middle of the window. */
function scrollToHash() {
  const source = /^#line=(.+)$/.exec(decodeURIComponent(location.hash))?.[1]
  if (source) scrollToSource(source)
}

function scrollToSource(source) {
  const [, file, line] = /^(.*):(\d+)$/.exec(source) ?? []
  const found = file && blockAt(file, Number(line))
  if (!found) return
  found.scrollIntoView({ block: 'center' })
  document.querySelectorAll('.galley-at').forEach((node) => node.classList.remove('galley-at'))
  found.classList.add('galley-at')
}

/** The last block that begins at a line of a file or before it. */
function blockAt(file, line) {
  let found
  for (const block of document.querySelectorAll('main [data-source]')) {
    const [, own, begins] = /^(.*):(\d+)$/.exec(block.dataset.source) ?? []
    if (own === file && Number(begins) <= line) found = block
  }
  return found
}

/** Beside the block that the message is about. */
function place(message) {
  const found = blockAt(message.file, message.line)
  if (!found) return
  const note = element('a', `galley-note ${message.severity}`, { href: message.open, title: message.rule }, message.severity === 'error' ? `Error: ${message.message}` : message.message)
  found.insertAdjacentElement(/^(?:TR|TD|TH|LI|DT|DD)$/.test(found.nodeName) ? 'beforeend' : 'afterend', note)
}

function element(name, className = '', attributes = {}, text = '') {
  const made = document.createElement(name)
  if (className) made.className = className
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}
