/**
 * The command line's grammar, as data: which commands there are and which options each takes.
 */
import { parseArgs } from 'node:util'
import { closestWord } from '../closest.js'
import { UsageError, type Options } from '../commands/command.js'

/** How an option is written: alone, with a value, or with a list of values. */
interface OptionShape {
  kind: 'flag' | 'value' | 'list'
  placeholder?: string
  help: string
}
interface CommandShape {
  arguments: string
  most: number
  options: readonly OptionName[]
  /** Options that one may expect there, and why they are none. */
  refuses?: Partial<Record<OptionName, string>>
  help: string
}

const optionShapes = {
  out: {
    kind: 'value',
    placeholder: 'DIR',
    help: 'output folder (default: build; of revise: build/revision); of import: the folder or the .bib file; of journals and checklists: the .yaml file',
  },
  to: {
    kind: 'list',
    placeholder: 'FORMATS',
    help: 'formats to write, with commas between (default: all)',
  },
  journal: {
    kind: 'list',
    placeholder: 'NAME|FILE.yaml',
    help: "check and set for a journal's profile (`galley journals` lists them), or your own",
  },
  layout: {
    kind: 'value',
    placeholder: 'article|review|two-column',
    help: 'page layout of the PDF (default: article; of revise: review)',
  },
  jats: { kind: 'value', placeholder: '1.3|1.4', help: 'version of JATS (default: 1.3)' },
  for: {
    kind: 'value',
    placeholder: 'NAME',
    help: 'what a package is for (meca, pmc, crossref, journal), which checklist it is (`galley checklists` lists them), or your own .yaml',
  },
  since: {
    kind: 'value',
    placeholder: 'REV',
    help: 'the revision that the reviewers read: a tag, a branch, a commit',
  },
  letter: {
    kind: 'value',
    placeholder: 'FILE.md',
    help: 'the response letter; its references become pages and lines (of merge: written, one place for each comment)',
  },
  draft: {
    kind: 'flag',
    help: 'turn errors about content into warnings, mark the outputs, exit 0',
  },
  update: { kind: 'flag', help: 'add to the Data Package that is there, and keep what you wrote' },
  write: { kind: 'flag', help: 'bind the numbers that only one expression explains' },
  strict: { kind: 'flag', help: 'with --numbers: exit 1 while a number is held by nothing' },
  blind: { kind: 'flag', help: 'leave out the authors and all that points to them' },
  verify: { kind: 'flag', help: "validate against the whole DTD and compare the formats' text" },
  'no-validate': { kind: 'flag', help: 'do not validate the XML, for speed' },
  watch: { kind: 'flag', help: 'build again whenever an input changes' },
  numbers: { kind: 'flag', help: 'list every number in the text with how it is held' },
  port: {
    kind: 'value',
    placeholder: 'NUMBER',
    help: 'port of the preview (default: 4600, or the next that is free)',
  },
  editor: {
    kind: 'value',
    placeholder: 'NAME|ADDRESS',
    help: "what the preview's places are opened in: vscode (default), zed, idea, sublime, emacs …, or an address with {path} and {line}",
  },
  base: {
    kind: 'value',
    placeholder: 'REV|SENT.docx',
    help: 'what the reviewers read, when the file does not carry it',
  },
  skip: { kind: 'list', placeholder: 'NUMBERS', help: 'changes to leave, by their numbers' },
  only: { kind: 'value', placeholder: 'NAME', help: 'only the changes of this reviewer' },
  comments: {
    kind: 'value',
    placeholder: 'report|source',
    help: 'comments into the report alone, or as <!-- … --> into the text too (default: report)',
  },
  stdio: { kind: 'flag', help: 'speak on standard input and output, which is the only way' },
  template: {
    kind: 'value',
    placeholder: 'case-report|research|review|letter|thesis',
    help: 'what kind of paper it is (default: research)',
  },
  ci: {
    kind: 'value',
    placeholder: 'github|gitlab',
    help: 'whose workflow builds it on each commit (default: none)',
  },
  'dry-run': { kind: 'flag', help: 'print the changes as a diff and write nothing' },
  force: {
    kind: 'flag',
    help: 'overwrite files of the output folder that somebody changed or put there; build what is unchanged too',
  },
  limits: {
    kind: 'list',
    placeholder: 'time=60s,memory=1G',
    help: "what it may cost of the processor's time and of memory (default: time=10min,memory=4G); beyond it: exit 1, nothing written",
  },
  jobs: {
    kind: 'value',
    placeholder: 'NUMBER',
    help: 'papers that are built at once (default: one for each processor)',
  },
  queue: {
    kind: 'value',
    placeholder: 'redis://HOST',
    help: 'a Redis server where `galley worker` on any machine takes what `galley batch` asks for',
  },
  lease: {
    kind: 'value',
    placeholder: '30s',
    help: 'after which time a worker that says nothing is taken for dead (default: 30s)',
  },
  shard: {
    kind: 'value',
    placeholder: 'I/N',
    help: 'only the Ith of N parts of the papers, for machines side by side',
  },
  reporter: {
    kind: 'value',
    placeholder: 'pretty|unix|json|github|gitlab|sarif',
    help: 'form of the messages (default: pretty)',
  },
} satisfies Record<keyof Options, OptionShape>
type OptionName = keyof Options

