import { type Day, addDays } from '../../src/calendar/days.ts'
import type { PersonActor } from '../../src/kernel/actor.ts'
import { atHour, type Step, type Story, workday } from './diary.ts'
import type { Year } from './year.ts'

/** Rules of two bodies; the same seven are members of both. */
export function* rules(year: Year, day: Day): Story {
  const { centre } = year
  for (const body of ['party-group', 'directors-office']) {
    const fields = {
      ...{ title: `${body}议事规则`, body, members: members(year).map(({ id }) => id), quorumPercent: 60 },
      ...{ decision: true, appointment: true, project: true, largeFund: true, disposal: true, routine: true },
    }
    const draft = { register: 'procedure-rules', record: null, verb: 'draft', fields }
    const id = yield { at: atHour(day, 7), who: centre.of('office'), ...draft }
    const approve = { register: 'procedure-rules', record: id, verb: 'approve', fields: { inForceOn: day } }
    yield { at: atHour(day, 7.1), who: centre.of('director'), ...approve }
  }
}

/** The director last, as he speaks last. */
function members({ centre }: Year): readonly PersonActor[] {
  const deputies = centre.all.filter(({ posts }) => posts.some(({ post }) => post === 'deputy-director'))
  return [...deputies, ...centre.staff.slice(0, 3), centre.of('director')]
}

/** A meeting with its topics, views, decisions, minutes and what is followed up afterwards. */
export function* met(year: Year, day: Day, topics: number): Story {
  const { centre, chance } = year
  const all = members(year)
  const ids = all.map(({ id }) => id)
  const of = { register: 'meeting' }
  const office = centre.of('office')
  const recorder = centre.of('minute-taker')
  const planned = workday(day, 3)
  const fields = {
    ...{ title: `${planned}党组会`, body: 'party-group', purpose: 'decision', plannedOn: planned },
    ...{ chair: centre.of('director').id, recorder: recorder.id, called: ids },
  }
  const meeting = yield { at: atHour(day, 9), who: office, ...of, record: null, verb: 'call', fields }
  const inviting = { disciplineInvitedOn: day }
  yield { at: atHour(day, 9.1), who: office, ...of, record: meeting, verb: 'invite-discipline', fields: inviting }
  const brought: string[] = []
  for (let topic = 0; topic < topics; topic += 1) {
    brought.push(yield* bringing(year, day, meeting))
  }
  const held = { heldOn: planned, present: ids, content: '研究议题。' }
  yield { at: atHour(planned, 9), who: recorder, ...of, record: meeting, verb: 'hold', fields: held }
  for (const topic of brought) yield* decided(year, planned, meeting, topic, all)
  const minutes = { minutes: '记录全文。' }
  yield {
    at: atHour(workday(planned, 1), 9),
    who: recorder,
    ...of,
    record: meeting,
    verb: 'draft-minutes',
    fields: minutes,
  }
  for (const who of all) yield { at: atHour(workday(planned, 1), 14), who, ...of, record: meeting, verb: 'check' }
  const last = atHour(workday(planned, chance.between(2, 3)), 10)
  yield { at: last, who: centre.of('director'), ...of, record: meeting, verb: 'approve' }
  yield { at: last, who: office, ...of, record: meeting, verb: 'file', fields: { fileNumber: year.number('党组') } }
}

function* bringing(year: Year, day: Day, meeting: string): Generator<Step, string, string> {
  const { centre, chance } = year
  const of = { register: 'meeting-topic' }
  const fields = {
    ...{ subject: `研究第${chance.between(1, 999)}号事项`, kind: 'large-fund', body: 'party-group', amount: 2_000_000 },
    ...{ explanation: '情况说明。', research: '已调研。', consulted: '已征求意见。', communication: '已沟通。' },
    papers: [chance.one(centre.files)],
  }
  const proposer = centre.of('deputy-director')
  const id = yield { at: atHour(day, 9.5), who: proposer, ...of, record: null, verb: 'propose', fields }
  const review = (verb: string, by: string, field: string) => ({
    ...{ at: atHour(day, 10), who: centre.of(by), ...of, record: id, verb, fields: { [field]: 'passed' } },
  })
  yield review('review-office', 'office', 'officeReview')
  yield review('review-legal', 'legal-adviser', 'legalReview')
  yield review('review-finance', 'accountant', 'financeReview')
  yield { at: atHour(day, 11), who: centre.of('office'), ...of, record: id, verb: 'admit' }
  yield { at: atHour(day, 11), who: centre.of('office'), ...of, record: id, verb: 'schedule', fields: { meeting } }
  return id
}

function* decided(
  year: Year,
  day: Day,
  meeting: string,
  topic: string,
  all: readonly PersonActor[],
): Generator<Step, void, string> {
  const { centre, chance } = year
  for (const who of all) {
    const fields = { topic, meeting, view: 'agree', words: '同意。' }
    yield { at: atHour(day, 10), who, register: 'member-view', record: null, verb: 'give', fields }
  }
  const lead = chance.one(centre.staff)
  const decision = {
    ...{ discussion: '逐一发言。', decision: '同意。', decisionNumber: year.number('决') },
    ...{ lead: lead.id, dueOn: addDays(day, 20) },
  }
  const of = { register: 'meeting-topic', record: topic }
  yield { at: atHour(day, 11), who: centre.of('minute-taker'), ...of, verb: 'decide', fields: decision }
  year.diary.tell(followed(year, day, topic, lead))
}

function* followed(year: Year, day: Day, topic: string, lead: PersonActor): Story {
  const of = { register: 'decision-follow-up' }
  const fields = { topic, task: '分头落实。', owner: lead.id, dueOn: addDays(day, 15) }
  const id = yield { at: atHour(day, 17), who: year.centre.of('office'), ...of, record: null, verb: 'assign', fields }
  const done = { result: '已经落实。' }
  const on = atHour(workday(day, year.chance.draw() < 0.1 ? 15 : 6), 15)
  yield { at: on, who: lead, ...of, record: id, verb: 'finish', fields: done }
  yield { at: on + 3_600_000, who: year.centre.of('office'), ...of, record: id, verb: 'verify' }
}
