/**
 * What the rules say of themselves, for the terminal and for the documentation.
 */
import { largest } from '../lists.js'
import { rules, type Rule } from '../rules.js'

const table: Readonly<Record<string, Rule>> = rules

/** A rule's text for the terminal; nothing when there is no such rule. */
export function explanation(name: string): string | undefined {
  if (!Object.hasOwn(table, name)) return undefined
  const rule = table[name]!
  const example = rule.example.split('\n').map((line) => `    ${line}`)
  return [
    `${name} (${kind(rule)})`,
    '',
    rule.meaning,
    '',
    'Example:',
    ...example,
    '',
    `Mend: ${rule.mend}`,
    '',
  ].join('\n')
}

/** `docs/rules.md`, whole: errors first, each in the order of the table. */
export function rulesPage(): string {
  const sections = (['error', 'warning', 'hint'] as const).map((severity) => {
    const texts = Object.entries(table)
      .filter(([, rule]) => rule.severity === severity)
      .map(([name, rule]) => section(name, rule))
    return `## ${headings[severity]}\n\n${texts.join('\n')}`
  })
  return `# Rules\n\n${introduction}\n\n${sections.join('\n')}`
}

const headings = { error: 'Errors', warning: 'Warnings', hint: 'Hints' } as const

const introduction = [
  'Each message carries the name of its rule. `galley explain RULE` prints what stands here.',
  'An error stops the build before anything is written; with `--draft` it becomes a warning, unless it says otherwise.',
  'This page is made from `scripts/rules.ts` by `npm run docs`.',
].join('\n')

function section(name: string, rule: Rule): string {
  const fence = '`'.repeat(
    Math.max(3, largest([...rule.example.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1))),
  )
  return [
    `### ${name}`,
    '',
    ...(rule.fatal ? [`An ${kind(rule)}.`, ''] : []),
    rule.meaning,
    '',
    `${fence}text`,
    rule.example,
    fence,
    '',
    `**Mend:** ${rule.mend}`,
    '',
  ].join('\n')
}

function kind({ severity, fatal }: Rule): string {
  return severity !== 'error'
    ? severity
    : fatal
      ? 'error, also of a draft'
      : 'error; a warning in a draft'
}
