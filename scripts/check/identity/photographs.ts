/**
 * `identifiable-image`: whether a patient can be known by a photograph is for the authors to say; bars over the eyes do not
 * decide it (ICMJE Recommendations, II.E.1, Protection of research participants).
 */
import { toString } from 'mdast-util-to-string'
import type { VFile } from 'vfile'
import type { Inputs } from '../../document/inputs.js'
import type { Article, Figure, Image, Panel } from '../../document/tree.js'
import { report } from '../../report.js'
import type { Stage } from '../../stage.js'
import { each, visit } from '../../tree/visit.js'
import { tellsOfPatient } from './subject.js'

/** Words that say of a picture that it is a photograph of a patient. */
const ofPatient =
  /\b(?:clinical|patient) photo(?:graph)?s?\b|\bphoto(?:graph)?s? (?:of|showing) (?:the|our|this|a|an) (?:(?:\d+|[a-z]+)[- ](?:years?|months?)[- ]old )?(?:patient|man|woman|boy|girl|child|infant|newborn|neonate)\b|\bphoto(?:graph)?s? of (?:the|his|her) (?:face|head|eyes?|trunk|back|hands?|feet|foot|legs?|arms?|skin)\b/i
/** What cameras also take in a case report. */
const ofOther =
  /\b(?:histolog\w*|histopatholog\w*|microscop\w*|photomicrograph\w*|stain\w*|haematoxylin|hematoxylin|immunohisto\w*|endoscop\w*|colonoscop\w*|gastroscop\w*|laparoscop\w*|bronchoscop\w*|arthroscop\w*|intraoperative\w*|specimen|resected|gross|macroscop\w*|CT|MRI|PET|radiograph\w*|X-rays?|tomograph\w*|ultraso\w*|sonogra\w*|angiogra\w*|mammogra\w*|scintigra\w*|fundus|dermoscop\w*|electrocardiogra\w*|ECG|schematic|drawing|diagram|screenshot|device|instrument|apparatus|plate|culture)\b/i
const face = /\b(?:face|faces|facial|portrait|eyelids?)\b/i
const bars =
  /\b(?:black|eye|masking) (?:bar|band|strip)s?\b|\beyes? (?:(?:is|are|was|were|have been|has been) )?(?:masked|covered|blacked|blurred|pixelated|obscured)\b/i

/** Reports photographs of a patient that say nothing of it, or say yes without consent, or no beside a face. */
export const checkPhotographs: Stage = (inputs) => (article, file) => {
  if (!tellsOfPatient(article, inputs)) return
  const consents = namesImages(article)
  each(article, 'image', (node, parents) => {
    const image = node
    if (image.fault) return
    judge(
      image,
      wordsOf(
        image,
        parents.find(({ type }) => type === 'figure') as Figure | undefined,
        parents.find(({ type }) => type === 'panel') as Panel | undefined,
      ),
      consents,
      inputs,
      file,
    )
  })
}

function judge(image: Image, words: string, consents: boolean, inputs: Inputs, file: VFile): void {
  const { url, identifiable } = image
  if (identifiable === undefined) {
    const why = whyPhotograph(image, words, inputs)
    if (why)
      report(
        file,
        'identifiable-image',
        image,
        `Unexpected photograph \`${url}\` (${why}) that does not say whether the patient can be known by it, expected {.photograph identifiable=no} or {.photograph identifiable=yes}`,
      )
  } else if (identifiable !== 'yes' && identifiable !== 'no') {
    report(
      file,
      'identifiable-image',
      image,
      `Unexpected \`identifiable=${identifiable}\` of \`${url}\`, expected \`yes\` or \`no\``,
    )
  } else if (identifiable === 'yes' && !consents) {
    report(
      file,
      'identifiable-image',
      image,
      `Unexpected photograph \`${url}\` by which the patient can be known, with no word on images in the statement on consent, expected one that says that the patient consented to the publication of the images`,
      {
        note: 'For example: "Written informed consent was obtained from the patient for publication of this case report and any accompanying images."',
      },
    )
  } else if (identifiable === 'no' && (face.test(words) || bars.test(words))) {
    const found = bars.exec(words)?.[0] ?? face.exec(words)?.[0] ?? ''
    report(
      file,
      'identity-hint',
      image,
      `Unexpected \`identifiable=no\` of \`${url}\` beside \`${found}\`, expected \`identifiable=yes\` with consent where the face is seen; a bar over the eyes does not hide who it is`,
    )
  }
}

/** What makes a photograph of an image; nothing when it may be none. */
function whyPhotograph(
  { path, photograph }: Image,
  words: string,
  { images }: Inputs,
): string | undefined {
  if (photograph) return 'as its attributes say'
  const image = images.get(path)
  if (!image || image.format === 'svg' || ofOther.test(words)) return undefined
  if (ofPatient.test(words)) return 'as its caption says'
  const camera =
    image.format === 'pdf' ? undefined : image.facts?.find(({ kind }) => kind === 'camera')
  return camera ? `its file names a camera, ${camera.where}` : undefined
}

/** What is said of one image: its own words, and its figure's where it is alone in it. */
function wordsOf(image: Image, figure: Figure | undefined, panel: Panel | undefined): string {
  const caption = (panel ?? figure)?.children.find(({ type }) => type === 'caption')
  return [image.alt, image.description ?? '', caption ? toString(caption) : ''].join('\n')
}

const consent = /\bconsent/i
const images = /\b(?:images?|photo(?:graph)?s?|pictures?|figures?|videos?|illustrations?)\b/i

/** Whether a statement on consent or ethics speaks of images in the sentence of the consent. */
export function namesImages(article: Article): boolean {
  let found = false
  visit(article, (node) => {
    if (
      node.type !== 'section' ||
      !['consent', 'ethics', 'declarations'].includes((node as { role?: string }).role ?? '')
    )
      return
    found ||= toString(node)
      .split(/(?<=[.!?])\s+/)
      .some((sentence) => consent.test(sentence) && images.test(sentence))
  })
  return found
}
