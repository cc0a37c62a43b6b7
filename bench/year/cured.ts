import { addDays, type Day } from '../../src/calendar/days.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import { atHour, type Story, workday } from './diary.ts'
import type { Year } from './year.ts'

/** What keeps the findings of the round cured: what is watched, and of which register. */
const watched = [
  { kind: 'register', register: 'reimbursement' },
  { kind: 'rule', register: 'reimbursement', part: 'claim-in-time' },
  { kind: 'indicator', register: 'payment', part: 'irregular-payments' },
  { kind: 'register', register: 'meeting-topic' },
  { kind: 'indicator', register: 'vehicle-trip', part: 'fuel-in-month' },
  { kind: 'rule', register: 'supply-movement', part: 'stock-runs-low' },
  { kind: 'indicator', register: 'asset-card', part: 'unusable-on-books' },
  { kind: 'duty', register: 'asset-count', part: 'quarterly-count' },
] as const

/** A round of inspection of the year before: its findings are cured in spring, and each is bound to a mechanism from then on. */
export function* round(year: Year, day: Day, findings: number): Story {
  const { centre } = year
  const office = centre.of('rectification-office')
  const at = atHour(day, 9)
  const fields = {
    ...{ name: '十五届县委第七轮巡察', inspector: '县委第三巡察组' },
    ...{ partyOrg: '中共云岫县融媒体中心党组', startsOn: '2025-09-08', endsOn: '2025-11-28', dueOn: '2026-07-12' },
  }
  const id = yield { at, who: office, register: 'inspection-round', record: null, verb: 'open', fields }
  const feedback = {
    ...{ title: '反馈意见', round: id, number: '云巡发〔2026〕3号', feedbackOn: day },
    ...{ paper: [year.chance.one(centre.files)] },
  }
  const receive = { register: 'inspection-feedback', record: null, verb: 'receive', fields: feedback }
  yield { at: at + 60_000, who: office, ...receive }
  for (let number = 1; number <= findings; number += 1) year.diary.tell(cured(year, day, id, number))
}

function* cured(year: Year, day: Day, round: string, number: number): Story {
  const { centre, chance } = year
  const [office, owner] = [centre.of('rectification-office'), chance.one(centre.staff)]
  const leader = centre.of('deputy-director')
  const of = { register: 'inspection-finding' }
  const named = {
    ...{ leader: leader.id, department: centre.departmentOf(owner), owner: owner.id },
    ...{ standard: '逐项核对，全部补齐。', dueOn: addDays(day, 80) },
  }
  const fields = {
    code: `2026-${number}`,
    number: String(number),
    title: `第${number}项管理不严。`,
    round,
    openedOn: day,
  }
  const id = yield { at: atHour(day, 10), who: office, ...of, record: null, verb: 'open', fields }
  yield { at: atHour(day, 11), who: office, ...of, record: id, verb: 'assign', fields: named }
  const measures: string[] = []
  for (let marker = 1; marker <= 3; marker += 1) {
    const measure = { finding: id, text: `第${marker}条措施：逐笔核对。`, owner: owner.id, dueOn: addDays(day, 60) }
    const add = { register: 'rectification-measure', record: null, verb: 'add', fields: measure }
    measures.push(yield { at: atHour(day, 12), who: office, ...add })
  }
  yield { at: atHour(workday(day, 1), 9), who: leader, ...of, record: id, verb: 'start' }
  const done = workday(day, chance.between(10, 30))
  for (const record of measures) {
    const about = { who: owner, register: 'rectification-measure', record }
    yield { at: atHour(workday(day, 2), 9), ...about, verb: 'start' }
    yield { at: atHour(done, 9), ...about, verb: 'finish', fields: { result: '核对凭证120份。', doneOn: done } }
  }
  const proof = { finding: id, title: '核对表', kind: 'statistics', files: [chance.one(centre.files)], datedOn: done }
  const attach = { register: 'rectification-evidence', record: null, verb: 'attach', fields: proof }
  yield { at: atHour(done, 10), who: office, ...attach }
  yield* closed(year, id, { number, done, office, owner, measure: measures[0] ?? '' })
}

interface Done {
  readonly number: number
  readonly done: Day
  readonly office: PersonActor
  readonly owner: PersonActor
  readonly measure: string
}

/** Declared, vetted, bound to what keeps it cured, and closed; one in six stays under review. */
function* closed(year: Year, id: string, { number, done, office, owner, measure }: Done): Story {
  const { centre } = year
  const of = { register: 'inspection-finding' }
  const declared = { result: '核对凭证120份，全部补齐。', reportedDegree: 'done' }
  yield { at: atHour(workday(done, 1), 9), who: owner, ...of, record: id, verb: 'declare', fields: declared }
  const director = centre.of('director')
  yield { at: atHour(workday(done, 2), 9), who: director, ...of, record: id, verb: 'vet', fields: { pledge: true } }
  yield { at: atHour(workday(done, 3), 9), who: office, ...of, record: id, verb: 'accept-for-review' }
  const bound = watched[number % watched.length] ?? watched[0]
  const words = { title: `长效机制${number}`, healthy: '一直在用', since: workday(done, 3), answers: owner.id }
  const mechanism = { finding: id, measure, ...bound, ...words }
  const bind = { register: 'mechanism', record: null, verb: 'bind', fields: mechanism }
  yield { at: atHour(workday(done, 3), 10), who: office, ...bind }
  if (number % 6 === 0) return
  const closing = { closedOn: workday(done, 6), closingNumber: year.number('云巡销') }
  yield { at: atHour(workday(done, 6), 9), who: office, ...of, record: id, verb: 'close', fields: closing }
}
