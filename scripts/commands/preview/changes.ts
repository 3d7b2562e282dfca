/** The page of what has changed since a revision of the git repository that holds the paper. */
import { resolve } from 'node:path'
import { build } from '../../build.js'
import { changesPage } from '../../package/changes-page.js'
import { readRevision } from '../../project/revision.js'
import type { Call } from '../command.js'
import { projectAt } from '../project-at.js'

/** The marked page, or why there is none. Both versions are compared as drafts print them. */
export async function changesSince(
  call: Call,
  revision: string,
): Promise<{ html: string } | { reason: string }> {
  const project = projectAt(call)
  const old = readRevision(revision, resolve(call.cwd, project.prefix), project.entry)
  if (!old.project)
    return { reason: old.hint === undefined ? old.refusal : `${old.refusal}: ${old.hint}` }
  const options = { draft: true, purpose: 'compare', positions: true } as const
  const [before, after] = [await build(old.project, options), await build(project, options)]
  const unread = [before, after].flatMap(({ file }) => file.messages).find(({ fatal }) => fatal)
  return unread ? { reason: unread.reason } : { html: await changesPage(before, after, revision) }
}
