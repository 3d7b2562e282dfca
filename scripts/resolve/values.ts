/**
 * `:value{…}` → what the data say; `:claim[three]{…}` → its own words, once the data bear them out.
 *
 *     paragraph ─┬ text           paragraph ─┬ text
 *                ├ claim ─ text  →           ├ text "three"
 *                └ value                     └ text "54"
 *
 * What cannot be evaluated, and a claim that the data contradict, stay in place with the reason.
 */
import { toString } from 'mdast-util-to-string'
import type { Node, Parent, Position } from 'unist'
import { judgeClaim } from '../data/claim.js'
import { didYouMean, oneOf } from '../closest.js'
import { printNumber } from '../data/format.js'
import type { Basis, Evaluated, RowPlace } from '../data/query.js'
import { rightWords } from '../data/right-words.js'
import { unitOf, type ValueShape } from '../data/shapes.js'
import type { Evaluation, Inputs } from '../document/inputs.js'
import type { Article, Claim, Fault, Phrasing, Value } from '../document/tree.js'
import type { Stage } from '../stage.js'
import { visit } from '../tree/visit.js'
import { openData, type OpenData } from './data.js'
import { append } from '../lists.js'

/** Lowers every value and claim, evaluates every fact, and lists them all in `inputs.evaluations`. */
export const values: Stage = (inputs: Inputs) => async (article: Article) => {
  if (!inputs.facts.size && !hasExpressions(article)) return
  const open = await openData(inputs)
  listFacts(inputs, open)
  const title = article.children[0].children.find(
    (node) => node.type === 'title' && node.kind === 'title',
  )
  const retitle = title && hasExpressions(title)
  for (const parent of parentsOf(article)) {
    const children: Node[] = []
    for (const child of parent.children) {
      if (child.type === 'value') children.push(await lowerValue(child as Value, inputs, open))
      else if (child.type === 'claim')
        append(children, await lowerClaim(child as Claim, inputs, open))
      else children.push(child)
    }
    parent.children = children
  }
  if (retitle) article.children[0].metadata.title = toString(title)
}

function hasExpressions(tree: Node): boolean {
  let found = false
  visit(tree, ({ type }) => {
    found ||= type === 'value' || type === 'claim'
  })
  return found
}

/** Nodes that hold values or claims, inner ones first: a claim may hold a value. */
function parentsOf(article: Article): Parent[] {
  const parents: Parent[] = []
  const collect = (node: Node): void => {
    const { children, prefix, suffix } = node as Partial<Parent> & {
      prefix?: Phrasing[]
      suffix?: Phrasing[]
    }
    for (const child of [...(children ?? []), ...(prefix ?? []), ...(suffix ?? [])]) collect(child)
    for (const list of [children, prefix, suffix]) {
      if (list?.some(({ type }) => type === 'value' || type === 'claim'))
        parents.push(
          list === children
            ? (node as Parent)
            : asParent(node, list === prefix ? 'prefix' : 'suffix'),
        )
    }
  }
  collect(article)
  return parents
}

/** A list of phrasing that is a field (before and after a citation's key), as the children of a parent. */
function asParent(node: Node, field: 'prefix' | 'suffix'): Parent {
  const holder = node as unknown as Record<typeof field, Node[]>
  return {
    type: field,
    get children() {
      return holder[field]
    },
    set children(children) {
      holder[field] = children
    },
  }
}

function listFacts(inputs: Inputs, { facts }: OpenData): void {
  for (const [name, { expression, position }] of inputs.facts) {
    const result = facts.results.get(name)
    if (!result) continue
    const shared = {
      kind: 'fact' as const,
      position,
      expression,
      fact: name,
      facts: [...(facts.uses.get(name) ?? [])],
    }
    if (result.fault)
      inputs.evaluations.push({
        ...shared,
        result: undefined,
        fault: { rule: 'invalid-expression', ...result.fault, position },
      })
    else inputs.evaluations.push({ ...shared, result: result.value, rows: result.rows })
  }
}

async function lowerValue(node: Value, inputs: Inputs, open: OpenData): Promise<Node> {
  if (node.fault) return failed(node, node.fault, inputs)
  const result = await evaluate(node, inputs, open)
  if (result.fault) return failed(node, { rule: 'invalid-expression', ...result.fault }, inputs)
  const printed = printNumber(result.value, node, unitOf(result.shape))
  if (printed.fault !== undefined)
    return failed(node, { rule: 'invalid-expression', reason: printed.fault }, inputs)
  remember(node, result, printed.text, inputs)
  return { type: 'text', value: printed.text, position: node.position } as Node
}

