/**
 * Fields that no style prints and no format writes: reading lists, files, abstracts, what reference managers keep.
 */
export const unprinted: ReadonlySet<string> = new Set(
  `
  abstract annote annotation comment keywords keyword file pdf local-url owner timestamp date-added date-modified bdsk-url-1 bdsk-url-2 bdsk-file-1
  mendeley-groups mendeley-tags groups creationdate modificationdate review rating read readstatus priority qualityassured ranking cited-by
  shorthand shorthandintro sortkey sortname sorttitle sortyear sortshorthand presort indextitle indexsorttitle options ids execute label key
  gender hyphenation langidopts related relatedtype relatedstring relatedoptions crossref xref xdata entryset pagination bookpagination
  verba verbb verbc usera userb userc userd usere userf lista listb listc listd liste listf namea nameb namec nameatype namebtype namectype
  biburl bibsource copyright lccn mrnumber mrclass mrreviewer zblnumber zmnumber coden fjournal ajournal adsurl adsnote
  unique-id da author-email affiliation affiliations correspondence_address keywords-plus research-areas web-of-science-categories
  web-of-science-index times-cited number-of-cited-references usage-count-last-180-days usage-count-since-2013 journal-iso doc-delivery-number
  funding-acknowledgement funding-text orcid-numbers researcherid-numbers source document_type interhash intrahash added-at username description
`
    .trim()
    .split(/\s+/),
)
