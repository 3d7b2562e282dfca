/**
 * Words for labels and references by language: "Fig. 1", "Figs. 1 and 2".
 */
import type { Settings } from '../document/settings.js'

type Words = Settings['words']
const words = (
  figure: [string, string, string],
  table: [string, string, string],
  equation: [string, string, string],
  section: [string, string, string],
  supplement: [string, string, string],
): Words => {
  const of = ([one, many, label]: [string, string, string]): Words['figure'] => ({
    one,
    many,
    label,
  })
  return {
    figure: of(figure),
    table: of(table),
    equation: of(equation),
    section: of(section),
    supplement: of(supplement),
  }
}

const english = words(
  ['Fig.', 'Figs.', 'Fig.'],
  ['Table', 'Tables', 'Table'],
  ['Eq.', 'Eqs.', 'Eq.'],
  ['Section', 'Sections', 'Section'],
  ['Supplementary File', 'Supplementary Files', 'Supplementary File'],
)
const byLanguage: Readonly<Record<string, Words>> = {
  en: english,
  de: words(
    ['Abb.', 'Abb.', 'Abb.'],
    ['Tab.', 'Tab.', 'Tab.'],
    ['Gl.', 'Gln.', 'Gl.'],
    ['Abschnitt', 'Abschnitte', 'Abschnitt'],
    ['Zusatzdatei', 'Zusatzdateien', 'Zusatzdatei'],
  ),
  fr: words(
    ['Fig.', 'Fig.', 'Fig.'],
    ['Tableau', 'Tableaux', 'Tableau'],
    ['Éq.', 'Éqs.', 'Éq.'],
    ['Section', 'Sections', 'Section'],
    ['Fichier supplémentaire', 'Fichiers supplémentaires', 'Fichier supplémentaire'],
  ),
  es: words(
    ['Fig.', 'Figs.', 'Fig.'],
    ['Tabla', 'Tablas', 'Tabla'],
    ['Ec.', 'Ecs.', 'Ec.'],
    ['Sección', 'Secciones', 'Sección'],
    ['Archivo suplementario', 'Archivos suplementarios', 'Archivo suplementario'],
  ),
  it: words(
    ['Fig.', 'Figg.', 'Fig.'],
    ['Tabella', 'Tabelle', 'Tabella'],
    ['Eq.', 'Eq.', 'Eq.'],
    ['Sezione', 'Sezioni', 'Sezione'],
    ['File supplementare', 'File supplementari', 'File supplementare'],
  ),
  nl: words(
    ['Fig.', 'Fig.', 'Fig.'],
    ['Tabel', 'Tabellen', 'Tabel'],
    ['Vgl.', 'Vgl.', 'Vgl.'],
    ['Paragraaf', 'Paragrafen', 'Paragraaf'],
    ['Aanvullend bestand', 'Aanvullende bestanden', 'Aanvullend bestand'],
  ),
  pt: words(
    ['Fig.', 'Figs.', 'Fig.'],
    ['Tabela', 'Tabelas', 'Tabela'],
    ['Eq.', 'Eqs.', 'Eq.'],
    ['Seção', 'Seções', 'Seção'],
    ['Arquivo suplementar', 'Arquivos suplementares', 'Arquivo suplementar'],
  ),
}

/** Words of a language (BCP 47), English where we have none. */
export const wordsOf = (lang: string): Words =>
  byLanguage[lang.split('-')[0]!.toLowerCase()] ?? english
