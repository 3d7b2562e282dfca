/** Names of committees and boards, which say where the authors work. */
import { removed } from './traces.js'

const name = String.raw`\p{Lu}[\p{L}\p{M}.’'&-]{0,40}(?:[ \u00A0](?:(?:of|and|for|the|de|la|del|der|di|du|at)[ \u00A0]){0,2}\p{Lu}[\p{L}\p{M}.’'&-]{0,40}){0,8}`
const board = String.raw`(?:[Ee]thics|[Rr]eview|[Rr]esearch|[Ii]nstitutional|[Aa]dvisory)[ \u00A0](?:[Ee]thics[ \u00A0]|[Rr]eview[ \u00A0])?(?:[Cc]ommittee|[Bb]oard|[Cc]ommission)s?`
const after = new RegExp(
  String.raw`((?:${board}|\bIRB|\bREC)[ \u00A0](?:of|at|for|from)[ \u00A0](?:the[ \u00A0])?)(${name})`,
  'gu',
)
const before = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:[Tt]he|[Oo]ur|[Bb]y)[ \u00A0])?(?!The|Our|Institutional|Local|Research|Ethics|Medical|Independent|National|Regional|Clinical)(${name})(?=[ \u00A0](?:[Ii]nstitutional[ \u00A0][Rr]eview|[Rr]esearch[ \u00A0][Ee]thics|[Ee]thics|IRB))`,
  'gu',
)

/** "the Ethics Committee of Example University" without the name. */
export const committeeless = (text: string): string =>
  text
    .replace(after, (_, words: string) => `${words}${removed}`)
    .replace(before, (_, article: string | undefined) => `${article ?? ''}${removed}`)
