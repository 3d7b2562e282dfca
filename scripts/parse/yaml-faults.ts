/**
 * What the YAML parser finds wrong, in a sentence that says what to type.
 */
import type { ErrorCode } from 'yaml'

const reasons: Partial<Record<ErrorCode, (character: string) => string>> = {
  BLOCK_AS_IMPLICIT_KEY: () =>
    'Unexpected `: ` inside a value without quotes, expected quotes around the value',
  BAD_SCALAR_START: (character) =>
    `Unexpected \`${character}\` at the start of a value without quotes, expected quotes around the value`,
  TAB_AS_INDENT: () => 'Unexpected tab at the start of a line, expected blanks',
  BAD_INDENT: () =>
    'Unexpected indentation, expected the entries of one list or mapping in one column',
  MULTILINE_IMPLICIT_KEY: () => 'Unexpected line without a colon, expected `key: value`',
  BLOCK_IN_FLOW: () => 'Unexpected line inside brackets, expected `]` or `}` before it',
  BAD_ALIAS: () =>
    'Unexpected `*` at the start of a value without quotes, expected quotes around the value',
}

/** The sentence for an error of the parser; its own words where we have none. */
export function reasonOf(code: ErrorCode, message: string, character: string): string {
  if (/^Missing closing ["']quote/.test(message))
    return 'Unexpected end of a value in quotes, expected a closing quote'
  if (/end with a [\]}]/.test(message))
    return `Unexpected end of a list or mapping in brackets, expected \`${/end with a ([\]}])/.exec(message)![1]}\``
  if (/Implicit map keys need to be followed/.test(message))
    return 'Unexpected line without a colon, expected `key: value`'
  return (
    reasons[code]?.(character) ??
    `Unexpected YAML: ${message.replace(/\s+at line \d+[^]*$/, '').replace(/\.$/, '')}`
  )
}
