/**
 * What files that a build sends out say of the patient beside the text: their names, what is left of their metadata, the
 * data.
 */
import type { Position } from 'unist'
import type { VFile } from 'vfile'
import type { ImageFact, ImageFile, Inputs } from '../../document/inputs.js'
import type { Image } from '../../document/tree.js'
import { report } from '../../report.js'
import type { Stage } from '../../stage.js'
import { visit } from '../../tree/visit.js'
import { reportData } from './data.js'
import { isCertain, type Own } from './detector.js'
import { ownOf } from './own.js'
import { identifiersIn } from './sentence.js'
import { tellsOfPatient } from './subject.js'

/** `patient-identity` and `identity-hint` of images, supplements and data files. */
export const checkFiles: Stage = (inputs) => (article, file) => {
  if (!tellsOfPatient(article, inputs)) return
  const { metadata } = article.children[0]
  const own = ownOf(metadata)
  reportName(inputs.settings.name, metadata.positions.get('title'), inputs, file)
  const seen = new Set<string>()
  visit(article, (node) => {
    if (node.type === 'supplement') reportName(node.path, node.position, inputs, file)
    const image = node as Image
    if (node.type !== 'image' || image.fault || seen.has(image.path)) return
    seen.add(image.path)
    reportName(image.path, image.position, inputs, file)
    const found = inputs.images.get(image.path)
    if (found) reportFacts(found, image.position, own, inputs, file)
  })
  for (const resource of inputs.resources.values()) {
    reportName(resource.path, undefined, inputs, file)
    reportData(resource, own, inputs, file)
  }
}

const number =
  /(?<![A-Za-z])(?:MRN|hospital[-_ ]?(?:no|number)|patient[-_ ]?(?:id|no|number))[-_ .]{0,3}[A-Z]{0,3}\d{4,}/i
const day =
  /(?<!\d)(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)|(?<!\d)(?:0[1-9]|[12]\d|3[01])[-_.](?:0[1-9]|1[0-2])[-_.](?:19|20)\d\d(?!\d)/

/** A file's name goes out with it; the manuscript's own is that of the outputs. */
function reportName(
  path: string,
  position: Position | undefined,
  { settings }: Inputs,
  file: VFile,
): void {
  const base = path.slice(path.lastIndexOf('/') + 1)
  const place = position ?? { path, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  const instead = 'a name that says what is shown (`ct-before-operation.png`)'
  const found = number.exec(base)?.[0]
  if (settings.notIdentifying?.includes(base)) return
  if (found)
    report(
      file,
      'patient-identity',
      place,
      `Unexpected \`${found}\` in the name of the file \`${path}\`, expected ${instead}`,
    )
  else if (day.test(base))
    report(
      file,
      'identity-hint',
      place,
      `Unexpected day \`${day.exec(base)?.[0] ?? ''}\` in the name of the file \`${path}\`, expected ${instead}`,
    )
}

const patientKey = /\bpatient.{0,3}(?:name|id|birth)|\b(?:MRN|DOB)\b/i

/** What was in the file when the author gave it; only what is `left` goes out, and the rest is told where it is certain. */
function reportFacts(
  { path, facts = [] }: ImageFile,
  position: Position | undefined,
  own: Own,
  { settings }: Inputs,
  file: VFile,
): void {
  const told = new Set<string>()
  const tell = (
    rule: 'patient-identity' | 'identity-hint',
    what: string,
    { where, left }: ImageFact,
    instead: string,
  ): void => {
    if (told.has(what)) return
    told.add(what)
    report(
      file,
      rule,
      position,
      `Unexpected ${what} in \`${path}\` (${where}), expected ${instead}`,
      {
        note: left
          ? undefined
          : 'What a build writes is without it; the file that you keep, and may share, is not.',
      },
    )
  }
  for (const fact of facts) {
    if (settings.notIdentifying?.some((words) => fact.value.includes(words))) continue
    if (fact.kind === 'place' && /GPS/.test(fact.where))
      tell(
        'patient-identity',
        'place where the photograph was taken',
        fact,
        'a file without it; export the photograph without its location',
      )
    if (patientKey.test(fact.where))
      tell(
        'patient-identity',
        `\`${fact.value}\``,
        fact,
        'a file that does not say who the patient is; export the image anonymously',
      )
    for (const { kind, words } of identifiersIn(fact.value, 'patient', own)) {
      if (isCertain(kind))
        tell(
          'patient-identity',
          `\`${words}\``,
          fact,
          'a file that does not say who the patient is; export the image anonymously',
        )
      else if (fact.left && (kind === 'date' || kind === 'other-date'))
        tell('identity-hint', `day \`${words}\``, fact, 'the time from another event')
    }
    if (fact.left && (fact.kind === 'person' || fact.kind === 'unread'))
      tell(
        'identity-hint',
        fact.kind === 'person' ? `person \`${fact.value}\`` : fact.value,
        fact,
        'a file without it; export it again, and without document information',
      )
  }
}
