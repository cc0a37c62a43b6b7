import { labelAt, type Scheme } from './labels.ts'

/** A number that may head a problem, or the lead-in of its cure, whose number is 0. */
type Event = { readonly at: number; readonly n: number; readonly scheme: Scheme | null }

const EVENTS =
  /(?<=^|[。；：面题）])(?:\d{1,2}[.、）]|（\d{1,2}）|[①-⑳])(?=[^\d\s])|整改(?:落实|进展|完成)?(?:情况|措施)(?:如下)?：/gu

/**
 * 1. 2. 3. behind a stop in a line that lost all its breaks. They head problems when they count on and each has 整改情况： before the next number: a
 * numbered list of measures has none in between. Where no number of the first's style goes on so, numbers of any style may (（1）… 2、… ③ …). Each
 * place with the scheme its list is read in.
 */
export function countedHeadings(text: string, start: number, end: number): ReadonlyMap<number, Scheme> {
  const events = eventsIn(text, start, end)
  if (!events.some((e) => e.n === 0)) return new Map()
  const own = labelAt(text, start, end)
  const first = own?.scheme ?? 'arabic'
  const alike = headings(events.filter((e) => e.n === 0 || e.scheme === first))
  if (alike.length > (own ? 1 : 0)) return new Map(alike.map((at) => [at, first]))
  const mixed = own ? headings(events) : []
  return new Map(mixed.length >= 3 ? mixed.map((at) => [at, first]) : [])
}

function eventsIn(text: string, start: number, end: number): Event[] {
  const found: Event[] = []
  for (const m of text.slice(start, end).matchAll(EVENTS)) {
    const at = start + m.index
    const label = m[0].startsWith('整') ? null : labelAt(text, at, end)
    if (label) found.push({ at, n: label.n, scheme: label.scheme })
    else if (m[0].startsWith('整')) found.push({ at, n: 0, scheme: null })
  }
  return found
}

/** Numbers right before a lead-in that begin at one or count on, one number at most being missing; between two of them there is a lead-in. */
function headings(events: readonly Event[]): number[] {
  const found: number[] = []
  let n = 0
  for (const [k, event] of events.entries()) {
    if (event.n === 0 || events[k + 1]?.n !== 0) continue
    if (event.n !== 1 && event.n !== n + 1 && !(event.n === n + 2 && n > 1)) continue
    found.push(event.at)
    n = event.n
  }
  return found
}
