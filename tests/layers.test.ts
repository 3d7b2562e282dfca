/**
 * The layers of the program, read from its import lines: who may import whom, who alone holds a library, no cycle.
 * And its names, read from its declarations: an export name has one meaning, and none is a global's.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { expect, test } from 'vitest'

const root = dirname(import.meta.dirname)

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

const files = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
  .map((path) => `scripts/${path.replaceAll('\\', '/')}`)
  .filter((path) => path.endsWith('.ts'))
  .sort()
const imports = files.flatMap(importsOf)

/** Static imports, `export … from` and `import()`; what is ours becomes a path from the root. */
function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  const statics = [
    ...text.matchAll(
      /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
    ),
  ]
  const dynamics = [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)(\.[A-Z])?/g)]
  return [
    ...statics.map((found) => ({
      from,
      to: target(from, found[2]!),
      typeOnly: found[1] !== undefined,
    })),
    ...dynamics.map((found) => ({
      from,
      to: target(from, found[1]!),
      typeOnly: found[2] !== undefined,
    })),
  ]
}

function target(from: string, specifier: string): string {
  return specifier.startsWith('.')
    ? posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
    : specifier
}

const ours = imports.filter(({ to }) => to.startsWith('scripts/'))

test('the import lines are read', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(ours).toContainEqual({
    from: 'scripts/build.ts',
    to: 'scripts/parse/index.ts',
    typeOnly: false,
  })
  expect(ours).toContainEqual({
    from: 'scripts/write/index.ts',
    to: 'scripts/write/jats/index.ts',
    typeOnly: false,
  })
  expect(ours).toContainEqual({
    from: 'scripts/build.ts',
    to: 'scripts/document/tree.ts',
    typeOnly: true,
  })
})

test('every import of ours leads to a file', () => {
  expect(ours.filter(({ to }) => !existsSync(join(root, to)))).toEqual([])
})

/** What all may import: the model, the rules and how to report, and the program's own data. */
const everywhere = [
  'scripts/document/',
  'scripts/rules.ts',
  'scripts/report.ts',
  'scripts/stage.ts',
  'scripts/assets.ts',
  'scripts/article-types.ts',
  'scripts/countries.ts',
  'scripts/credit.ts',
  'scripts/funders.ts',
  'scripts/closest.ts',
  'scripts/doing.ts',
  'scripts/lists.ts',
  'scripts/xml-text.ts',
  'scripts/languages/',
  'scripts/optimizer.ts',
]

