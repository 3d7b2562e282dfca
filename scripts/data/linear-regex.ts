/**
 * Regular expressions in expressions run in a linear engine (RE2), so that no pattern and no text can take for ever.
 */
import { expressionBounds } from './bounds.js'
import { ExpressionError } from './expression-error.js'

/** What JSONata asks of a regular expression. */
export interface RegexEngine {
  lastIndex: number
  exec(text: string): RegExpExecArray | null
}

export interface LinearEngine {
  /** Takes the place of `RegExp` in JSONata. */
  Engine: new (pattern: RegExp) => RegexEngine
  /** To be called before each evaluation: what the engine may do is counted anew. */
  begin: () => void
  /** Characters looked at since. */
  spent: () => number
}

/** Compiles `patterns`; look-around and back-references, which need another engine, are refused. */
export async function linearEngine(patterns: readonly RegExp[]): Promise<LinearEngine> {
  let done = 0
  const { RE2JS } = await import('re2js')
  const compiled = new Map(
    patterns.map((pattern) => {
      const flags =
        (pattern.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
        (pattern.multiline ? RE2JS.MULTILINE : 0)
      try {
        return [pattern, RE2JS.compile(RE2JS.translateRegExp(pattern.source), flags)] as const
      } catch {
        throw new ExpressionError(
          `Unexpected regular expression \`/${pattern.source}/\`, expected one without look-around and back-references`,
        )
      }
    }),
  )
  class Engine implements RegexEngine {
    lastIndex = 0
    private text: string | undefined
    private matcher: InstanceType<typeof import('re2js').Matcher> | undefined

    constructor(private readonly pattern: RegExp) {}

    exec(text: string): RegExpExecArray | null {
      if (text.length > expressionBounds.searched)
        throw new ExpressionError(
          `Unexpected text of ${text.length} characters in a regular expression, expected at most ${expressionBounds.searched}`,
        )
      if (text !== this.text) {
        this.matcher = compiled.get(this.pattern)?.matcher(text)
        this.text = text
      }
      const { matcher } = this
      done +=
        (text.length - this.lastIndex) * (1 + (compiled.get(this.pattern)?.programSize() ?? 0) / 50)
      if (done > expressionBounds.searches)
        throw new ExpressionError(
          'Unexpected regular expression that is tried too often or on too much text, expected a simpler expression',
        )
      if (!matcher?.find(this.lastIndex)) return null
      this.lastIndex = matcher.end()
      const groups = Array.from(
        { length: matcher.groupCount() + 1 },
        (_, index) => matcher.group(index) ?? undefined,
      )
      return Object.assign(groups as string[], {
        index: matcher.start(),
        input: text,
      }) as RegExpExecArray
    }
  }
  return {
    Engine,
    begin: () => {
      done = 0
    },
    spent: () => done,
  }
}
