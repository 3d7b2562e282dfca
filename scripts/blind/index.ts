/**
 * `--blind`: the article and all that is written with it, without what points to the authors. The references stay, because
 * an author is cited as anybody is; a sentence that says whose work it is, is reported (`blind-trace`).
 */
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { anonymousArticle } from './article.js'
import { tracesOf, type Traces } from './traces.js'

/** What the writers get for readers who must not know the authors. */
export interface Anonymous {
  article: Article
  inputs: Inputs
}

/** Both without the authors; what is given stays as it is. */
export function anonymous(article: Article, inputs: Inputs): Anonymous {
  const traces = tracesOf(article.children[0].metadata)
  const { settings, images, resources, sources, supplements } = inputs
  const files = renamed(
    [...[...resources.values()].map(({ path }) => path), ...supplements.keys()],
    traces,
  )
  const outputs = renamed(
    [...images.values()].map(({ output }) => output),
    traces,
  )
  const nameOf = (path: string): string => files.get(path) ?? path
  return {
    article: anonymousArticle(article, traces, nameOf),
    inputs: {
      ...inputs,
      settings: {
        ...settings,
        name: traces.nameless(settings.name) === settings.name ? settings.name : 'manuscript',
      },
      images: new Map(
        [...images].map(([path, image]) => [
          path,
          {
            ...image,
            output: outputs.get(image.output) ?? image.output,
            bytes: image.format === 'svg' ? redactedText(image.bytes, traces) : image.bytes,
          },
        ]),
      ),
      resources: new Map(
        [...resources].map(([name, resource]) => [
          name,
          {
            ...resource,
            path: nameOf(resource.path),
            ...(resource.title ? { title: traces.redact(resource.title) } : {}),
          },
        ]),
      ),
      sources: new Map(
        [...sources].map(([path, text]) => [
          nameOf(path),
          files.has(path) ? traces.redact(text) : text,
        ]),
      ),
      supplements: new Map(
        [...supplements].map(([path, bytes]) => [nameOf(path), redactedText(bytes, traces)]),
      ),
    },
  }
}

/** A text without the authors; what is no text stays as it is. */
function redactedText(bytes: Uint8Array, { redact }: Traces): Uint8Array {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const redacted = text.includes('\0') ? text : redact(text)
    return redacted === text ? bytes : new TextEncoder().encode(redacted)
  } catch {
    return bytes
  }
}

/** Each path without the authors' names, no two the same. */
function renamed(paths: readonly string[], { nameless }: Traces): Map<string, string> {
  const names = new Map<string, string>()
  const taken = new Set(paths.filter((path) => nameless(path) === path))
  for (const path of paths) {
    if (names.has(path)) continue
    const plain = nameless(path)
    let free = plain
    for (let number = 2; plain !== path && taken.has(free); number++)
      free = plain.replace(/(\.[^./]*)?$/, `-${number}$1`)
    taken.add(free)
    names.set(path, free)
  }
  return names
}
