import { addDays } from '../calendar/days.ts'
import { countedRecords } from './counted-records.ts'
import type { Fields } from './fields.ts'
import { isAmount } from './indicators.ts'
import type { MechanismMap } from './mechanism-map.ts'
import type { Verdict, Watched } from './mechanisms.ts'
import type { RegisterRecord } from './record.ts'
import { valueOf } from './stand.ts'
import type { Where } from './where.ts'

const longestTitle = 200

/** What the house enters when a mechanism has failed: which, for what, what was seen in words and figures, and where to look. */
export function warningFields(
  { mechanism: from, warning: to }: MechanismMap,
  record: RegisterRecord,
  watched: Watched,
  verdict: Verdict,
): Fields {
  const value = (field: string) => valueOf(record, field)
  return {
    [to.title]: `${String(value(from.title))}：${labelOf(watched)}`.slice(0, longestTitle),
    [to.mechanism]: record.id,
    [to.measure]: value(from.measure),
    [to.finding]: value(from.finding),
    [to.seen]: seen(watched, verdict),
    [to.figure]: verdict.value,
    [to.base]: verdict.base,
    [to.from]: verdict.from,
    [to.until]: verdict.until,
    [to.query]: queryOf(watched, verdict.where),
    [to.counted]: verdict.happened ? verdict.value : null,
    [to.answers]: value(from.answers),
    [to.openFor]: record.id,
  }
}

function labelOf(watched: Watched): string {
  switch (watched.kind) {
    case 'register':
      return watched.register.label.zh
    case 'duty':
      return watched.duty.label.zh
    case 'rule':
      return watched.rule.label.zh
    case 'indicator':
      return watched.indicator.label.zh
  }
}

/** In the words of an official, with the figures: what was counted, of how many, in which days. */
function seen(watched: Watched, { value, base, from, until }: Verdict): string {
  const days = `${from}至${addDays(until, -1)}`
  const name = `“${labelOf(watched)}”`
  switch (watched.kind) {
    case 'register':
      return `${name}${days}没有一条记录。`
    case 'duty':
      return `${name}${days}应办${base ?? 0}次，逾期${value}次。`
    case 'rule':
      return `${days}有${value}件在规则${name}提醒以后仍然办理。`
    case 'indicator': {
      const { atLeast, atMost } = watched.indicator.threshold ?? {}
      const amount = isAmount(watched.register, watched.indicator)
      const plain = (figure: number) => (amount ? `${figure / 100}元` : `${figure}`)
      const shown = (limit: number) => (base === null ? plain(limit) : percent(limit))
      const limits = [
        ...(atLeast === undefined ? [] : [`不低于${shown(atLeast)}`]),
        ...(atMost === undefined ? [] : [`不高于${shown(atMost)}`]),
      ].join('、')
      const figure = base === null ? plain(value) : `${value}/${base}（${percent(value / base)}）`
      return `${name}${days}为${figure}，应${limits}。`
    }
  }
}

function percent(rate: number): string {
  return `${Math.round(rate * 1000) / 10}%`
}

/** The list of what was counted; the whole register where no list shows just that. */
function queryOf({ register }: Watched, where: Where): string {
  const { query = '' } = countedRecords(register, where) ?? {}
  return query === '' ? register.name : `${register.name}?${query}`
}
