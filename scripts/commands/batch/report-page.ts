/** The report of a batch as a page that needs no other file. */
import { assetText } from '../../assets.js'
import type { Diagnostic } from '../../cli/diagnostics.js'
import { messageSummary } from '../../cli/diagnostics.js'
import { xmlText } from '../../xml-text.js'
import { statusCounts, statusWords, type Reported } from './status.js'

/** Papers that did not come out stand first. */
export function reportPage(list: readonly Reported[]): string {
  const failed = list.filter(({ status }) => status !== 'built')
  const built = list.filter(({ status }) => status === 'built')
  const papers = `${list.length} ${list.length === 1 ? 'paper' : 'papers'}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${papers}: ${statusCounts(list)}</title>
<style>
${assetText('batch/report.css')}</style>
</head>
<body>
<main>
<h1>${papers}</h1>
<p>${statusCounts(list)}</p>
${section('Not built', failed)}${section('Built', built)}</main>
</body>
</html>
`
}

function section(title: string, list: readonly Reported[]): string {
  if (list.length === 0) return ''
  return `<h2>${title}</h2>\n${list.map(paper).join('')}`
}

function paper({ paper: name, status, out, files, messages, notes, why }: Reported): string {
  const said = status === 'built' ? messageSummary(messages) : statusWords[status]
  const links = files
    .filter((path) => !path.includes('/'))
    .map((path) => `<a href="${xmlText(encodeURI(`${out}/${path}`))}">${xmlText(path)}</a>`)
  const parts = [
    why === undefined ? '' : `<pre>${xmlText(why)}</pre>\n`,
    table(messages),
    ...notes.map((note) => `<p>${xmlText(note)}</p>\n`),
    links.length > 0 ? `<p>${links.join(' · ')}</p>\n` : '',
  ].join('')
  const open = status === 'built' ? '' : ' open'
  return `<details class="${status}"${open}><summary>${xmlText(name)} <span>${said}</span></summary>\n${parts}</details>\n`
}

function table(messages: readonly Diagnostic[]): string {
  if (messages.length === 0) return ''
  const rows = messages.map(
    ({ file, line, column, severity, message, rule }) =>
      `<tr class="${severity}"><td>${xmlText(file)}:${line}:${column}</td><td>${severity}</td><td>${xmlText(message)}</td><td><code>${xmlText(rule)}</code></td></tr>\n`,
  )
  const head = ['Place', 'Kind', 'Message', 'Rule'].map((name) => `<th scope="col">${name}</th>`)
  return `<table>\n<thead><tr>${head.join('')}</tr></thead>\n<tbody>\n${rows.join('')}</tbody>\n</table>\n`
}
