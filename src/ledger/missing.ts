import { blank } from './blank.ts'
import type { IncomingFinding } from './incoming.ts'
import type { Known, KnownFinding } from './known.ts'
import type { Match } from './matching.ts'
import type { Proposal } from './proposal.ts'
import { gone } from './why.ts'

/**
 * Known problems that a paper leaves out. Only a paper that has at least half of the problems which came from one feedback (or one paper) is a version of it; a
 * notice of some problems, or one about another feedback, says nothing about the rest. Nothing is ever deleted: a person is told.
 */
export function missing(
  incoming: readonly IncomingFinding[],
  matches: readonly (Match | null)[],
  { findings }: Known,
): Proposal[] {
  const found = new Set(matches.flatMap((match) => (match ? [match.known] : [])))
  if (found.size === 0) return []
  const places = findings.map((_, at) => at)
  return [...Map.groupBy(places, (at) => originOf(findings[at]))].flatMap(([, group]) => {
    const here = group.filter((at) => found.has(at)).length
    if (here === 0 || here * 2 < group.length) return []
    const last = incoming.at(-1)
    return group.flatMap((at) => {
      const one = findings[at]
      return one === undefined || found.has(at) || last === undefined ? [] : [goneFrom(one, last)]
    })
  })
}

const originOf = (one: KnownFinding | undefined): string => one?.feedback ?? one?.paper ?? ''

function goneFrom({ id, revision, title, number, path }: KnownFinding, { source }: IncomingFinding): Proposal {
  const nowhere = {
    ...source,
    span: [source.span[1], source.span[1]] as const,
    places: {},
    cells: {},
    parts: {},
    names: {},
  }
  return {
    ...blank('finding', nowhere, path ?? ''),
    ...{ id: `contradicts-finding-gone-${id}-r${revision}`, kind: 'contradicts', target: id, revision },
    was: { title, number },
    why: gone.finding,
  }
}
