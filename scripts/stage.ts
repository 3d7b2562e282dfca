/**
 * A stage: a small unified plugin that changes the article (resolve) or reports on it (check). One job, one file.
 */
import { unified, type Plugin } from 'unified'
import type { VFile } from 'vfile'
import type { Inputs } from './document/inputs.js'
import type { Article } from './document/tree.js'

export type Stage = Plugin<[Inputs], Article>

/** Runs `stages` over `article`, in order. */
export async function runStages(
  stages: readonly Stage[],
  article: Article,
  inputs: Inputs,
  file: VFile,
): Promise<Article> {
  const processor = unified()
  for (const stage of stages) processor.use(stage as Plugin<[Inputs]>, inputs)
  return (await processor.run(article, file)) as unknown as Article
}
