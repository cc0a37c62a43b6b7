import { dayInMonth } from '../calendar/days.ts'
import { checkKind } from './check-parts.ts'
import { checkWhere } from './check-where.ts'
import { type Defect, Defects, type House } from './defect.ts'
import { reachable } from './reachable.ts'
import type { DeadlineSpec, DutySpec, IndicatorSpec, RegisterSpec, Span } from './spec.ts'

/** Deadlines, duties, indicators and settings: what runs by the clock and what is counted. */
export function checkTimes(spec: RegisterSpec, house: House): Defect[] {
  const defects = new Defects(spec.name)
  for (const [name, deadline] of Object.entries(spec.deadlines ?? {})) checkDeadline(spec, name, deadline, defects)
  for (const [name, duty] of Object.entries(spec.duties ?? {})) checkDuty(spec, name, duty, house, defects)
  for (const [name, indicator] of Object.entries(spec.indicators ?? {})) checkIndicator(spec, name, indicator, defects)
  for (const [name, { standard, min, max }] of Object.entries(spec.settings ?? {})) {
    const line = `settings.${name}.standard`
    if (!Number.isSafeInteger(standard)) defects.add(line, 'the figure is not a whole number')
    if ((min !== undefined && standard < min) || (max !== undefined && standard > max)) {
      defects.add(line, 'the standard is outside its own limits')
    }
  }
  return defects.found
}

function checkDeadline(spec: RegisterSpec, name: string, deadline: DeadlineSpec, defects: Defects): void {
  const line = `deadlines.${name}`
  defects.names(`${line}.verb`, [deadline.verb], spec.verbs, 'verb')
  const { starts, within } = deadline
  if ('on' in starts) {
    defects.names(`${line}.starts.on`, [starts.on], spec.verbs, 'verb')
    if (!within) defects.add(`${line}.within`, 'a deadline that starts with a verb must say how long it is')
  } else {
    checkKind(spec, `${line}.starts.field`, starts.field, ['day', 'instant'], defects)
  }
  if (within) checkSpan(spec, `${line}.within`, within, defects)
  if (spec.verbs[deadline.verb] && !canFollow(spec, deadline)) {
    defects.add(`${line}.verb`, `'${deadline.verb}' cannot be done after its clock has started`)
  }
  const { remind = [], escalate = [] } = deadline
  if (new Set(remind).size !== remind.length || remind.some((days) => !Number.isSafeInteger(days) || days < 1)) {
    defects.add(`${line}.remind`, 'these are not distinct whole numbers of days before the due day')
  }
  const rungs = escalate.map(({ after }) => after)
  if (rungs.some((after, index) => !Number.isSafeInteger(after) || after < 0 || after <= (rungs[index - 1] ?? -1))) {
    defects.add(`${line}.escalate`, 'the rungs are not in order of whole days after the due day')
  }
  defects.names(`${line}.escalate`, [...new Set(escalate.map(({ to }) => to))], spec.parties, 'party')
}

function checkSpan(spec: RegisterSpec, line: string, span: Span, defects: Defects): void {
  for (const figure of Object.values(span)) {
    if (typeof figure === 'string') defects.names(line, [figure], spec.settings ?? {}, 'setting')
    else if (!Number.isSafeInteger(figure) || figure < 0) defects.add(line, 'the length is not a whole number')
  }
}

/** Whether the due verb starts from some state that lies at or after the start of the clock. */
function canFollow(spec: RegisterSpec, { starts, verb }: DeadlineSpec): boolean {
  const due = spec.verbs[verb]
  if (!due || due.from === 'nothing') return false
  const start = 'on' in starts ? spec.verbs[starts.on] : undefined
  if ('on' in starts && !start) return true
  const begin = start ? (start.to !== undefined ? [start.to] : start.from) : 'nothing'
  const reached = reachable(spec, begin)
  return due.from.some((state) => reached.has(state))
}

function checkDuty(spec: RegisterSpec, name: string, duty: DutySpec, house: House, defects: Defects): void {
  const line = `duties.${name}`
  defects.names(`${line}.verb`, [duty.verb], spec.verbs, 'verb')
  const verb = spec.verbs[duty.verb]
  if (verb && verb.from !== 'nothing') defects.add(`${line}.verb`, `'${duty.verb}' does not create a record`)
  if (verb && !verb.by.includes('time')) defects.add(`${line}.verb`, `'${duty.verb}' is not for 'time' to do`)
  if (!Number.isSafeInteger(duty.ahead) || duty.ahead < 0)
    defects.add(`${line}.ahead`, 'the days ahead are not a whole number')
  if (!soundRecurrence(duty)) defects.add(`${line}.recurs`, 'the day or month does not exist in such a period')
  if (duty.holder) {
    checkKind(spec, `${line}.holder.field`, duty.holder.field, ['person'], defects)
    if (!Object.hasOwn(house.posts, duty.holder.post))
      defects.add(`${line}.holder.post`, `there is no post '${duty.holder.post}'`)
  }
  const filled = duty.fills({ period: '2026-03-02', spoken: '2026-03-02', due: dayInMonth(2026, 3, 2) })
  const names = [...Object.keys(filled), ...(duty.holder ? [duty.holder.field] : [])]
  for (const field of names) {
    if (verb && !verb.takes?.includes(field)) defects.add(`${line}.fills`, `'${duty.verb}' does not take '${field}'`)
  }
  for (const [field, { required }] of Object.entries(spec.fields)) {
    if (required && !names.includes(field)) defects.add(`${line}.fills`, `the required field '${field}' stays empty`)
  }
}

function soundRecurrence({ recurs }: DutySpec): boolean {
  const inside = (figure: number, most: number) => Number.isSafeInteger(figure) && figure >= 1 && figure <= most
  if (!('on' in recurs)) return true
  if (recurs.every === 'week') return inside(recurs.on, 7)
  if (recurs.every === 'month') return inside(recurs.on, 31)
  return inside(recurs.on, 31) && inside(recurs.month, { quarter: 3, 'half-year': 6, year: 12 }[recurs.every])
}

function checkIndicator(spec: RegisterSpec, name: string, indicator: IndicatorSpec, defects: Defects): void {
  const line = `indicators.${name}`
  for (const [side, count] of Object.entries({ value: indicator.value, base: indicator.base })) {
    if (!count) continue
    checkWhere(spec, `${line}.${side}.where`, count.where, defects)
    if (count.sum !== undefined) checkKind(spec, `${line}.${side}.sum`, count.sum, ['integer', 'money'], defects)
  }
  if (typeof indicator.by === 'object') checkKind(spec, `${line}.by.field`, indicator.by.field, ['day'], defects)
  const { atLeast, atMost } = indicator.threshold ?? {}
  if (indicator.threshold && atLeast === undefined && atMost === undefined) {
    defects.add(`${line}.threshold`, 'it has neither a lower nor an upper bound')
  }
  if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    defects.add(`${line}.threshold`, 'the least is more than the most')
  }
}
