/** All detectors, over one sentence. */
import { ages } from './ages.js'
import { dates } from './dates.js'
import type { Detector, FoundIdentifier, Own, PaperPart } from './detector.js'
import { initials } from './initials.js'
import { patientNames } from './patient-names.js'
import { places } from './places.js'
import { recordNumbers } from './record-numbers.js'

const detectors: readonly Detector[] = [recordNumbers, patientNames, initials, dates, ages, places]

/** What points to a patient in a sentence, in order of place. */
export const identifiersIn = (sentence: string, part: PaperPart, own: Own): FoundIdentifier[] =>
  detectors
    .flatMap((detect) => detect(sentence, part, own))
    .sort((one, other) => one.start - other.start)
