/**
 * What medical words are made of, by language. Patterns learnt from common words divide compounds of Greek and Latin parts
 * in the wrong place ("lym-phadenectomy", "throm-boembolism"); between the parts they may be divided without misleading.
 */
export interface WordParts {
  /** Begin a word, or what is left of it behind another: a line may end after them. */
  forms: readonly string[]
  /** End a word: a line may end before them. */
  endings: readonly string[]
  /** End the name of a drug (the stems of its international name), which is divided before them and nowhere else. */
  stems: readonly string[]
}

const list = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))

export const wordParts: Readonly<Record<string, WordParts>> = {
  en: {
    forms: list(`
      adeno adreno aero amylo amyloid andro angio anti arterio arthro athero audio auto bacterio bili bio brachy brady broncho bronchio carcino cardio cerebro cervico
      chemo cholangio cholecyst choledocho cholesterol chole chondro chromo chrono colpo costo cranio cryo crypto cysto cyto dermato dextro duodeno dys echo electro encephalo endo entero
      eosino epi epidemio episio erythro esophago etio extra fibro fluoro galacto gastro genito gingivo glomerulo glosso gluco glyco granulo gynaeco gyneco haemato haemo hemato hemi hemo
      hepato hetero histo homeo homo hydro hyper hypo hystero idio ileo immuno infra inter intra irido iso kerato laparo laryngo leuco leuko lipo litho lympho lymph macro
      mammo megalo melano meningo meso methyl micro milli mito mono morpho muco multi musculo myco myelo myo nano naso necro neo nephro neuro neutro nucleo oculo odonto
      oesophago oligo omphalo onco ophthalmo oro ortho osteo oto ovario oxy pancreatico pancreato para patho peri phago pharmaco pharyngo phlebo phospho photo physio phyto plasma pleuro
      pneumo polio poly porphyro prostato procto proteo proto pseudo psycho ptero pulmo pyelo pyo quadri radio recto reno retino retro rhabdo rhino sacro salpingo sarco sarcoid schizo
      sclero sebo semi sero sialo sigmoido somato spermato spino spiro splanchno spleno spondylo staphylo steato steno sterno stomato strepto super supra tachy
      tele thermo thoraco thrombo thymo thyro thyroid toxico toxo tracheo tricho tropho tubulo tympano ultra uretero urethro uro utero vaso veno ventriculo vesico viscero xantho xeno
    `),
    endings: list(`
      adenectomy adenitis adenopathy aemia algia carcinoma carditis cardia cele centesis cyte cytosis cythaemia cythemia dynia ectasia ectasis ectomy ectomies embolism emia encephaly
      gastria genesis genic globin globulin glycaemia glycemia graphy itis kalaemia kalemia kinesia lithiasis lysis malacia mania megaly metry natraemia natremia oedema oma osis ostomy otomy paresis
      pathy penia pexy phagia phasia phobia plasia plasty plegia pnoea pnea poiesis ptosis rrhagia rrhaphy rrhoea rrhea sarcoma scopy scopic stasis sthenia stomy therapy thorax thrombin tomy trophy trophic uria uresis
    `),
    stems: list(`
      afil asvir azepam azolam azepine barbital bactam bicin buvir caine cept cillin cycline ciclib conazole coxib curium curonium dipine dronate dronic fenacin fibrate floxacin
      gatran gliflozin gliptin glitazone glutide grel kacin kinra lizumab lukast mab metacin mivir mycin nidazole olol oxacin oxicam parin platin prazole pressin previr pril profen prolol prost
      racetam relin rubicin sartan semide setron solone sone statin vastatin steride tadine tecan terol thiazide tinib rafenib tegravir tide tidine toin triptan triptyline tropium vir vudine xaban xetine
      zomib zolamide zoline zosin limus mustine taxel trexate trexed
    `),
  },
}
