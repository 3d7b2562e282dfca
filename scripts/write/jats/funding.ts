/**
 * `funding-group`: the awards, and the statement in words, which is the article's section about funding.
 */
import type { Element } from 'xast'
import type { Award } from '../../document/metadata.js'
import type { Section } from '../../document/tree.js'
import { bareFunderId } from '../../funders.js'
import { institutionId } from './affiliations.js'
import { statements } from './arrange.js'
import { fitElement } from './fit.js'
import { nameElement } from './contributors.js'
import type { State } from './state.js'
import { element, textElement } from './xml.js'

/** JATS 1.3 `<funding-group>` (JATS4R Funding: one, each award with exactly one source). */
export function funding(state: State): Element | undefined {
  const blind = state.inputs.settings.blind
  const awards = blind ? [] : state.metadata.funding.map((award) => awardGroup(award, state))
  const said = state.arrangement.funding.flatMap((section, index) =>
    statement(section, index, state),
  )
  const open = blind ? undefined : state.metadata.openAccess
  const paid = open ? [element('open-access', {}, element('p', {}, open))] : []
  const all = [...awards, ...said, ...paid]
  return all.length > 0 ? element('funding-group', {}, all) : undefined
}

function awardGroup(award: Award, state: State): Element {
  return element(
    'award-group',
    { id: state.fresh('award') },
    source(award),
    award.awards.map((number) => textElement('award-id', number)),
    award.recipients.map((written) =>
      element('principal-award-recipient', {}, recipient(written, state)),
    ),
  )
}

/** Who paid, with one identifier; an award without a funder has none. */
function source({ funder, funderId, ror }: Award): Element | undefined {
  if (!funder) return undefined
  const registered = bareFunderId(funderId)
  return element(
    'funding-source',
    {},
    element(
      'institution-wrap',
      {},
      element('institution', {}, funder),
      registered
        ? institutionId('funder', registered)
        : ror
          ? institutionId('ror', ror)
          : undefined,
    ),
  )
}

/** An author by the parts of the name; anyone else as written. */
function recipient(written: string, { metadata }: State): Element {
  const author = metadata.authors.find(
    (one) => one.kind === 'person' && [one.given, one.family].filter(Boolean).join(' ') === written,
  )
  return author?.kind === 'person' ? nameElement(author) : element('string-name', {}, written)
}

/** Each line is a statement, for a statement holds only what stands in one. */
function statement(section: Section, index: number, state: State): Element[] {
  const written = statements(section).map((line) =>
    fitElement(element('funding-statement', {}, state.all(line.children))),
  )
  if (written[0]) written[0].attributes['id'] = section.id ?? state.id('funding', index)
  return written
}
