import { expect, test } from 'vitest'
import { hyphenators } from '../../../scripts/write/pdf/text/hyphenate.js'

async function divided(word: string, lang = 'en'): Promise<string> {
  const hyphenate = (await hyphenators([lang])).get(lang)!
  const places = new Set(hyphenate(word))
  return [...word].map((letter, index) => (places.has(index) ? `-${letter}` : letter)).join('')
}

test.each([
  ['immunological', 'immuno-log-i-cal'],
  ['microglobulin', 'micro-glob-u-lin'],
  ['Microglobulins', 'Micro-glob-u-lins'],
  ['tocilizumab', 'toci-lizu-mab'],
  ['dermatomyositis', 'dermato-myo-sitis'],
])('%s is divided as %s', async (word, wanted) => {
  expect(await divided(word)).toBe(wanted)
})

const medical = `
  append-ectomy adeno-carci-noma hepat-ectomy lymph-aden-ectomy recto-sig-moid immuno-sup-pres-sants cape-cita-bine carcino-embry-onic gastro-intes-ti-nal para-neo-plas-tic myo-pathy cholangio-carci-noma pancreato-duo-den-ectomy
  thrombo-cyto-pe-nia thrombo-embolism hyper-cholesterol-aemia hypo-glyc-emia hypo-kal-aemia oesophago-gastro-duodeno-scopy pneumo-tho-rax glomerulo-nephr-itis meningo-encephal-itis electro-encephalo-gram haemato-crit
  leuko-cyt-osis rivaro-xaban dabi-gatran enoxa-parin clopido-grel ator-vastatin rosu-vastatin empa-gliflozin sema-glutide sita-gliptin panto-prazole amoxi-cillin vanco-mycin cipro-floxacin azi-thro-my-cin doxy-cycline vori-conazole remdesi-vir
  nor-epi-neph-rine furo-semide biso-prolol tofaci-tinib sora-fenib palbo-ciclib doxo-rubicin borte-zomib siro-limus sarcoid-osis spondyl-itis para-thyroid-ectomy hypo-thyroid-ism corona-virus cyto-megalo-virus laparo-tomy echo-cardio-gra-phy
  chromo-some nucleo-tide apo-ptosis immuno-glob-u-lin anti-phospho-lipid dys-pha-gia colono-scopy pred-niso-lone dermato-myo-sitis poly-myo-sitis meta-sta-ses antici-pate
`
  .trim()
  .split(/\s+/)
test.each(medical)('medical words are divided between their parts: %s', async (wanted) => {
  expect(await divided(wanted.replaceAll('-', ''))).toBe(wanted)
})

test.each(['parallel', 'metallic', 'biology', 'paralytic', 'thermometer', 'hypothesis'])(
  '%s is no compound because it begins like one',
  async (word) => {
    expect(await divided(word)).not.toMatch(/^(para-ll|meta-ll|bio-logy|thermo-meter|hypo-thesis)/)
  },
)

test('a word of sixty letters of parts costs no more than its length', async () => {
  expect((await divided('hydro'.repeat(12))).split('-').length).toBeLessThan(20)
})

test('three letters stay at the beginning and at the end', async () => {
  expect(await divided('adjuvant')).toBe('adju-vant')
})

test('another language has its own patterns', async () => {
  expect(await divided('Krankenhaus', 'de')).toBe('Kran-ken-haus')
})

test('British English is not American', async () => {
  expect(await divided('photographer', 'en-GB')).not.toBe(await divided('photographer', 'en'))
})

test('a language without patterns divides nothing', async () => {
  expect((await hyphenators(['xx'])).size).toBe(0)
})
