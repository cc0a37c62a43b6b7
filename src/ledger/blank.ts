import type { Source } from './incoming.ts'
import type { About } from './proposal.ts'

/** A proposal that proposes nothing yet. */
export function blank(about: About, source: Source, section: string) {
  const { span, places, sheet, cells, parts, names } = source
  return {
    ...{ about, section, span, places, sheet, cells, parts, names },
    of: null,
    feedback: null,
    target: null,
    revision: null,
    verb: null,
    fields: {},
    was: {},
    said: {},
    stale: false,
  }
}