/** A folder or file, and what it may import beside itself and `everywhere`; types may come from anywhere. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'scripts/document/': [],
  'scripts/rules.ts': [],
  'scripts/assets.ts': [],
  'scripts/bibliography/': [],
  'scripts/data/': [],
  'scripts/arithmetic/': ['scripts/data/'],
  'scripts/journals/': [],
  'scripts/checklists/': ['scripts/tree/'],
  'scripts/languages/': [],
  'scripts/math/': [],
  'scripts/images/': ['scripts/pdf-file/'],
  'scripts/tree/': [],
  'scripts/pdf-file/': [],
  'scripts/docx-file/': [],
  'scripts/project/': [],
  'scripts/parse/': [
    'scripts/bibliography/',
    'scripts/checklists/',
    'scripts/data/',
    'scripts/docx-file/template/',
    'scripts/images/',
    'scripts/journals/',
    'scripts/math/macros.ts',
    'scripts/math/packages.ts',
    'scripts/project/',
    'scripts/tree/heading-identifiers.ts',
    'scripts/tree/typed-labels.ts',
    'scripts/tree/visit.ts',
    // What a profile of the author's own may change of the pages, only who sets them knows.
    'scripts/write/pdf/style.ts',
  ],
  'scripts/resolve/': ['scripts/bibliography/', 'scripts/data/', 'scripts/tree/'],
  'scripts/blind/': ['scripts/tree/'],
  'scripts/check/': [
    'scripts/bibliography/same-work.ts',
    'scripts/arithmetic/',
    'scripts/checklists/',
    'scripts/blind/',
    'scripts/data/',
    'scripts/images/',
    'scripts/journals/',
    'scripts/math/',
    'scripts/tree/',
    // What a page holds, only who sets it knows.
    'scripts/write/pdf/limits.ts',
    'scripts/write/pdf/unusable.ts',
  ],
  'scripts/draft.ts': ['scripts/check/pages.ts', 'scripts/check/pictures.ts', 'scripts/tree/'],
  'scripts/write/': [
    'scripts/check/journal/count.ts',
    'scripts/bibliography/',
    'scripts/docx-file/template/furniture-fields.ts',
    'scripts/math/',
    'scripts/images/',
    'scripts/pdf-file/',
    'scripts/tree/visit.ts',
    'scripts/tree/grid.ts',
    'scripts/tree/list-marks.ts',
    'scripts/tree/titled-block.ts',
    'scripts/tree/numerals.ts',
    'scripts/tree/unlisted.ts',
  ],
  'scripts/verify/': [
    'scripts/bibliography/rich-text.ts',
    'scripts/check/leftovers/signs.ts',
    'scripts/images/',
    'scripts/pdf-file/',
    'scripts/tree/grid.ts',
    'scripts/tree/list-marks.ts',
    'scripts/tree/titled-block.ts',
    'scripts/tree/unlisted.ts',
    'scripts/tree/visit.ts',
    'scripts/write/characters.ts',
    'scripts/write/jats/',
  ],
  'scripts/package/': [
    'scripts/blind/',
    'scripts/check/journal/count.ts',
    'scripts/checklists/',
    'scripts/journals/',
    'scripts/letter/',
    'scripts/images/',
    'scripts/revise/',
    'scripts/tree/',
    'scripts/verify/',
    'scripts/write/html/',
    'scripts/write/docx/',
    'scripts/write/characters.ts',
    'scripts/write/jats/',
    'scripts/write/pdf/',
  ],
  'scripts/revise/': ['scripts/tree/'],
  'scripts/import/': [
    'scripts/bibliography/',
    'scripts/docx-file/',
    'scripts/merge/markdown.ts',
    'scripts/merge/tokens.ts',
  ],
  'scripts/merge/': [
    'scripts/bibliography/',
    'scripts/docx-file/',
    'scripts/revise/align.ts',
    'scripts/revise/common.ts',
  ],
  'scripts/letter/': [
    'scripts/parse/',
    'scripts/resolve/',
    'scripts/check/',
    'scripts/revise/',
    'scripts/tree/',
  ],
  'scripts/build.ts': [
    'scripts/parse/',
    'scripts/resolve/',
    'scripts/check/',
    'scripts/draft.ts',
    'scripts/blind/',
    'scripts/write/',
    'scripts/verify/',
  ],
  'scripts/cli/': ['scripts/commands/command.ts'],
  'scripts/commands/': [
    'scripts/bibliography/',
    'scripts/blind/',
    'scripts/build.ts',
    'scripts/cli/',
    'scripts/project/',
    'scripts/write/index.ts',
    'scripts/docx-file/',
    'scripts/import/',
    'scripts/merge/',
    'scripts/write/docx/trace.ts',
    'scripts/compile/schemas.ts',
    'scripts/journals/',
    'scripts/lsp/',
    'scripts/parse/',
    'scripts/data/',
    'scripts/check/numbers-held.ts',
    'scripts/check/number-findings.ts',
    'scripts/check/bindings.ts',
    'scripts/check/arithmetic.ts',
    'scripts/check/journal.ts',
    'scripts/check/journal/count.ts',
    'scripts/check/archive.ts',
    'scripts/check/placeholders.ts',
    'scripts/check/checklist.ts',
    'scripts/checklists/',
    'scripts/package/',
    'scripts/tree/',
  ],
  'scripts/lsp/': [
    'scripts/bibliography/',
    'scripts/build.ts',
    'scripts/check/bindings.ts',
    'scripts/check/journal/count.ts',
    'scripts/cli/',
    'scripts/commands/bind/',
    'scripts/commands/fix/',
    'scripts/commands/fmt/',
    'scripts/commands/init-schemas.ts',
    'scripts/compile/schemas.ts',
    'scripts/data/function-list.ts',
    'scripts/journals/',
    'scripts/parse/syntax/',
    'scripts/parse/unread-attributes.ts',
    'scripts/project/',
    'scripts/tree/',
  ],
  'scripts/compile/': [
    'scripts/build.ts',
    'scripts/checklists/schema.ts',
    'scripts/cli/',
    'scripts/project/',
    'scripts/journals/schema.ts',
  ],
  'scripts/cli.ts': ['scripts/cli/', 'scripts/commands/'],
}

test.each(Object.entries(layers))('%s keeps to its layer', (layer, allowed) => {
  const mine = (path: string): boolean =>
    path === layer || (layer.endsWith('/') && path.startsWith(layer))
  const may = (path: string): boolean =>
    mine(path) ||
    [...everywhere, ...allowed].some(
      (other) => path === other || (other.endsWith('/') && path.startsWith(other)),
    )
  expect(ours.filter(({ from, to, typeOnly }) => mine(from) && !typeOnly && !may(to))).toEqual([])
})

test('every file belongs to a layer', () => {
  const placed = (path: string): boolean =>
    everywhere.includes(path) ||
    Object.keys(layers).some(
      (layer) => path === layer || (layer.endsWith('/') && path.startsWith(layer)),
    )
  expect(files.filter((path) => !placed(path))).toEqual([])
})

test('no format imports another', () => {
  const format = (path: string): string | undefined => /^scripts\/write\/([^/]+)\//.exec(path)?.[1]
  expect(
    ours.filter(({ from, to }) => format(from) && format(to) && format(from) !== format(to)),
  ).toEqual([])
})

/** Libraries that only their owner may name, so that they can be replaced and are loaded only where they are needed. */
const owners: Readonly<Record<string, string>> = {
  'node:fs': 'scripts/(project/|assets\\.ts|cli/|commands/|compile/)',
  'node:fs/promises': 'scripts/project/',
  'vscode-languageserver': 'scripts/lsp/',
  'vscode-languageserver/node': 'scripts/lsp/',
  'vscode-languageserver-textdocument': 'scripts/lsp/',
  'node:process': 'scripts/cli\\.ts',
  'node:child_process': 'scripts/project/revision\\.ts',
  'node:zlib': 'scripts/(images|pdf-file)/',
  '@citation-js/': 'scripts/bibliography/',
  jsonata: 'scripts/data/',
  'read-excel-file': 'scripts/data/workbook\\.ts',
  jstat: 'scripts/data/distributions\\.ts',
  'd3-scale': 'scripts/data/chart/',
  re2js: 'scripts/data/',
  pdfmake: 'scripts/write/pdf/',
  'css-tree': 'scripts/images/svg/cascade\\.ts',
  'css-select': 'scripts/images/svg/cascade\\.ts',
  culori: 'scripts/images/svg/color\\.ts',
  svgpath: 'scripts/images/svg/shapes\\.ts',
  '@resvg/': 'scripts/images/svg/resvg\\.ts',
  'bidi-js': 'scripts/write/bidi\\.ts',
  'libxml2-wasm': 'scripts/write/jats/',
  xastscript: 'scripts/write/jats/',
  temml: 'scripts/(math|write)/',
  'remark-': 'scripts/(parse|commands)/',
  micromark: 'scripts/(parse|commands)/',
  piscina: 'scripts/commands/batch/pool\\.ts',
  bullmq: 'scripts/commands/queue/broker\\.ts',
  ioredis: 'scripts/commands/queue/broker\\.ts',
}

