/** Persons of whom a sentence may tell that are not the authors' patient. */
import { cited } from '../../tree/prose.js'

/** Whether a sentence rests on another work: what it says is of patients who have been published already. */
export const isOfOtherWork = (sentence: string): boolean =>
  sentence.includes(cited) || /\bet al\b|\band (?:colleagues|co-?workers)\b/.test(sentence)

/** Whether a few words speak of the patient's family. */
export const isOfFamily = (sentence: string): boolean =>
  /\b(?:grand)?(?:father|mother|parent)s?\b|\b(?:brother|sister|uncle|aunt|cousin|sibling|son|daughter|husband|wife)s?\b/i.test(
    sentence,
  )
