import { build } from '../build.js'
import { unboundNumbers, type Candidate, type Unbound } from '../check/bindings.js'
import { visible } from '../cli/reporters/visible.js'
import { bindVerified, type Choice } from './bind/verified.js'
import { projectAt } from './project-at.js'
import { UsageError, type Call, type Command } from './command.js'
import { writeSources } from './write-sources.js'

/**
 * `galley bind [PATH]`: for each number that no claim holds, the expressions that would hold it. In a terminal one is chosen
 * with its digit; `--write` takes those that only one expression explains, and likely; else they are listed. What is chosen becomes
 * `:claim[…]{of="…"}`, and is written only when the paper then prints the same words.
 */
export const bind: Command = async (call) => {
  const asJson = isJson(call)
  const project = projectAt(call)
  const built = await build(project, { purpose: 'check' })
  if (built.file.messages.some(({ ruleId }) => ruleId === 'invalid-data')) {
    call.terminal.stderr('Nothing is bound, for the data have errors: `galley check` names them\n')
    return 1
  }
  const numbers = await unboundNumbers(built.article, built.inputs)
  const explained = numbers.filter(({ candidates }) => candidates.length > 0)
  const where = ({ position }: Unbound): string =>
    `${project.prefix}${position?.path ?? ''}:${position?.start.line ?? 1}:${position?.start.column ?? 1}`
  const chosen = call.options.write
    ? explained.flatMap(onlyOne)
    : !asJson && call.terminal.ask
      ? await choose(explained, where, call)
      : []
  if (asJson) call.terminal.stdout(asReport(numbers))
  else if (chosen.length === 0 && !call.terminal.ask)
    call.terminal.stdout(explained.map((number) => sayNumber(number, where(number))).join(''))
  const { changed, bound, left } = await bindVerified(project, built, chosen)
  call.terminal.stderr(
    `${bound} of ${numbers.length} numbers bound, ${explained.length - bound} more can be${
      left > 0 ? `; ${left} left as they are, for the paper would print other words` : ''
    }\n`,
  )
  if (chosen.length > 0) writeSources(call, changed)
  return 0
}

function isJson({ options }: Call): boolean {
  if (options.reporter === undefined || options.reporter === 'pretty') return false
  if (options.reporter === 'json') return true
  throw new UsageError(
    `Unexpected reporter \`${options.reporter}\`, expected \`json\` or \`pretty\``,
  )
}

const onlyOne = (number: Unbound): Choice[] => {
  const [candidate, other] = number.candidates
  return candidate?.isLikely && !other ? [{ number, candidate }] : []
}

const sayCandidate = ({ kind, says, expression }: Candidate, index: number): string =>
  `  ${index + 1}  ${kind}: ${visible(says)}\n     :claim[…]{of="${visible(expression)}"}\n`

const sayNumber = (number: Unbound, where: string): string =>
  `${where} \`${visible(number.words)}\` in "${visible(number.sentence)}"\n${number.candidates.map(sayCandidate).join('')}`

/** Asks for each number; an empty answer leaves it, `q` ends. */
async function choose(
  numbers: readonly Unbound[],
  where: (number: Unbound) => string,
  { terminal }: Call,
): Promise<Choice[]> {
  const chosen: Choice[] = []
  for (const number of numbers) {
    terminal.stderr(sayNumber(number, where(number)))
    const answer = await terminal.ask?.('Number, Enter to leave it, q to end: ')
    if (answer === undefined || /^q/i.test(answer.trim())) break
    const candidate = number.candidates[Number(answer.trim()) - 1]
    if (candidate) chosen.push({ number, candidate })
  }
  return chosen
}

const asReport = (numbers: readonly Unbound[]): string =>
  `${JSON.stringify(
    numbers.map(({ words, sentence, position, candidates }) => ({
      path: position?.path,
      line: position?.start.line,
      column: position?.start.column,
      words,
      sentence,
      candidates,
    })),
    null,
    2,
  )}\n`