test.each(Object.entries(owners))('%s has one owner', (library, owner) => {
  const found = imports.filter(
    ({ to, typeOnly }) =>
      (to === library ||
        to.startsWith(`${library}/`) ||
        (/[-/]$/.test(library) && to.startsWith(library))) &&
      !typeOnly,
  )
  expect(found.filter(({ from }) => !new RegExp(`^${owner}`).test(from))).toEqual([])
})

test('no network library is imported but by the preview, which answers to this machine alone', () => {
  expect(
    imports.filter(
      ({ from, to }) =>
        /^node:(https?|http2|net|tls|dgram|dns)$/.test(to) &&
        from !== 'scripts/commands/preview/server.ts',
    ),
  ).toEqual([])
})

/** Heavy libraries come by `import()`, so that a command that does not need them starts without them. */
const heavy = [
  '@citation-js/core',
  '@citation-js/plugin-csl',
  '@citation-js/plugin-bibtex',
  'pdfmake',
  'piscina',
  'bullmq',
  'ioredis',
  'libxml2-wasm',
  'jsonata',
  'jstat',
  'read-excel-file',
  'temml',
  're2js',
  'd3-scale',
]

test('a JATS build of a paper without data or math reaches no heavy library by static imports', () => {
  const reached = new Set<string>()
  const visit = (path: string): void => {
    if (reached.has(path)) return
    reached.add(path)
    const text = files.includes(path) ? readFileSync(join(root, path), 'utf8') : ''
    const statics = [
      ...text.matchAll(
        /^\s*(?:import|export)\s+(?!type\s)(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm,
      ),
    ]
    for (const found of statics) visit(target(path, found[1]!))
  }
  for (const entry of [
    'scripts/cli.ts',
    'scripts/commands/build.ts',
    'scripts/write/jats/index.ts',
  ])
    visit(entry)
  expect(
    heavy.filter((library) =>
      [...reached].some((path) => path === library || path.startsWith(`${library}/`)),
    ),
  ).toEqual([])
})

test('nothing imports in a circle', () => {
  const next = new Map(
    files.map((file) => [
      file,
      ours.filter(({ from, typeOnly }) => from === file && !typeOnly).map(({ to }) => to),
    ]),
  )
  const done = new Set<string>()
  const cycles: string[][] = []
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file])
    if (done.has(file) || way.includes(file)) return
    for (const to of next.get(file) ?? []) walk(to, [...way, file])
    done.add(file)
  }
  for (const file of files) walk(file, [])
  expect(cycles).toEqual([])
})

