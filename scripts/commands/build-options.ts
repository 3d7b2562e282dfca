import type { BuildOptions } from '../document/settings.js'
import { choose } from '../cli/arguments.js'
import { journalNames } from '../journals/index.js'
import { layouts } from '../parse/layouts.js'
import { formats } from '../write/index.js'
import type { Call } from './command.js'

/** What the command line says to a build, checked; throws a UsageError on a value that no build knows. */
export function buildOptions({ options, sourceDateEpoch }: Call): BuildOptions {
  const { to, layout, jats, journal = [] } = options
  const known = Object.keys(formats)
  return {
    formats: new Set(to ? to.map((format) => choose('to', format, known)) : known),
    layout: layout === undefined ? undefined : choose('layout', layout, layouts),
    jats: jats === undefined ? undefined : choose('jats', jats, ['1.3', '1.4']),
    ...journalOptions(journal),
    draft: options.draft,
    blind: options.blind,
    verify: options.verify,
    validate: options['no-validate'] ? false : undefined,
    sourceDateEpoch,
  }
}

/** One journal is set for; several are only checked against. */
function journalOptions(names: readonly string[]): Pick<BuildOptions, 'journal' | 'journals'> {
  const journals = [
    ...new Set(
      names.map((name) =>
        /\.ya?ml$/i.test(name) ? name : choose('journal', name, journalNames()),
      ),
    ),
  ]
  return journals.length > 1 ? { journals } : { journal: journals[0] }
}
