/**
 * Words for labels and references by language: "Fig. 1", "Figs. 1 and 2".
 */
import type { Settings } from '../document.js'

type Words = Settings['words']
const words = (figure: [string, string, string], table: [string, string, string], equation: [string, string, string], section: [string, string, string]): Words => {
  const of = ([one, many, label]: [string, string, string]): Words['figure'] => ({ one, many, label })
  return { figure: of(figure), table: of(table), equation: of(equation), section: of(section) }
}

const english = words(['Fig.', 'Figs.', 'Fig.'], ['Table', 'Tables', 'Table'], ['Eq.', 'Eqs.', 'Eq.'], ['Section', 'Sections', 'Section'])
const byLanguage: Readonly<Record<string, Words>> = {
  en: english,
  de: words(['Abb.', 'Abb.', 'Abb.'], ['Tab.', 'Tab.', 'Tab.'], ['Gl.', 'Gln.', 'Gl.'], ['Abschnitt', 'Abschnitte', 'Abschnitt']),
  fr: words(['Fig.', 'Fig.', 'Fig.'], ['Tableau', 'Tableaux', 'Tableau'], ['Éq.', 'Éqs.', 'Éq.'], ['Section', 'Sections', 'Section']),
  es: words(['Fig.', 'Figs.', 'Fig.'], ['Tabla', 'Tablas', 'Tabla'], ['Ec.', 'Ecs.', 'Ec.'], ['Sección', 'Secciones', 'Sección']),
  it: words(['Fig.', 'Figg.', 'Fig.'], ['Tabella', 'Tabelle', 'Tabella'], ['Eq.', 'Eq.', 'Eq.'], ['Sezione', 'Sezioni', 'Sezione']),
  nl: words(['Fig.', 'Fig.', 'Fig.'], ['Tabel', 'Tabellen', 'Tabel'], ['Vgl.', 'Vgl.', 'Vgl.'], ['Paragraaf', 'Paragrafen', 'Paragraaf']),
  pt: words(['Fig.', 'Figs.', 'Fig.'], ['Tabela', 'Tabelas', 'Tabela'], ['Eq.', 'Eqs.', 'Eq.'], ['Seção', 'Seções', 'Seção']),
}

/** Words of a language (BCP 47), English where we have none. */
export const wordsOf = (lang: string): Words => byLanguage[lang.split('-')[0]!.toLowerCase()] ?? english
