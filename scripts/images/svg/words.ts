/** The words of a drawing, in the order of the file; none of one that cannot be read, which is told elsewhere. */
import { eachNode, svgTree, svgText } from './tree.js'
import { XmlFault } from './xml.js'

export function wordsIn(bytes: Uint8Array): string {
  const words: string[] = []
  try {
    eachNode(svgTree(new TextDecoder().decode(bytes)), (node) => {
      if (node.name !== 'text') return true
      words.push(svgText(node))
      return false
    })
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
  }
  return words.join(' ')
}