export const commandShapes = {
  build: {
    arguments: '[PATH]',
    most: 1,
    options: [
      'out',
      'to',
      'journal',
      'layout',
      'jats',
      'draft',
      'blind',
      'verify',
      'no-validate',
      'watch',
      'force',
      'limits',
      'reporter',
    ],
    help: 'make the outputs from a manuscript',
  },
  batch: {
    arguments: 'DIR|LIST',
    most: 1,
    options: [
      'out',
      'to',
      'journal',
      'layout',
      'jats',
      'draft',
      'blind',
      'verify',
      'no-validate',
      'jobs',
      'queue',
      'shard',
      'force',
      'limits',
    ],
    help: 'make the outputs of every manuscript in a folder or a list, and a report',
  },
  worker: {
    arguments: '',
    most: 0,
    options: ['queue', 'jobs', 'limits', 'lease'],
    help: 'build what `galley batch --queue` asks for, until it is ended',
  },
  check: {
    arguments: '[PATH]',
    most: 1,
    options: ['journal', 'numbers', 'strict', 'draft', 'limits', 'reporter'],
    help: 'report what is wrong with a manuscript and write nothing',
  },
  fix: {
    arguments: '[PATH]',
    most: 1,
    options: ['dry-run', 'limits'],
    help: 'write the words that the data decide: mismatched claims become right',
  },
  fmt: {
    arguments: '[PATH]',
    most: 1,
    options: ['dry-run', 'limits'],
    help: 'write the Markdown in one form, a sentence a line',
  },
  preview: {
    arguments: '[PATH]',
    most: 1,
    options: ['port', 'editor'],
    help: 'show the manuscript in the browser, and again on every save',
  },
  data: {
    arguments: 'FILE.csv …',
    most: 50,
    options: ['update', 'limits'],
    help: 'describe tables (.csv, .tsv, .xlsx): write their Data Package',
  },
  bind: {
    arguments: '[PATH]',
    most: 1,
    options: ['write', 'limits', 'reporter'],
    help: 'offer each loose number the expressions that would hold it',
  },
  import: {
    arguments: 'PAPER.docx | main.tex | refs FILE',
    most: 2,
    options: ['out', 'limits', 'reporter'],
    help: 'make a folder to build of a Word or LaTeX manuscript, or of a bibliography a tidy .bib',
  },
  merge: {
    arguments: 'REVIEWED.docx… [PATH]',
    most: 50,
    options: [
      'base',
      'dry-run',
      'skip',
      'only',
      'comments',
      'letter',
      'out',
      'journal',
      'blind',
      'limits',
    ],
    help: 'carry what reviewers changed in the Word file back into the manuscript',
  },
  init: {
    arguments: 'DIR',
    most: 1,
    options: ['template', 'ci'],
    help: 'make a new manuscript, with the workflow of its repository',
  },
  package: {
    arguments: '[PATH]',
    most: 1,
    options: ['for', 'out', 'journal', 'jats', 'blind', 'force', 'limits', 'reporter'],
    refuses: {
      draft:
        '`galley package`, which makes what is submitted; `galley build --draft` writes what there is',
    },
    help: "make one file that an archive, a journal's system or Crossref takes",
  },
  checklist: {
    arguments: '[PATH]',
    most: 1,
    options: ['for', 'journal', 'out', 'force', 'limits', 'reporter'],
    help: 'fill in a reporting checklist, as Word and PDF',
  },
  revise: {
    arguments: '[PATH]',
    most: 1,
    options: [
      'since',
      'letter',
      'out',
      'journal',
      'layout',
      'blind',
      'force',
      'limits',
      'reporter',
    ],
    help: 'make a revision pack: clean and highlighted copy, changes, response letter',
  },
  references: {
    arguments: '[PATH]',
    most: 1,
    options: ['journal', 'limits'],
    help: 'print the list of references as it is set, and what each lacks',
  },
  journals: {
    arguments: '[NAME]',
    most: 1,
    options: ['out'],
    help: "list the journals' profiles, show one, or with --out FILE.yaml begin your own from it",
  },
  checklists: {
    arguments: '[NAME]',
    most: 1,
    options: ['out'],
    help: 'list the reporting checklists, show one, or with --out FILE.yaml begin your own from it',
  },
  styles: {
    arguments: '[WORDS]',
    most: 20,
    options: [],
    help: 'list the citation styles that come with the program, or those with WORDS in their names',
  },
  explain: {
    arguments: 'RULE',
    most: 1,
    options: [],
    help: 'what a rule means, an example, and the mend',
  },
  lsp: {
    arguments: '',
    most: 0,
    options: ['stdio'],
    help: 'serve an editor: messages, completion and names while you write',
  },
} satisfies Record<string, CommandShape>
export type CommandName = keyof typeof commandShapes

/** Whether a command's cost has limits: those that build do. A batch and a worker hold each paper to them, not themselves. */
export const takesLimits = (name: CommandName): boolean =>
  name !== 'batch' &&
  name !== 'worker' &&
  (commandShapes[name].options as readonly OptionName[]).includes('limits')

