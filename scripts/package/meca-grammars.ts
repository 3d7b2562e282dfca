/**
 * The grammars of MECA's own documents (NISO RP-30, manifest and transfer 1.0), as DTDs.
 */
export type MecaDocument = 'manifest' | 'transfer'

const text = (...names: string[]): string => names.map((name) => `<!ELEMENT ${name} (#PCDATA)>`).join('\n')

export const mecaGrammars: Readonly<Record<MecaDocument, { public: string; system: string; grammar: string }>> = {
  manifest: {
    public: '-//MECA//DTD Manifest v1.0//en',
    system: 'https://meca.zip/manifest-1.0.dtd',
    grammar: `
<!ELEMENT manifest (item+)>
<!ATTLIST manifest xmlns CDATA #FIXED "https://manuscriptexchange.org/schema/manifest" xmlns:xlink CDATA #FIXED "http://www.w3.org/1999/xlink" manifest-version CDATA #REQUIRED>
<!ELEMENT item (item-title?, item-description?, file-order?, item-metadata?, instance+)>
<!ATTLIST item id ID #IMPLIED item-type CDATA #IMPLIED custom-metadata-id CDATA #IMPLIED item-version CDATA #IMPLIED>
<!ELEMENT item-metadata (metadata+)>
<!ELEMENT instance EMPTY>
<!ATTLIST instance xmlns:xlink CDATA #FIXED "http://www.w3.org/1999/xlink" xlink:type (locator) #FIXED "locator" xlink:href CDATA #REQUIRED
  media-type CDATA #IMPLIED origin CDATA #IMPLIED conversion CDATA #IMPLIED composition CDATA #IMPLIED>
${text('item-title', 'item-description', 'file-order', 'metadata')}
<!ATTLIST metadata metadata-name CDATA #REQUIRED>`,
  },
  transfer: {
    public: '-//MECA//DTD Transfer v1.0//en',
    system: 'https://meca.zip/transfer-1.0.dtd',
    grammar: `
<!ELEMENT transfer (transfer-source, destination, processing-instructions?)>
<!ATTLIST transfer xmlns CDATA #FIXED "https://manuscriptexchange.org/schema/transfer" transfer-version CDATA #REQUIRED>
<!ELEMENT transfer-source (service-provider?, publication, security?)>
<!ELEMENT destination (service-provider, publication, security?)>
<!ELEMENT service-provider (provider-name?, contact?)>
<!ELEMENT publication (publication-title, acronym?, contact?)>
<!ATTLIST publication type CDATA #IMPLIED>
<!ELEMENT contact (contact-name?, (email | phone)+)>
<!ATTLIST contact contact-role CDATA #IMPLIED>
<!ELEMENT contact-name (surname?, given-names?)>
<!ELEMENT security (authentication-code)>
<!ELEMENT processing-instructions (processing-instruction*, processing-comments?)>
<!ATTLIST processing-instruction processing-sequence CDATA #IMPLIED>
${text('provider-name', 'surname', 'given-names', 'email', 'phone', 'publication-title', 'acronym', 'authentication-code', 'processing-instruction', 'processing-comments')}`,
  },
}
