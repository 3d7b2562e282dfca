#!/usr/bin/env node
/**
 * Runs the shell steps of the workflows that `galley init` writes, of `action.yml` and of the Dockerfile, on a copy of a paper
 * with two commits: what they install and write must be there. `.ci/run` calls it; it packs the program, and uses no network
 * but for `npm ci` of the action.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const work = mkdtempSync(join(tmpdir(), 'galley-ci-'))
const withAction = process.argv.includes('--action')
let failed = 0

try {
  const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', work], {
    cwd: root,
    encoding: 'utf8',
  })
    .trim()
    .split('\n')
    .at(-1)
  const packed = join(work, tarball)
  for (const forge of ['github', 'gitlab']) tryForge(forge, packed)
  tryDockerfile(packed)
  if (withAction) tryAction()
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = failed > 0 ? 1 : 0

/** A repository with a paper in two commits, the packed program beside it, and a prefix of its own for what is installed. */
function repository(name, packed, forge) {
  const folder = join(work, name)
  const prefix = join(work, `${name}-prefix`)
  execFileSync(process.execPath, [
    join(root, 'dist/cli.js'),
    'init',
    folder,
    '--template',
    'case-report',
    ...(forge ? ['--ci', forge] : []),
  ])
  if (packed) copyFileSync(packed, join(folder, 'galley.tgz'))
  const git = (...words) =>
    execFileSync(
      'git',
      ['-c', 'user.name=Jane Doe', '-c', 'user.email=doe@example.org', ...words],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    ).trim()
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'Begin')
  const base = git('rev-parse', 'HEAD')
  appendFileSync(join(folder, 'manuscript/conclusions.md'), 'A sentence that was added.\n')
  git('commit', '--quiet', '--all', '--message', 'Add a sentence')
  const environment = {
    ...process.env,
    npm_config_prefix: prefix,
    npm_config_offline: 'true',
    PATH: `${join(prefix, 'bin')}:${process.env.PATH}`,
  }
  return { folder, base, environment }
}

function tryForge(forge, packed) {
  const { folder, base, environment } = repository(forge, packed, forge)
  const summary = join(work, 'summary.md')
  if (forge === 'github') {
    const flow = parse(readFileSync(join(folder, '.github/workflows/paper.yml'), 'utf8'))
    for (const step of flow.jobs.paper.steps.filter(({ run }) => run))
      shell(`github: ${step.name}`, step.run, folder, {
        ...environment,
        ...flow.env,
        BASE: base,
        GITHUB_STEP_SUMMARY: summary,
      })
    must(summary)
  } else {
    const flow = parse(readFileSync(join(folder, '.gitlab-ci.yml'), 'utf8'))
    const { before_script: before, script } = flow.paper
    shell('gitlab', [...before, ...script].join('\n'), folder, {
      ...environment,
      ...flow.variables,
      npm_config_cache: join(work, 'npm'),
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    })
    JSON.parse(readFileSync(join(folder, 'gl-code-quality-report.json'), 'utf8'))
  }
  for (const name of ['manuscript.pdf', 'manuscript.xml', 'revision/highlighted.pdf'])
    must(join(folder, 'build', name))
  const changes = readFileSync(join(folder, 'build/revision/changes.md'), 'utf8')
  if (!changes.includes('A sentence that was added')) fault(`${forge}: changes.md lacks the change`)
}

/** The RUN lines, with the paths of the image below a folder of ours. */
function tryDockerfile(packed) {
  const image = join(work, 'image')
  mkdirSync(join(image, 'tmp'), { recursive: true })
  mkdirSync(join(image, 'home/.npm'), { recursive: true })
  copyFileSync(packed, join(image, 'tmp', packed.split('/').at(-1)))
  const environment = {
    ...process.env,
    HOME: join(image, 'home'),
    npm_config_prefix: join(image, 'usr'),
    PATH: `${join(image, 'usr/bin')}:${process.env.PATH}`,
  }
  for (const line of readFileSync(join(root, 'Dockerfile'), 'utf8').split('\n'))
    if (line.startsWith('RUN '))
      shell('Dockerfile', line.slice(4).replaceAll('/tmp/', `${image}/tmp/`), image, environment)
  shell('Dockerfile: entry point', 'galley --version', image, environment)
}

/** The action on a copy of this repository's files. */
function tryAction() {
  const { folder, environment } = repository('action', undefined, undefined)
  const action = join(work, 'action-files')
  cpSync(root, action, {
    recursive: true,
    filter: (path) => !/\/(?:node_modules|dist|\.git)$/.test(path),
  })
  const inputs = { paper: '.', arguments: '--verify', out: 'build' }
  const { runs } = parse(readFileSync(join(action, 'action.yml'), 'utf8'))
  for (const step of runs.steps.filter(({ run }) => run)) {
    const given = Object.entries(step.env ?? {}).map(([name, value]) => [
      name,
      value.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input) => inputs[input]),
    ])
    shell(`action: ${step.name}`, step.run, folder, {
      ...environment,
      npm_config_offline: 'false',
      ...Object.fromEntries(given),
      GITHUB_ACTION_PATH: action,
    })
  }
  must(join(folder, 'build/manuscript.pdf'))
}

function shell(name, script, cwd, env) {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    { cwd, env, encoding: 'utf8' },
  )
  console.log(`${status === 0 ? 'passed' : 'FAILED'}: ${name}`)
  if (status !== 0) fault(`${stdout}\n${stderr}`)
}

function must(path) {
  if (!existsSync(path)) fault(`there is no ${path}`)
}

function fault(words) {
  console.error(words)
  failed++
}
