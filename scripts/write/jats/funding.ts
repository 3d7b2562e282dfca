/**
 * `funding-group`: the awards, and the statement in words, which is the article's section about funding.
 */
import type { Element, ElementContent } from 'xast'
import type { Award } from '../../document.js'
import { institutionId } from './affiliations.js'
import { name } from './contributors.js'
import { contentOf } from './sections.js'
import type { State } from './state.js'
import { element, textElement, textOf } from './xml.js'

/** JATS 1.3 `<funding-group>` (JATS4R Funding: one, each award with exactly one source). */
export function funding(state: State): Element | undefined {
  const blind = state.inputs.settings.blind
  const awards = blind ? [] : state.metadata.funding.map((award) => awardGroup(award, state))
  const statements = state.arrangement.funding.flatMap((section) => statement(state.all(contentOf(section)), section.id))
  return awards.length + statements.length > 0 ? element('funding-group', {}, awards, statements) : undefined
}

function awardGroup(award: Award, state: State): Element {
  return element('award-group', { id: state.fresh('award') },
    element('funding-source', {}, element('institution-wrap', {},
      element('institution', {}, award.funder),
      award.funderId ? institutionId('funder', award.funderId) : award.ror ? institutionId('ror', award.ror) : undefined)),
    award.awards.map((number) => textElement('award-id', number)),
    award.recipients.map((written) => element('principal-award-recipient', {}, recipient(written, state))))
}

/** An author by the parts of the name; anyone else as written. */
function recipient(written: string, { metadata }: State): Element {
  const author = metadata.authors.find((one) => one.kind === 'person' && [one.given, one.family].filter(Boolean).join(' ') === written)
  return author?.kind === 'person' ? name(author) : element('string-name', {}, written)
}

/** Each paragraph is a statement, for a statement holds only what stands in a line; the first carries the section's id. */
function statement(blocks: readonly ElementContent[], id: string | undefined): Element[] {
  const written = blocks.filter((block): block is Element => block.type === 'element')
  return written.map((block, index) => element('funding-statement', { id: index === 0 ? id : undefined }, block.name === 'p' ? block.children : textOf(block)))
}
