/**
 * The words of the languages: their YAML files, checked, those of regions over their language's, with "and" and "et al." of
 * the CSL locale (citeproc-locales).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { load } from './checked-yaml.mjs'

export default async function assets(root, folder) {
  const place = join(root, 'scripts/languages')
  const { languageSchema, regionSchema } = await load(join(place, 'schema.ts'))
  const { readCslXml } = await load(join(root, 'scripts/bibliography/csl-xml.ts'))
  const compiled = {}
  for (const file of readdirSync(place).sort(byRegion)) {
    if (!file.endsWith('.yaml')) continue
    const tag = file.replace(/\.yaml$/, '')
    const [base, region] = tag.split('-')
    const said = parse(readFileSync(join(place, file), 'utf8'))
    const { success, data, error } = (region ? regionSchema : languageSchema).safeParse(said)
    if (!success)
      throw new Error(
        `scripts/languages/${file}: ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
      )
    compiled[tag] = {
      ...(region ? over(compiled[base], data) : data),
      terms: termsOf(root, tag, readCslXml),
    }
  }
  writeFileSync(join(folder, 'languages.json'), JSON.stringify(compiled))
}

/** A language before its regions. */
const byRegion = (one, other) => one.length - other.length || (one < other ? -1 : 1)

const over = (base, region) => ({
  ...base,
  ...region,
  labels: { ...base.labels, ...region.labels },
  words: { ...base.words, ...region.words },
})

/** The region's locale, its language's, or the first of the language. */
function termsOf(root, tag, readCslXml) {
  const place = join(root, 'node_modules/citeproc-locales/locales')
  const [base] = tag.split('-')
  const main = { en: 'en-US', zh: 'zh-CN', pt: 'pt-PT', de: 'de-DE', fr: 'fr-FR' }[base]
  const file = [
    `locales-${tag}.xml`,
    `locales-${main}.xml`,
    ...readdirSync(place)
      .filter((name) => name.startsWith(`locales-${base}`))
      .sort(),
  ].find((name) => existsSync(join(place, name)))
  const terms = readCslXml(readFileSync(join(place, file), 'utf8')).root.children.find(
    ({ name }) => name === 'terms',
  ).children
  const term = (name) =>
    terms
      .find(({ attributes }) => attributes.get('name') === name && !attributes.has('form'))
      .text.trim()
  return { and: term('and'), others: term('et-al') }
}
