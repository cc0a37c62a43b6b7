import { masked } from '../masking.ts'
import type { PressFinding, PressLedger } from '../ledger.ts'

/** Which of the two texts: whole, within the Party; or with what may leave only (domain R14). */
export type Readers = 'party' | 'public'

/** How a withheld finding is told: that it is, by which number and when. Nothing else may hint at what it is. */
export const withheldTitle = '关于经批准不公开的问题'

/**
 * The ledger as its readers may see it. For the public: no names and no numbers of persons but the contact's, no words and no place of withheld findings, which stand last. What
 * hangs on a withheld finding (sums, talks, regulations) stays in the totals and no longer leads to it.
 */
export function viewFor(ledger: PressLedger, readers: Readers): PressLedger {
  if (readers === 'party') return ledger
  const hidden = namesOf(ledger)
  const shown = ledger.findings.filter((f) => f.withheld === null)
  const withheld = ledger.findings.filter((f) => f.withheld !== null)
  return {
    ...ledger,
    findings: [...shown.map((f) => withoutPersons(f, hidden)), ...withheld.map(blank)],
    meetings: ledger.meetings.map((m) => ({ ...m, title: publicWords(m.title, hidden) })),
  }
}

/** Names of persons the ledger knows, longest first, so that no name is found within another. */
export function namesOf({ findings }: PressLedger): readonly string[] {
  const persons = findings.flatMap((f) => [f.leader, f.owner, ...f.measures.map((m) => m.owner)])
  const known = persons.flatMap((p) => (p === null ? [] : p.split(/[、，,\s]+/u)))
  return [...new Set(known.filter(isPerson))].sort((a, b) => b.length - a.length)
}

/** Where a department answers, its name is no person's. */
const isPerson = (name: string): boolean =>
  /^[\p{Script=Han}·]{2,12}$/u.test(name) &&
  !/(?:部|室|科|股|处|组|办|局|委|中心|部门|单位|支部|领导|成员|人员)$/u.test(name)

/** 纪若川 → 纪某某. */
function without(text: string, names: readonly string[]): string {
  return names.reduce((words, name) => words.replaceAll(name, `${name[0] ?? ''}某某`), text)
}

/** Words as they may leave: names and numbers of persons masked. */
export const publicWords = (text: string, names: readonly string[]): string => masked(without(text, names), [])

function withoutPersons(f: PressFinding, names: readonly string[]): PressFinding {
  const told = (text: string | null) => (text === null ? null : publicWords(text, names))
  return {
    ...f,
    title: publicWords(f.title, names),
    path: f.path.map((p) => publicWords(p, names)),
    progress: told(f.progress),
    result: told(f.result),
    ...{ original: null, rootCause: null, leader: null, owner: null },
    measures: f.measures.map((m) => ({ ...m, text: publicWords(m.text, names), result: told(m.result), owner: null })),
  }
}

/** Told by its number only: all its words are gone. */
export const isBlank = (f: PressFinding): boolean => f.withheld !== null && f.title === withheldTitle

const blank = (f: PressFinding): PressFinding => ({
  ...f,
  title: withheldTitle,
  ...{
    code: null,
    number: null,
    path: [],
    original: null,
    standard: null,
    leader: null,
    department: null,
    owner: null,
  },
  ...{ dueOn: null, closedOn: null, closingNumber: null, progress: null, result: null, rootCause: null, speed: null },
  measures: [],
})
