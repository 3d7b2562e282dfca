import type { VFile } from 'vfile'
import type { Inputs } from '../document/inputs.js'
import type { Article } from '../document/tree.js'
import { runStages, type Stage } from '../stage.js'
import { checkCitations, checkSameWork, checkUncited } from './bibliography.js'
import { checkArithmetic } from './arithmetic.js'
import { checkChecklists } from './checklist.js'
import { checkBlind } from './blind.js'
import { checkClaims } from './claims.js'
import { checkCounts } from './counts.js'
import { checkDataTables } from './data.js'
import { checkDrawings } from './drawings.js'
import { checkFacts } from './expressions.js'
import { checkProfile } from './archive.js'
import {
  checkAlternatives,
  checkImages,
  checkMentions,
  checkPanels,
  checkRepeatedPictures,
  checkTypedLabels,
} from './floats.js'
import { checkGlyphs } from './glyphs.js'
import { checkFiles } from './identity/files.js'
import { checkPhotographs } from './identity/photographs.js'
import { checkIdentity } from './identity/text.js'
import { checkJournals } from './journal.js'
import { checkLanguages } from './languages.js'
import { checkMetadataValues } from './metadata-values.js'
import { checkBody, checkMath } from './jats-body.js'
import { checkFront } from './jats-front.js'
import { checkDoubledWords } from './doubled-words.js'
import { checkLeftovers } from './leftovers/index.js'
import { checkReferences } from './jats-references.js'
import { checkPages } from './pages.js'
import { checkPictures } from './pictures.js'
import { checkPrintable } from './printable.js'
import { checkCrossReferences, checkIdentifiers, checkInternalLinks } from './references.js'
import { checkRaisedNumbers } from './raised-numbers.js'
import { checkTypedPlaces } from './typed-places.js'
import { checkTypedReferences } from './typed-references.js'
import { checkUnclosed } from './unclosed.js'
import { checkUnshown } from './unshown.js'

const stages: readonly Stage[] = [
  checkIdentifiers,
  checkCrossReferences,
  checkInternalLinks,
  checkTypedReferences,
  checkTypedPlaces,
  checkCitations,
  checkUncited,
  checkSameWork,
  checkRaisedNumbers,
  checkImages,
  checkAlternatives,
  checkRepeatedPictures,
  checkUnshown,
  checkLeftovers,
  checkDoubledWords,
  checkUnclosed,
  checkDrawings,
  checkMentions,
  checkTypedLabels,
  checkPanels,
  checkDataTables,
  checkFacts,
  checkClaims,
  checkCounts,
  checkArithmetic,
  checkGlyphs,
  checkLanguages,
  checkIdentity,
  checkPhotographs,
  checkFiles,
  checkBlind,
  checkFront,
  checkMetadataValues,
  checkBody,
  checkMath,
  checkReferences,
  checkProfile,
  checkChecklists,
  checkJournals,
  checkPictures,
  checkPages,
  checkPrintable,
]

/** Reports all that is wrong with the article. */
export const check = (article: Article, inputs: Inputs, file: VFile): Promise<Article> =>
  runStages(stages, article, inputs, file)
