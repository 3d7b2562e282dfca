/** A project at a revision of a real repository, which the test makes. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readRevision } from '../../scripts/project/revision.js'

const root = mkdtempSync(join(tmpdir(), 'galley-revision-'))
const folder = join(root, 'paper')
const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
}
const git = (...words: string[]): string =>
  execFileSync(
    'git',
    ['-C', root, '-c', 'user.name=Jane Doe', '-c', 'user.email=doe@example.org', ...words],
    { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  )
const put = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), text)
}
const textOf = (
  project: NonNullable<ReturnType<typeof readRevision>['project']>,
  path: string,
): string | undefined => {
  const { bytes } = project.open(path)
  return bytes && Buffer.from(bytes).toString('utf8')
}

beforeAll(() => {
  git('init', '-q')
  put('manuscript/text.md', 'Old words\n')
  put('manuscript/.hidden.md', 'Not listed\n')
  writeFileSync(join(root, 'outside.md'), 'Outside\n')
  symlinkSync('text.md', join(folder, 'manuscript/link.md'))
  symlinkSync('../../outside.md', join(folder, 'manuscript/leaves.md'))
  git('add', '.')
  git('commit', '-q', '-m', 'First')
  git('tag', 'v1')
  put('manuscript/text.md', 'New words\n')
  git('commit', '-q', '-a', '-m', 'Second')
})
afterAll(() => rmSync(root, { recursive: true }))

test('files are as they were, in the folder and nowhere else', () => {
  const found = readRevision('v1', folder, '')
  expect(found.refusal).toBeUndefined()
  const { project } = found as { project: NonNullable<typeof found.project> }
  expect(project.prefix).toBe('v1:')
  expect(project.list('manuscript')).toEqual([
    'manuscript/leaves.md',
    'manuscript/link.md',
    'manuscript/text.md',
  ])
  expect(textOf(project, 'manuscript/text.md')).toBe('Old words\n')
  expect(textOf(project, 'manuscript/link.md')).toBe('Old words\n')
  expect(project.open('manuscript/leaves.md').fault).toBe('unsafe')
  expect(project.open('../outside.md').fault).toBe('unsafe')
  expect(project.open('manuscript/none.md').fault).toBe('missing')
  expect([...project.opened.keys()]).toEqual(['manuscript/text.md', 'manuscript/link.md'])
})

test('packed objects, spellings of revisions and worktrees are read', () => {
  git('gc', '-q')
  git('worktree', 'add', '-q', join(root, 'second'), 'HEAD')
  for (const revision of ['HEAD~1', 'v1^{commit}', git('rev-parse', 'v1').slice(0, 9)])
    expect(
      textOf(readRevision(revision, join(root, 'second/paper'), '').project!, 'manuscript/text.md'),
    ).toBe('Old words\n')
  expect(textOf(readRevision('HEAD', folder, '').project!, 'manuscript/text.md')).toBe(
    'New words\n',
  )
  git('worktree', 'remove', '--force', join(root, 'second'))
})

test('what is no revision is refused, and an option is none', () => {
  for (const revision of ['v2', '--help', '-v', 'v1:paper', 'v1\nv2'])
    expect(readRevision(revision, folder, '').refusal).toMatch(/no revision/)
  expect(readRevision('v1', tmpdir(), '').refusal).toBe(
    'The manuscript stands in no git repository',
  )
  expect(readRevision('v1', root, '').refusal).toBe('`v1` holds no `manuscript/` in this folder')
})

test('no hook, filter, textconv or monitor of the repository is run', () => {
  const trap = join(root, '.git/trap')
  writeFileSync(trap, `#!/bin/sh\ntouch ${join(root, 'ran')}\ncat\n`)
  chmodSync(trap, 0o755)
  for (const name of [
    'filter.x.smudge',
    'filter.x.clean',
    'diff.x.textconv',
    'core.fsmonitor',
    'core.pager',
    'pager.ls-tree',
    'core.sshCommand',
  ])
    git('config', name, trap)
  writeFileSync(join(root, '.git/info/attributes'), '*.md filter=x diff=x\n')
  expect(textOf(readRevision('v1', folder, '').project!, 'manuscript/text.md')).toBe('Old words\n')
  expect(existsSync(join(root, 'ran'))).toBe(false)
})
