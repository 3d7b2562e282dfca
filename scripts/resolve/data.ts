/**
 * The data and facts of a manuscript, opened once for all stages that ask them.
 */
import { evaluateFacts, type Facts } from '../data/facts.js'
import { Data } from '../data/query.js'
import type { Inputs } from '../document/inputs.js'

/** Data that know all facts, and the facts. */
export interface OpenData {
  data: Data
  facts: Facts
}

const opened = new WeakMap<Inputs, Promise<OpenData>>()

/** The data of `inputs`; the same for every stage of one build. */
export function openData(inputs: Inputs): Promise<OpenData> {
  const known = opened.get(inputs) ?? open(inputs)
  opened.set(inputs, known)
  return known
}

async function open(inputs: Inputs): Promise<OpenData> {
  const data = new Data(inputs.resources, new Set(inputs.facts.keys()))
  const facts = await evaluateFacts(
    data,
    new Map([...inputs.facts].map(([name, { expression }]) => [name, expression])),
  )
  return { data, facts }
}
