import type { Fields, FieldValue } from '../kernel/fields.ts'
import type { Label } from '../kernel/words.ts'
import { type IncomingFinding, wordsIn } from './incoming.ts'
import type { KnownFinding } from './known.ts'
import { normal } from './normal.ts'
import { rankOf } from './reported.ts'
import { differsIn, lowerThan, nameOf, otherState } from './why.ts'

export interface Change {
  readonly verb: string
  readonly fields: Fields
  readonly was: Fields
  readonly why: Label
}

/** What is told and never taken: `topic` makes its id. */
export interface Contradiction {
  readonly topic: 'degree' | 'state'
  readonly fields: Fields
  readonly was: Fields
  readonly why: Label
}

/** Final state of a problem, and the one that only a verb of the inspection side can reach. */
const closed = 'closed'

/** Values a workbook may change, by the verb that changes them; every other one by `amend`. */
const verbs: Readonly<{ [field: string]: string }> = {
  title: 'correct',
  original: 'correct',
  leader: 'assign',
  department: 'assign',
  owner: 'assign',
  helpers: 'assign',
  speed: 'assign',
  standard: 'assign',
  dueOn: 'assign',
  closedOn: 'correct',
  closingNumber: 'correct',
  mechanismKind: 'report-progress',
  mechanism: 'report-progress',
}

/** Of the paper, not of the problem: where it stands in it, how it came, and the degree, which is compared by rank. */
const ofThePaper = new Set(['place', 'path', 'backfilled', 'reportedDegree'])

/** What of a known problem the paper would change, in one change for each verb. */
export function amendments(one: IncomingFinding, known: KnownFinding): Change[] {
  const values = Object.entries({ ...wording(one, known), ...particulars(one, known), ...risen(one, known) })
  return [...Map.groupBy(values, ([name]) => verbs[name] ?? 'amend')].map(([verb, list]) => {
    const names = list.map(([name]) => name)
    const was = Object.fromEntries(names.map((name) => [name, standing(known, name)]))
    return { verb, fields: Object.fromEntries(list), was, why: differsIn(names.map(nameOf)) }
  })
}

function wording(one: IncomingFinding, known: KnownFinding): Fields {
  const title = wordsIn(one.fields, 'title')
  const original = wordsIn(one.fields, 'original')
  const titleDiffers = title !== '' && !same(title, known.title)
  const originalDiffers = original !== '' && !same(original, known.original)
  return {
    ...(titleDiffers && titleIsTheirs(one, known, originalDiffers) ? { title } : {}),
    ...(originalDiffers ? { original } : {}),
  }
}

/**
 * Whose word a title is. A feedback's title comes with its original wording; where a person has worded the title anew, it stays. A notice quotes a
 * feedback, mostly shortened, and corrects only a title that came from a notice.
 */
function titleIsTheirs(
  { from }: IncomingFinding,
  { title, original }: KnownFinding,
  originalDiffers: boolean,
): boolean {
  if (from === 'workbook') return true
  if (original === null) return from === 'notice'
  return from === 'feedback' && originalDiffers && normal(original).includes(normal(title))
}

/**
 * A notice tells results, of which nothing is taken for what is closed. A feedback fills what is empty, since classes and numbers are the office's to change. A
 * workbook, a ledger itself, also changes what is filled.
 */
function particulars({ from, fields }: IncomingFinding, known: KnownFinding): Fields {
  if (from === 'notice') {
    const { result = null } = fields
    return result === null || known.state === closed || same(result, standing(known, 'result')) ? {} : { result }
  }
  const values = Object.entries(fields).filter(([name, value]) => {
    if (name === 'title' || name === 'original' || ofThePaper.has(name)) return false
    const was = standing(known, name)
    return from === 'feedback' ? was === null : !same(value, was)
  })
  return Object.fromEntries(values)
}

function risen(one: IncomingFinding, known: KnownFinding): Fields {
  const degree = wordsIn(one.fields, 'reportedDegree')
  const rises = degree !== '' && known.state !== closed && rankOf(degree) > rankOf(known.status)
  return rises ? { reportedDegree: degree } : {}
}

/** Less than what stands: a lower degree, or a state that is not the ledger's. */
export function contradictions(one: IncomingFinding, known: KnownFinding): Contradiction[] {
  const degree = wordsIn(one.fields, 'reportedDegree')
  const isClosed = known.state === closed
  const was = { reportedDegree: known.status, state: known.state }
  if (one.closed !== null && one.closed !== isClosed) {
    const fields = { state: one.closed ? closed : 'underway' }
    return [{ topic: 'state', fields, was, why: otherState(one.closed) }]
  }
  const stands = isClosed ? 'done' : known.status
  if (degree === '' || degree === known.status || rankOf(degree) >= rankOf(stands)) return []
  const why = lowerThan(isClosed ? closed : (stands ?? ''), degree)
  return [{ topic: 'degree', fields: { reportedDegree: degree }, was, why }]
}

/** A value as it stands, whichever of the two places of `KnownFinding` holds it. */
export function standing(known: KnownFinding, name: string): FieldValue {
  switch (name) {
    case 'title':
    case 'original':
    case 'number':
    case 'category':
    case 'aspect':
      return known[name]
    case 'reportedDegree':
      return known.status
    default:
      return known.fields[name] ?? null
  }
}

/** Equal in everything but form. */
export function same(a: FieldValue, b: FieldValue): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b || normal(a) === normal(b)
  return JSON.stringify(a) === JSON.stringify(b)
}