async function lowerClaim(node: Claim, inputs: Inputs, open: OpenData): Promise<Node[]> {
  if (node.fault) return [failed(node, node.fault, inputs)]
  const result = await evaluate(node, inputs, open)
  if (result.fault) return [failed(node, { rule: 'invalid-expression', ...result.fault }, inputs)]
  const words = toString(node)
  const meaning = { unit: unitOf(result.shape), field: fieldOf(result.shape) }
  const judged = judgeClaim(words, result.value, meaning)
  if ('unreadable' in judged)
    return [
      failed(
        node,
        {
          rule: 'claim-mismatch',
          reason: judged.unreadable,
          note: basis(node, result, inputs),
          position: placeOfWords(node),
        },
        inputs,
      ),
    ]
  if (judged.agrees) {
    remember(node, result, words, inputs)
    return node.children
  }
  const right = rightWords(words, result.value, judged.reading, meaning)
  const wanted = right === undefined ? 'words that the data bear out' : `\`${right}\``
  const reason = `Unexpected \`${words}\`, expected ${wanted}: \`${expressionOf(node, inputs)}\` gives ${show(result.value)}`
  return [
    failed(
      node,
      {
        rule: 'claim-mismatch',
        reason,
        note: basis(node, result, inputs),
        suggestions: right === undefined ? [] : [right],
        position: placeOfWords(node),
      },
      inputs,
    ),
  ]
}

/** The result of the node's expression or fact. */
async function evaluate(
  node: Value | Claim,
  inputs: Inputs,
  { data, facts }: OpenData,
): Promise<Evaluated> {
  const wrong = (reason: string): Evaluated => ({ fault: { reason, suggestions: [] } })
  if ((node.of === undefined) === (node.fact === undefined))
    return wrong(
      `Unexpected ${node.type} with ${node.of === undefined ? 'neither `of` nor' : 'both `of` and'} \`fact\`, expected one of them`,
    )
  if (node.of !== undefined) return data.evaluate(node.of)
  const name = node.fact ?? ''
  const result = facts.results.get(name)
  if (!result)
    return wrong(
      `Unexpected fact \`${name}\`, expected ${inputs.facts.size ? oneOf(inputs.facts.keys()) : 'one of `facts.yaml`, where there is none'}${didYouMean(name, inputs.facts.keys())}`,
    )
  return result.fault
    ? wrong(`Unexpected use of the fact \`${name}\`, which cannot be evaluated`)
    : { ...result, facts: new Set([name]) }
}

const expressionOf = (node: Value | Claim, inputs: Inputs): string =>
  node.of ?? inputs.facts.get(node.fact ?? '')?.expression ?? ''
const fieldOf = (shape: ValueShape): Extract<ValueShape, { kind: 'field' }>['field'] | undefined =>
  shape.kind === 'field' ? shape.field : undefined

type Known = { value: unknown } & Basis

function remember(node: Value | Claim, result: Known, printed: string, inputs: Inputs): void {
  inputs.evaluations.push(
    evaluation(node, inputs, {
      result: result.value,
      printed,
      rows: result.rows,
      facts: [...result.facts],
    }),
  )
}

function failed(node: Value | Claim, fault: Fault, inputs: Inputs): Node {
  node.fault = fault
  const printed = node.type === 'claim' ? toString(node) : undefined
  inputs.evaluations.push(
    evaluation(node, inputs, {
      result: undefined,
      printed,
      fault,
      facts: node.fact === undefined ? [] : [node.fact],
    }),
  )
  return node
}

function evaluation(
  node: Value | Claim,
  inputs: Inputs,
  rest: Pick<Evaluation, 'result' | 'printed' | 'rows' | 'facts' | 'fault'>,
): Evaluation {
  const position = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  return {
    kind: node.type,
    position,
    expression: expressionOf(node, inputs),
    fact: node.fact,
    ...rest,
  }
}

/** The rows behind a result, and the fact, for the note of a message. */
function basis(node: Claim, { rows }: Known, inputs: Inputs): string {
  const fact =
    node.fact === undefined
      ? ''
      : `The fact \`${node.fact}\` stands in ${inputs.facts.get(node.fact)?.position.path ?? 'facts.yaml'}, line ${inputs.facts.get(node.fact)?.position.start.line}. `
  return `${fact}${rows.length ? `It rests on ${sayRows(rows)}.` : 'It rests on no row.'}`
}

function sayRows(rows: readonly RowPlace[]): string {
  const paths = [...new Set(rows.map(({ path }) => path))]
  return paths
    .map((path) => {
      const lines = rows.filter((row) => row.path === path).map(({ line }) => line)
      const shown = lines.slice(0, 20)
      return `${path}, ${lines.length === 1 ? 'line' : 'lines'} ${shown.join(', ')}${lines.length > shown.length ? ` and ${lines.length - shown.length} more` : ''}`
    })
    .join('; ')
}

function show(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The place of the claim's words, which a mend replaces. */
function placeOfWords(node: Claim): Position | undefined {
  const [first, last] = [node.children[0]?.position, node.children.at(-1)?.position]
  return first && last ? { start: first.start, end: last.end, path: first.path } : node.position
}
