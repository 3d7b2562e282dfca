/**
 * PDF/A-1b as PDFBox's Preflight judges it (Debian: libpdfbox2-java libactivation-java libcommons-io-java
 * libjaxb-api-java and a Java). Where it is not installed, the tests are passed over.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Article } from '../../../scripts/document/tree.js'
import {
  article,
  bibliography,
  caption,
  code,
  define,
  definitions,
  em,
  entry,
  equation,
  figure,
  footnote,
  footnoteReference,
  footnotes,
  front,
  image,
  link,
  list,
  math,
  p,
  panel,
  person,
  quote,
  section,
  smallCaps,
  strong,
  sub,
  sup,
  table,
  tableFigure,
  text,
  work,
  xref,
} from '../../builders.js'
import { imageFile, inputs } from '../../inputs.js'
import { pdf, words } from './pages.js'

const jars = [
  'preflight',
  'pdfbox2',
  'fontbox2',
  'xmpbox',
  'commons-logging',
  'commons-io',
  'javax.activation',
  'jaxb-api',
].map((name) => `/usr/share/java/${name}.jar`)
const ready = jars.every(existsSync) && spawnSync('java', ['-version']).status === 0

/** An article with every construct. */
const stress = (): Article =>
  article(
    front({
      title: 'Salt & <pepper>',
      authors: [person({ orcid: '0000-0002-1825-0097' })],
      keywords: ['salt'],
      dates: { date: '2026-11-22' },
    }),
    section(
      'Text',
      { id: 'text' },
      p(
        'Plain, ',
        em('slanted'),
        ', ',
        strong('heavy'),
        ', H',
        sub('2'),
        'O, x',
        sup('2'),
        ', ',
        smallCaps('Small'),
        ', ',
        link('https://example.org', 'linked'),
        ', ',
        xref('bibliography', 'ref-doe', '[1]'),
        footnoteReference('n', { number: 1 }),
        ' μg → ∞ ℃ 皮膚 ',
        math('x^2'),
        '.',
      ),
      list(true, 'one', 'two'),
      quote(p('said')),
      code('let x = 1'),
      equation('\\frac{a}{b}', { label: '(1)' }),
      definitions(define('DM', 'dermatomyositis')),
      p(words(600)),
      figure(
        'fig:a',
        [caption('Shown.'), panel('a', [image('a.png')]), panel('b', [image('a.svg')])],
        { label: 'Fig. 1', id: 'fig-a' },
      ),
      tableFigure('tbl:a', [caption('Told.'), table(['A', 'B'], ['1', '2'])], { label: 'Table 1' }),
    ),
    footnotes(footnote('n', ['A note.'], { number: 1 })),
    bibliography(
      entry(work('doe'), { label: '1', children: [text('Doe J. On doe. doi:10.99999/doe')] }),
    ),
  )
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><defs><clipPath id="c"><circle cx="9" cy="9" r="8"/></clipPath><linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient></defs><g clip-path="url(#c)"><rect width="40" height="20" fill="url(#g)"/></g><text x="20" y="9" font-size="6">μ ℃</text></svg>'

test.skipIf(!ready)('an article with every construct is valid PDF/A-1b', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-preflight-'))
  try {
    const images = [
      imageFile('a.png', { width: 1, height: 1 }),
      imageFile('a.svg', {
        format: 'svg',
        width: 40,
        height: 20,
        bytes: new TextEncoder().encode(drawing),
      }),
    ]
    const path = join(folder, 'stress.pdf')
    writeFileSync(
      path,
      await pdf(stress(), inputs({ images, settings: { pdf: { conformance: 'a-1b' } } })),
    )
    const verdict = execFileSync(
      'java',
      ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', path],
      { encoding: 'utf8' },
    )
    expect(verdict.trim()).toBe(`The file stress.pdf is a valid PDF/A-1b file`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
