/** What came of a batch: a line of JSON for each paper, and a page. The same results give the same bytes. */
import type { OutputFile } from '../../document/inputs.js'
import type { Result } from './job.js'
import type { Paper } from './papers.js'
import { reportPage } from './report-page.js'
import type { Reported } from './status.js'

export function reportedAs({ name, out }: Paper, result: Result): Reported {
  if (result.kind !== 'done')
    return {
      paper: name,
      status: result.kind,
      out,
      files: [],
      messages: [],
      notes: [],
      why: result.why,
    }
  const { code, files, messages, notes } = result.outcome
  return { paper: name, status: code === 0 ? 'built' : 'errors', out, files, messages, notes }
}

/** The files of the report; `name` is `report`, or that of a shard. */
export function reportFiles(list: readonly Reported[], name: string): OutputFile[] {
  const lines = list.map((one) => `${JSON.stringify(one)}\n`).join('')
  const encoder = new TextEncoder()
  return [
    { path: `${name}.jsonl`, contents: encoder.encode(lines) },
    { path: `${name}.html`, contents: encoder.encode(reportPage(list)) },
  ]
}
