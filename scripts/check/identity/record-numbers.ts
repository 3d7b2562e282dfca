import { apart, finds, type Detector } from './detector.js'

const cue = [
  'MRN',
  String.raw`(?:medical|hospital|clinical|unit|health|patient) record (?:no\.|nr\.|number|#)`,
  String.raw`hospital (?:no\.|nr\.|number|ID)`,
  String.raw`patient (?:ID|identifier|identification)(?: (?:no\.|number|code))?`,
  String.raw`(?:patient|chart|case(?: file| record| notes?)?) (?:no\.|nr\.|number)`,
  String.raw`NHS (?:no\.|number)`,
  String.raw`social security (?:no\.|number)`,
  String.raw`(?:health )?insurance (?:no\.|number)`,
  String.raw`national (?:ID|identity|identification)(?: (?:no\.|number))?`,
].join('|')

/** Between the cue and the number: "MRN: ", "number (", "number was ". */
const between = String.raw`[ \u00A0:#=(,]{0,4}(?:(?:was|is)[ \u00A0])?`
const value = String.raw`(?:\p{Lu}{1,4}[-/ \u00A0]?)?\d[\d/.-]{0,19}(?:[ \u00A0]\d{3,4}\b){0,3}(?:-?\p{Lu}\b)?`
const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${cue})${between}(${value})`, 'gu')
const patternOfSmall = new RegExp(pattern.source.replace('MRN|', ''), 'giu')

/**
 * Numbers under which a hospital or an authority knows a person, with the words that say so: "MRN 00123456", "hospital
 * no. 1234567". With fewer than five digits it may be the number of a case in a series.
 */
export const recordNumbers: Detector = (sentence) =>
  apart([
    ...finds('record-number', sentence, pattern, isLong),
    ...finds('record-number', sentence, patternOfSmall, isLong),
  ])

const isLong = ([, number = '']: RegExpMatchArray): boolean => number.replace(/\D/g, '').length >= 5
