/**
 * An address as a relation of a Word file may have it: Word calls a file damaged whose target is no URI (ECMA-376-2 § 9.3;
 * RFC 3987 § 2.2).
 */
export const relationTarget = (url: string): string =>
  url.replace(/\p{Cs}/gu, '').replace(/[\s"<>\\^`{|}\p{Cc}\p{Cf}]/gu, encodeURIComponent)
