/**
 * The words that the layout prints of itself, by language; English where a language is not here.
 */
const english = {
  abstract: 'Abstract', keywords: 'Keywords', references: 'References', received: 'Received', revised: 'Revised', accepted: 'Accepted', published: 'Published', date: 'Date',
  correspondence: 'Correspondence', equal: 'These authors contributed equally.', deceased: 'Deceased.', licence: 'Licence', related: 'Related article', doi: 'DOI', of: 'of', and: 'and', others: 'et al.', continued: 'continued',
  draft: 'Draft: not checked, not for publication', blind: 'Anonymous manuscript for review', imageMissing: 'Image not available', figures: 'Figures', legends: 'Figure legends', tables: 'Tables', appendix: 'Appendix', plainSummary: 'Plain-language summary', keyPoints: 'Key points', funding: 'Funding', notes: 'Notes', contents: 'Contents', skip: 'Skip to the text', copyright: 'Copyright', runningHead: 'Running head', authors: 'Authors', journal: 'Journal', download: 'Open the figure', counts: 'Counts',
  page: 'page', line: 'line', lines: 'lines', to: 'to', changesSince: 'Changes marked since', legendInserted: 'Inserted words are underlined', legendDeleted: 'deleted words are struck through', response: 'Response to the reviewers', manuscript: 'Manuscript', quoteOpen: '“', quoteClose: '”',
}
export type Words = Readonly<typeof english>

const languages: Readonly<Record<string, Partial<Words>>> = {
  de: { continued: 'Fortsetzung', abstract: 'Zusammenfassung', keywords: 'Schlüsselwörter', references: 'Literatur', received: 'Eingegangen', revised: 'Überarbeitet', accepted: 'Angenommen', published: 'Veröffentlicht', date: 'Datum', correspondence: 'Korrespondenz', equal: 'Diese Autoren haben gleichermaßen beigetragen.', deceased: 'Verstorben.', licence: 'Lizenz', related: 'Verwandter Artikel', of: 'von', and: 'und', figures: 'Abbildungen', legends: 'Abbildungslegenden', tables: 'Tabellen', appendix: 'Anhang', funding: 'Finanzierung', notes: 'Anmerkungen', contents: 'Inhalt', skip: 'Zum Text', runningHead: 'Kolumnentitel', authors: 'Autoren', journal: 'Zeitschrift', download: 'Abbildung öffnen', page: 'Seite', line: 'Zeile', lines: 'Zeilen', to: 'bis', changesSince: 'Änderungen markiert seit', legendInserted: 'Eingefügte Wörter sind unterstrichen', legendDeleted: 'gestrichene Wörter sind durchgestrichen', response: 'Antwort an die Gutachter', manuscript: 'Manuskript', quoteOpen: '„', quoteClose: '“' },
  fr: { continued: 'suite', abstract: 'Résumé', keywords: 'Mots-clés', references: 'Références', received: 'Reçu', revised: 'Révisé', accepted: 'Accepté', published: 'Publié', date: 'Date', correspondence: 'Correspondance', equal: 'Ces auteurs ont contribué à parts égales.', deceased: 'Décédé.', licence: 'Licence', related: 'Article lié', of: 'sur', and: 'et', figures: 'Figures', legends: 'Légendes des figures', tables: 'Tableaux', appendix: 'Annexe', funding: 'Financement', notes: 'Notes', contents: 'Sommaire', skip: 'Aller au texte', runningHead: 'Titre courant', authors: 'Auteurs', journal: 'Revue', download: 'Ouvrir la figure', page: 'page', line: 'ligne', lines: 'lignes', to: 'à', changesSince: 'Modifications marquées depuis', legendInserted: 'Les mots ajoutés sont soulignés', legendDeleted: 'les mots supprimés sont barrés', response: 'Réponse aux relecteurs', manuscript: 'Manuscrit', quoteOpen: '«\u00a0', quoteClose: '\u00a0»' },
  es: { continued: 'continuación', abstract: 'Resumen', keywords: 'Palabras clave', references: 'Referencias', received: 'Recibido', revised: 'Revisado', accepted: 'Aceptado', published: 'Publicado', date: 'Fecha', correspondence: 'Correspondencia', equal: 'Estos autores contribuyeron por igual.', deceased: 'Fallecido.', licence: 'Licencia', related: 'Artículo relacionado', of: 'de', and: 'y', figures: 'Figuras', legends: 'Leyendas de las figuras', tables: 'Tablas', appendix: 'Apéndice', funding: 'Financiación', notes: 'Notas', contents: 'Contenido', skip: 'Ir al texto', runningHead: 'Título corto', authors: 'Autores', journal: 'Revista', download: 'Abrir la figura', page: 'página', line: 'línea', lines: 'líneas', to: 'a', changesSince: 'Cambios marcados desde', legendInserted: 'Las palabras añadidas están subrayadas', legendDeleted: 'las suprimidas, tachadas', response: 'Respuesta a los revisores', manuscript: 'Manuscrito', quoteOpen: '«', quoteClose: '»' },
}

export const wordsOf = (lang: string): Words => ({ ...english, ...languages[lang.toLowerCase().split('-')[0]!] })

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
/** `2026-11-22` as "22 November 2026"; other languages keep the ISO form, which every reader knows. */
export function printedDate(date: string, lang: string): string {
  if (!/^en(-|$)/i.test(lang)) return date
  const [year, month, day] = date.split('-')
  const name = months[Number(month) - 1]
  return [day && String(Number(day)), month && name, year].filter(Boolean).join(' ')
}
