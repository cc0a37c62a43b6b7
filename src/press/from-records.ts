import { type Day, isDay } from '../calendar/days.ts'
import type { FieldValue, Fields } from '../kernel/fields.ts'
import type {
  Degree,
  MoneyKind,
  PressContacts,
  PressFinding,
  PressLedger,
  PressMeasure,
  RegulationAction,
  Speed,
} from './ledger.ts'

/** What of a record a paper needs. */
export interface Standing {
  readonly id: string
  readonly state: string
  readonly fields: Fields
}

/** Records of one round as somebody may read them, in the order in which they are printed. */
export interface Gathered {
  readonly unit: string
  readonly asOf: Day
  readonly round: Standing | null
  readonly feedback: Standing | null
  readonly findings: readonly Standing[]
  readonly measures: readonly Standing[]
  /** Sums that are owed, and the slips booked on them. */
  readonly money: readonly Standing[]
  readonly slips: readonly Standing[]
  readonly talks: readonly Standing[]
  readonly regulations: readonly Standing[]
  readonly meetings: readonly Standing[]
  readonly contacts: Fields
  /** Name of a person, a department or a record; null when this reader may not know it. */
  name(id: string): string | null
  /** Chinese word of a choice of that register's field. */
  choice(of: 'talks' | 'meetings', field: string, value: string): string
}

const words = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null
const day = (value: FieldValue | undefined): Day | null => (isDay(value) ? value : null)
const count = (value: FieldValue | undefined): number => (typeof value === 'number' ? value : 0)

/** A word of ours among those a paper knows, or null. */
function oneOf<T extends string>(value: FieldValue | undefined, known: readonly T[]): T | null {
  return known.find((one) => one === value) ?? null
}

const degrees: readonly Degree[] = ['done', 'basic', 'lasting', 'undone']
const speeds: readonly Speed[] = ['at-once', 'by-date', 'lasting']
const moneyKinds = new Map<string, MoneyKind>([
  ['recovery', 'recovered'],
  ['refund', 'refunded'],
  ['surrender', 'surrendered'],
])
const actions = new Map<string, RegulationAction>([
  ['create', 'new'],
  ['revise', 'revised'],
  ['abolish', 'abolished'],
])
/** States from which a regulation counts: it was issued. */
const issued: readonly string[] = ['issued', 'in-force', 'replaced', 'abolished', 'done']

/** The records of a round as the plain ledger that papers are written from. */
export function pressLedgerFrom(gathered: Gathered): PressLedger {
  const { round, feedback } = gathered
  const measures = byFinding(gathered.measures)
  return {
    unit: { name: gathered.unit, partyOrg: words(round?.fields['partyOrg']) },
    round: {
      name: words(round?.fields['name']),
      inspector: words(round?.fields['inspector']),
      startsOn: day(round?.fields['startsOn']),
      endsOn: day(round?.fields['endsOn']),
      feedbackOn: day(feedback?.fields['feedbackOn']),
      feedbackNumber: words(feedback?.fields['number']),
    },
    asOf: gathered.asOf,
    findings: gathered.findings.map((one) => findingFrom(one, measures.get(one.id) ?? [], gathered)),
    money: moneyFrom(gathered),
    talks: gathered.talks
      .filter(({ state }) => state === 'recorded')
      .map(({ id, fields }) => ({
        id,
        kind: gathered.choice('talks', 'kind', words(fields['kind']) ?? ''),
        count: count(fields['people']),
        finding: words(fields['finding']),
      })),
    regulations: gathered.regulations.flatMap(regulationFrom),
    meetings: gathered.meetings
      .filter(({ fields }) => day(fields['heldOn']) !== null)
      .map(({ id, fields }) => ({
        id,
        kind: gathered.choice('meetings', 'kind', words(fields['kind']) ?? ''),
        on: day(fields['heldOn']),
        title: words(fields['title']) ?? '',
      })),
    contacts: contactsFrom(gathered.contacts),
  }
}

function byFinding(measures: readonly Standing[]): ReadonlyMap<string, readonly Standing[]> {
  const groups = new Map<string, Standing[]>()
  for (const one of measures) {
    const finding = words(one.fields['finding']) ?? ''
    groups.set(finding, [...(groups.get(finding) ?? []), one])
  }
  return groups
}

function findingFrom({ id, state, fields }: Standing, measures: readonly Standing[], { name }: Gathered): PressFinding {
  const said = (field: string) => words(fields[field])
  const named = (field: string) => (said(field) === null ? null : name(said(field) ?? ''))
  const [number, on] = [said('withheldNumber'), day(fields['withheldOn'])]
  return {
    id,
    state,
    code: said('code'),
    number: said('number'),
    path: pathOf(fields),
    title: said('title') ?? '',
    original: said('original'),
    degree: oneOf(fields['reportedDegree'], degrees),
    speed: oneOf(fields['speed'], speeds),
    standard: said('standard'),
    leader: named('leader'),
    department: named('department'),
    owner: named('owner'),
    dueOn: day(fields['dueOn']),
    closedOn: day(fields['closedOn']),
    closingNumber: said('closingNumber'),
    progress: said('progress'),
    result: said('result'),
    rootCause: said('rootCause'),
    withheld: number !== null && on !== null ? { number, on } : null,
    measures: measures.map((one) => measureFrom(one, name)),
  }
}

/** Category and aspect stand above a finding; further levels only where the feedback had them. */
function pathOf(fields: Fields): readonly string[] {
  return [words(fields['category']), words(fields['aspect'])].filter((one) => one !== null)
}

function measureFrom({ id, state, fields }: Standing, name: Gathered['name']): PressMeasure {
  const owner = words(fields['owner'])
  return {
    id,
    state,
    marker: words(fields['marker']),
    text: words(fields['text']) ?? '',
    kinds: (words(fields['kinds']) ?? '').split(/[、，,\s]+/u).filter((kind) => kind !== ''),
    owner: owner === null ? null : name(owner),
    dueOn: day(fields['dueOn']),
    doneOn: day(fields['doneOn']),
    result: words(fields['result']),
  }
}

/** Only what was received or paid, slip by slip: what is still owed is no figure of a notice. */
function moneyFrom({ money, slips }: Gathered): PressLedger['money'] {
  const lines = new Map(money.map((line) => [line.id, line]))
  return slips.flatMap(({ id, state, fields }) => {
    const line = lines.get(words(fields['money']) ?? '')
    const kind = moneyKinds.get(words(line?.fields['kind']) ?? '')
    if (!line || !kind || state !== 'booked') return []
    const told = {
      finding: words(line.fields['finding']),
      voucher: words(fields['voucher']),
      on: day(fields['paidOn']),
    }
    return [{ id, kind, fen: count(fields['amount']), ...told }]
  })
}

function regulationFrom({ id, state, fields }: Standing): PressLedger['regulations'] {
  const action = actions.get(words(fields['action']) ?? '')
  if (!action || !issued.includes(state)) return []
  const findings = fields['findings']
  const finding = Array.isArray(findings) ? words(findings[0]) : null
  return [{ id, action, title: words(fields['title']) ?? '', on: day(fields['issuedOn']), finding }]
}

function contactsFrom(fields: Fields): PressContacts {
  return {
    phone: words(fields['phone']),
    email: words(fields['mail']),
    address: words(fields['address']),
    postcode: words(fields['postcode']),
    person: words(fields['contactName']),
  }
}
