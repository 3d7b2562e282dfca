/** The labels of a project: what each names, so that all have names which say it. */
import { texLabel } from './citing.js'
import { plainTex, type TexNode } from './scan.js'

export function texLabels(nodes: readonly TexNode[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>()
  const used = new Set<string>()
  const add = (key: string, kind: 'fig' | 'tbl' | 'eq' | 'sec'): void => {
    const plain = key.trim()
    if (plain === '' || named.has(plain)) return
    let name = texLabel(plain, kind)
    for (let count = 2; used.has(name); count++) name = `${texLabel(plain, kind)}-${count}`
    used.add(name)
    named.set(plain, name)
  }
  const visit = (all: readonly TexNode[], around: 'fig' | 'tbl' | 'sec'): void => {
    all.forEach((node, index) => {
      if (node.type === 'command' && node.name === 'label') {
        const next = all[index + 1]
        if (next?.type === 'group') add(plainTex(next.children), around)
      } else if (node.type === 'math') formula(node.value, add)
      else if (node.type === 'group') visit(node.children, around)
      else if (node.type === 'environment') {
        if (node.children.length === 0) {
          formula(node.raw, add)
          whole(node.raw, named)
        }
        visit(node.children, kindOf(node.name) ?? around)
      }
    })
  }
  visit(nodes, 'sec')
  return named
}

const kindOf = (name: string): 'fig' | 'tbl' | undefined =>
  /^(?:figure|wrapfigure|SCfigure|subfigure|sidewaysfigure|algorithm)\*?$/.test(name)
    ? 'fig'
    : /^(?:table|wraptable|longtable|sidewaystable|subtable|tabu|deluxetable)\*?$/.test(name)
      ? 'tbl'
      : undefined

function formula(tex: string, add: (key: string, kind: 'eq') => void): void {
  for (const [, key = ''] of tex.matchAll(/\\label\s*\{([^{}]*)\}/g)) add(key, 'eq')
}

/** The label of several equations together leads to the first of them. */
function whole(raw: string, named: Map<string, string>): void {
  const [, outer = ''] = /^\\begin\{subequations\}\s*\\label\s*\{([^{}]*)\}/.exec(raw) ?? []
  const inner = Array.from(raw.matchAll(/\\label\s*\{([^{}]*)\}/g), ([, key]) => key!.trim())[1]
  const name = inner === undefined ? undefined : named.get(inner)
  if (outer !== '' && name !== undefined) named.set(outer.trim(), name)
}