/** What the command line asks for. */
export type Asked =
  | { kind: 'command'; name: CommandName; arguments: string[]; options: Options }
  | { kind: 'help'; name: CommandName | undefined }
  | { kind: 'version' }

/** Reads the command line's words; throws a UsageError. */
export function readArguments(words: readonly string[]): Asked {
  const first = words[0]
  if (first === undefined)
    throw new UsageError(
      'Expected a command',
      `one of ${Object.keys(commandShapes).map(quote).join(', ')}; \`galley --help\` says more`,
    )
  if (first === '--version' || first === '-v') return { kind: 'version' }
  if (first === '--help' || first === '-h') return { kind: 'help', name: undefined }
  if (first === 'help')
    return { kind: 'help', name: words[1] === undefined ? undefined : commandNamed(words[1]) }
  const name = commandNamed(first)
  const rest = words.slice(1)
  const end = rest.indexOf('--')
  if ((end === -1 ? rest : rest.slice(0, end)).some((word) => word === '--help' || word === '-h'))
    return { kind: 'help', name }
  return { kind: 'command', name, ...readRest(name, rest) }
}

function commandNamed(word: string): CommandName {
  if (Object.hasOwn(commandShapes, word)) return word as CommandName
  const what = word.startsWith('-') ? 'option' : 'command'
  const near = closestWord(word, Object.keys(commandShapes))
  throw new UsageError(
    `Unknown ${what} \`${word}\``,
    near && what === 'command' ? `did you mean \`${near}\`?` : '`galley --help` lists the commands',
  )
}

function readRest(
  name: CommandName,
  words: readonly string[],
): { arguments: string[]; options: Options } {
  const { most, options: allowed, arguments: wanted }: CommandShape = commandShapes[name]
  const shapes = Object.fromEntries(
    allowed.map((option) => [
      option,
      {
        type: optionShapes[option].kind === 'flag' ? ('boolean' as const) : ('string' as const),
        multiple: true,
      },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...words],
    options: shapes,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Record<string, true | string | string[]> = {}
  const found: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') found.push(token.value)
    if (token.kind === 'option')
      add(
        values,
        optionNamed(token.rawName, name, allowed),
        token.value,
        token.inlineValue === true,
      )
  }
  if (found.length > most)
    throw new UsageError(
      `Unexpected argument \`${found[most]}\`, expected ${most === 1 ? 'one' : most} at most`,
      `galley ${name} ${wanted}`,
    )
  return { arguments: found, options: values }
}

function optionNamed(
  raw: string,
  command: CommandName,
  allowed: readonly OptionName[],
): OptionName {
  const name = allowed.find((option) => raw === `--${option}`)
  if (name) return name
  const { refuses = {} }: CommandShape = commandShapes[command]
  const refused = (Object.keys(refuses) as OptionName[]).find((option) => raw === `--${option}`)
  if (refused) throw new UsageError(`Unexpected \`${raw}\` of ${refuses[refused] ?? ''}`)
  const near = closestWord(
    raw,
    allowed.map((option) => `--${option}`),
  )
  throw new UsageError(
    `Unknown option \`${raw}\` of \`galley ${command}\``,
    near ? `did you mean \`${near}\`?` : `\`galley ${command} --help\` lists them`,
  )
}

function add(
  values: Record<string, true | string | string[]>,
  name: OptionName,
  value: string | undefined,
  inline: boolean,
): void {
  const { kind, placeholder }: OptionShape = optionShapes[name]
  if (kind === 'flag') {
    if (inline)
      throw new UsageError(`Unexpected value \`${value}\` of \`--${name}\`, which takes none`)
    values[name] = true
    return
  }
  if (value === undefined || value === '' || (value.startsWith('-') && value !== '-' && !inline))
    throw new UsageError(`Expected a value after \`--${name}\``, `--${name} ${placeholder}`)
  if (kind === 'value') values[name] = value
  else
    values[name] = [
      ...((values[name] as string[] | undefined) ?? []),
      ...value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ]
}

const quote = (text: string): string => `\`${text}\``

/** `value` when it is one of `choices`; else a UsageError that names them. */
export const choose = <const Choice extends string>(
  option: OptionName,
  value: string,
  choices: readonly Choice[],
): Choice => chooseName(quote(`--${option}`), value, choices)

/** The same of a command's argument, which is called `what`. */
export function chooseName<const Choice extends string>(
  what: string,
  value: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === value)
  if (found) return found
  const near = closestWord(value, choices)
  throw new UsageError(
    `Unknown ${what} \`${value}\`, expected ${choices.map(quote).join(', ') || 'none'}`,
    near && `did you mean \`${near}\`?`,
  )
}

/** The option's lines in a help text: what is typed, what it does. */
export function optionHelp(name: CommandName): Array<[string, string]> {
  return (commandShapes[name].options as readonly OptionName[]).map((option) => {
    const { placeholder, help }: OptionShape = optionShapes[option]
    return [`--${option}${placeholder ? ` ${placeholder}` : ''}`, help]
  })
}
