import { expect, expectTypeOf, test } from 'vitest'
import type { Block } from '../../../scripts/document/tree.js'
import type { Handlers } from '../../../scripts/write/handle.js'
import {
  handleNode,
  rule,
  type LayoutNode,
  type NodeHandlers,
} from '../../../scripts/write/pdf/print/node.js'

test('each kind of node has a handler of its own: one less does not compile', () => {
  expectTypeOf<keyof NodeHandlers<void>>().toEqualTypeOf<LayoutNode['kind']>()
  expectTypeOf<Omit<NodeHandlers<void>, 'table'>>().not.toExtend<NodeHandlers<void>>()
  expectTypeOf<Parameters<NodeHandlers<void>['picture']>[0]['kind']>().toEqualTypeOf<'picture'>()
})

test('each block of an article has a handler: one less does not compile', () => {
  type OfBlocks = Pick<Handlers<void, void>, Block['type']>
  expectTypeOf<keyof OfBlocks>().toEqualTypeOf<Block['type']>()
  expectTypeOf<Omit<OfBlocks, 'supplement'>>().not.toExtend<OfBlocks>()
})

test('a node goes to the handler of its kind', () => {
  const named: NodeHandlers<string> = {
    text: ({ kind }) => kind,
    stack: ({ kind }) => kind,
    row: ({ kind }) => kind,
    picture: ({ kind }) => kind,
    rule: ({ kind }) => kind,
    table: ({ kind }) => kind,
  }
  expect(handleNode(named, rule(10, 1, '#000000'))).toBe('rule')
  expect(handleNode(named, { kind: 'stack', stack: [] })).toBe('stack')
})
