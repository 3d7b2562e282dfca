/** Checks the texts that `load.ts` names, one after another, and answers with what each cost: CPU milliseconds. */
import { build } from '../../scripts/build.js'
import { memoryProject } from '../../scripts/project/project.js'
import { metadata, texts } from './texts.js'

export interface Question {
  name: string
  kind: 'text' | 'metadata'
  size: number
}

const references = '@article{a, title={T}, author={Doe, Jane}, year={2020}, journal={J}}\n'

async function cost({ name, kind, size }: Question): Promise<string> {
  const [, text] = (kind === 'text' ? texts : metadata).find(([each]) => each === name)!
  const paper =
    kind === 'text'
      ? `---\ntitle: A\nauthor: Jane Doe\nbibliography: r.bib\n---\n\n# A\n\n${text(size)}\n`
      : `---\ntitle: A\nauthor: Jane Doe\n${text(size)}\n---\n\n# A\n\nText.\n`
  const files = new Map(Object.entries({ 'p.md': paper, 'r.bib': references }))
  const before = process.cpuUsage()
  try {
    await build(memoryProject(files, 'p.md'), { purpose: 'check' })
  } catch (error) {
    return `a fault: ${(error as Error).stack?.split('\n').slice(0, 2).join(' ')}`
  }
  const { user, system } = process.cpuUsage(before)
  return String(Math.round((user + system) / 1000))
}

process.on(
  'message',
  (question: Question) => void cost(question).then((said) => process.send!(said)),
)
