/**
 * Words that the hyphenation patterns of their language break wrongly: drug, gene and other names of medicine, and common
 * compounds with Greek or Latin parts. A hyphen marks each place where a line may end. Matched without regard to case,
 * and at the start of a longer word ("microglobulins").
 */
export const exceptions: Readonly<Record<string, readonly string[]>> = {
  en: [
    'micro-glob-u-lin', 'immuno-glob-u-lin', 'hemo-glo-bin', 'haemo-glo-bin', 'albu-min', 'ferri-tin', 'tro-ponin',
    'toci-lizu-mab', 'pembro-lizu-mab', 'nivo-lu-mab', 'ipi-limu-mab', 'atezo-lizu-mab', 'durva-lu-mab', 'ritux-imab', 'inflix-imab', 'adalim-umab', 'beva-cizu-mab', 'trastu-zu-mab',
    'cetux-imab', 'panitu-mu-mab', 'secu-kinu-mab', 'usteki-nu-mab', 'deno-su-mab', 'ecu-lizu-mab', 'vedo-lizu-mab', 'nata-lizu-mab', 'ocre-lizu-mab',
    'pred-niso-lone', 'methyl-pred-niso-lone', 'pred-ni-sone', 'dexa-meth-a-sone', 'hydro-corti-sone', 'cortico-ster-oid', 'azathio-prine', 'metho-trex-ate', 'cyclo-phos-pha-mide', 'cyclo-spor-ine',
    'myco-pheno-late', 'tacro-li-mus', 'hydroxy-chloro-quine', 'mesal-a-mine', 'mesal-a-zine', 'sulfa-sala-zine', 'oxali-platin', 'cis-platin', 'carbo-platin', 'irino-te-can', 'fluoro-uracil', 'cape-cita-bine', 'gem-cita-bine', 'pacli-taxel', 'doce-taxel',
    'dermato-myo-sitis', 'poly-myo-sitis', 'erythro-derma', 'melan-oma', 'adeno-carci-noma', 'carci-noma', 'lym-phoma', 'leu-ke-mia', 'meta-sta-sis', 'para-neo-plas-tic', 'neo-plas-tic', 'auto-immune', 'auto-anti-body', 'anti-body',
    'histo-patho-logy', 'patho-phys-iol-ogy', 'immuno-histo-chem-is-try', 'gastro-intes-ti-nal', 'colono-scopy', 'endo-scopy', 'gastro-scopy', 'laparo-scopy', 'electro-cardio-gram', 'echo-cardio-gra-phy', 'cardio-myo-pathy', 'electro-myo-graphy', 'tomo-graphy',
    'chemo-ther-apy', 'radio-ther-apy', 'immuno-ther-apy', 'thrombo-cyto-pe-nia', 'neutro-pe-nia', 'lympho-cyte', 'leuko-cyte', 'mono-cyte', 'mac-ro-phage', 'eosino-phil', 'kera-tino-cyte', 'inter-leu-kin', 'inter-feron', 'crea-ti-nine', 'cre-a-tine',
    'nor-epi-neph-rine', 'epi-neph-rine', 'nor-adren-a-line', 'adren-a-line', 'pro-calci-to-nin', 'calci-to-nin', 'thyroid-ism', 'corona-virus', 'escher-ichia', 'meta-sta-ses', 'meta-sta-size', 'meta-sta-tic', 'olan-za-pine', 'mir-taza-pine', 'dobu-ta-mine', 'ifos-fa-mide', 'leflu-no-mide',
    'sora-fenib', 'azi-thro-my-cin', 'clari-thro-my-cin', 'an-tici-pate', 'an-tici-pa-tion', 'his-tor-i-cal', 'his-to-ries', 'supe-rior-ity', 'au-top-sies', 'hypoth-e-sis', 'hypoth-e-ses', 'pa-ram-e-ter', 'rheuma-toid', 'ubiqui-tin', 'glu-ta-myl',
    'trans-ami-nase', 'amino-trans-ferase', 'phos-pha-tase', 'dehydro-gen-ase', 'pro-tein-uria', 'hemat-uria', 'haemat-uria', 'hyper-ten-sion', 'hyper-glyc-emia', 'an-a-phy-laxis', 'rhab-do-myo-ly-sis', 'syn-drome', 'di-ag-no-sis', 'prog-no-sis',
  ],
}
