/**
 * What micromark and `fromMarkdown` give us: mdast, and one literal node for each token of ours. These nodes live only
 * inside `parse`.
 */
import type { Nodes, RootContent } from 'mdast'
import type { Node, Position } from 'unist'

/** A token of ours, as written. */
export interface Token extends Node {
  type:
    | 'key'
    | 'bracket'
    | 'attributes'
    | 'directiveName'
    | 'command'
    | 'footnoteCall'
    | 'rawMath'
    | 'address'
    | 'fence'
    | 'leaf'
    | 'rawBlock'
    | 'textTable'
    | 'lineBlock'
  value: string
  position: Position
}
/** `^…^`, `~…~`. */
export interface Script extends Node {
  type: 'superscript' | 'subscript'
  children: Inline[]
  position: Position
}
/** What stands after a `:` or `~` at a line's start: a meaning, or a table's caption. */
export interface DescriptionSyntax extends Node {
  type: 'description'
  children: Flow[]
  position: Position
}
type Located<T> = T extends Nodes ? T & { position: Position } : never
/** Anything in running text, before it is read. */
export type Inline =
  | Token
  | Script
  | Located<
      Extract<
        RootContent,
        {
          type:
            | 'text'
            | 'emphasis'
            | 'strong'
            | 'delete'
            | 'inlineCode'
            | 'break'
            | 'link'
            | 'linkReference'
            | 'image'
            | 'imageReference'
            | 'html'
            | 'footnoteReference'
        }
      >
    >
/** Anything in the flow, before it is read. */
export type Flow =
  | Token
  | DescriptionSyntax
  | Located<
      Extract<
        RootContent,
        {
          type:
            | 'paragraph'
            | 'heading'
            | 'blockquote'
            | 'list'
            | 'code'
            | 'thematicBreak'
            | 'table'
            | 'html'
            | 'definition'
            | 'footnoteDefinition'
        }
      >
    >

declare module 'mdast' {
  interface ListItem {
    /** In a syntax tree: the name of an example, `(@name)`. */
    example?: string | undefined
  }
}

/** The children of a syntax node; typed here, since mdast does not know our tokens. */
export const inlineChildren = (node: { children: readonly unknown[] }): Inline[] =>
  node.children as Inline[]
export const flowChildren = (node: { children: readonly unknown[] }): Flow[] =>
  node.children as Flow[]
