/**
 * Numbers that no data could hold: the 95 of a confidence interval, figure numbers, sutures, "one of the most".
 */

const behind: readonly RegExp[] = [
  /^\s?%\s?(?:CIs?\b|confidence|credible|prediction interval)/i,
  /^\s?(?:of the (?:most|main|few|key|major|first|best|largest|leading)|another|or more|by one)\b/i,
  /^-0\b/,
]
const before: readonly RegExp[] = [
  /\b(?:Figs?\.?|Figures?|Tables?|Eqs?\.?|Equations?|Sections?|Appendix|Supplement(?:ary)?|Chapter|Box|Panel|Step|Refs?\.?|References?|Version|version|No\.|no\.)\s?$/,
  /\b(?:phase|grade|type|stage|level|class|group|case|patient|day|no)\s?$/i,
  /\b[Pp](?:[- ]values?)?\s?[<≤]\s?$/,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$/,
]

/** What follows a "one" that counts nothing: "On the one hand", "one-on-one", "One nurse said:". */
const idiom =
  /^(?:-on\b| hand\b| [\p{L}-]+ (?:said|says|stated|states|reported|explained|noted|added|described|commented):)/iu

/** Whether a number of a sentence is a convention of writing, and says nothing of the data. */
export function isConvention(
  sentence: string,
  { start, end }: { start: number; end: number },
): boolean {
  const after = sentence.slice(end, end + 40)
  const ahead = sentence.slice(Math.max(0, start - 24), start)
  const words = sentence.slice(start, end)
  if (
    /^(?:90|95|99)$/.test(words.replace(/\s?%$/, '')) &&
    /^\s?%?\s?(?:CIs?\b|confidence|credible)/i.test(after)
  )
    return true
  if (/^(?:19|20)\d\d$/.test(words)) return true
  if (/^one$/i.test(words) && /^ (?:of the|another|should|can|may|might|could)\b/.test(after)) {
    return !/^ of the (?:\w+ )?(?:\d|patients|cases|two|three|four|five|six|seven|eight|nine|ten)/.test(
      after,
    )
  }
  if (words === '-one' || (/^one$/i.test(words) && idiom.test(after))) return true
  return (
    behind.some((pattern) => pattern.test(after)) || before.some((pattern) => pattern.test(ahead))
  )
}