test('no locale, clock or chance is asked for', () => {
  const banned =
    /\b(?:toLocale\w+|localeCompare|Intl\.|Date\.now|new Date\(\)|Math\.random|randomUUID|randomBytes)\b/
  expect(
    files.filter((path) =>
      banned.test(readFileSync(join(root, path), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '')),
    ),
  ).toEqual([])
})

test('how grave a message is, is decided in one place', () => {
  const deciding = files.filter((path) => /\.fatal = /.test(readFileSync(join(root, path), 'utf8')))
  expect(deciding).toEqual(['scripts/report.ts'])
})

/** A call takes each item of a spread list as an argument; some hundred thousand are the end of the stack. */
test('no list that may be long is spread into a call', () => {
  const calls = (text: string): string[] =>
    [...text.matchAll(/\.(?:push|unshift)\(|Math\.(?:max|min)\(/g)].map(
      ({ index, 0: { length } }) => argumentsFrom(text, index + length),
    )
  expect(calls('a.push({ ...b }); Math.max(1, ...c)')).toEqual(['', '1, ...c'])
  expect(
    files.filter((path) =>
      calls(readFileSync(join(root, path), 'utf8')).some((each) => /(?:^|,)\s*\.\.\./.test(each)),
    ),
  ).toEqual([])
})

/** What stands between a call's parentheses, without what stands in brackets of its own. */
function argumentsFrom(text: string, from: number): string {
  let depth = 0
  let own = ''
  for (const character of text.slice(from)) {
    const isClose = ')]}'.includes(character)
    if (isClose && depth-- === 0) return own
    if ('([{'.includes(character)) depth++
    else if (depth === 0 && !isClose) own += character
  }
  return own
}

interface Declaration {
  name: string
  path: string
  exported: boolean
  isType: boolean
}

/** What stands at the top level of the files. */
const declarations: readonly Declaration[] = files.flatMap((path) =>
  [
    ...readFileSync(join(root, path), 'utf8').matchAll(
      /^(export )?(?:async |abstract )*(const|let|function\*?|class|interface|type) (\w+)/gm,
    ),
  ].map(([, exported, kind, name]) => ({
    name: name!,
    path,
    exported: exported !== undefined,
    isType: /class|interface|type/.test(kind!),
  })),
)

/** Formats, and the readers of JATS, are alike: each may have its `State`, its `table`, its `footnote`. */
const alike = (path: string): string | undefined =>
  /^scripts\/(write\/[^/]+|verify\/jats\/[^/]+)\//.exec(path)?.[1]

test('an export name has one meaning', () => {
  const owners = new Map<string, Set<string>>()
  for (const { name, path, exported } of declarations)
    if (exported) owners.set(name, (owners.get(name) ?? new Set()).add(path))
  const doubled = [...owners].filter(([, paths]) => {
    const formats = new Set([...paths].map(alike))
    return paths.size > 1 && (formats.has(undefined) || formats.size < paths.size)
  })
  expect(owners.size).toBeGreaterThan(1000)
  expect(doubled.map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)).toEqual([])
})

/** Names of the language, of Node, of TypeScript's library, and of browsers. `Image` and `Body` are nodes of Markdown and JATS. */
const globals = new Set([
  ...Object.getOwnPropertyNames(globalThis),
  ...['Record', 'Partial', 'Required', 'Readonly', 'Pick', 'Omit', 'Exclude', 'Extract'],
  ...['Parameters', 'ReturnType', 'Awaited', 'Iterable', 'Generator', 'Buffer', 'Capitalize'],
  ...['Document', 'Element', 'Node', 'Text', 'Comment', 'Range', 'Report', 'Selection', 'Option'],
  ...['History', 'Location', 'Attr', 'Animation', 'Notification', 'Plugin'],
  ...['document', 'window', 'history', 'location', 'name', 'open', 'close', 'print', 'status'],
])

test('no export and no type has the name of a global', () => {
  const shadows = declarations.filter(
    ({ name, exported, isType }) => (exported || isType) && globals.has(name),
  )
  expect(shadows.map(({ name, path }) => `${name}: ${path}`)).toEqual([])
})
