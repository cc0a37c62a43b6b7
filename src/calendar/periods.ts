import { addDays, addMonths, type Day, dayInMonth, weekdayOf } from './days.ts'

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year'

/** A stretch of the calendar: [from, to), so that neighbours share no day. */
export interface Period {
  readonly kind: PeriodKind
  /** 2026-03-02, 2026-W10, 2026-03, 2026-Q1, 2026-H1, 2026: unique within its kind. */
  readonly label: string
  readonly from: Day
  readonly to: Day
}

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** The period a day lies in. Weeks are ISO weeks: Monday to Sunday, named after the year their Thursday lies in. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  if (kind === 'day') return { kind, label: day, from: day, to: addDays(day, 1) }
  if (kind === 'week') return weekOf(day)
  const months = monthsIn[kind]
  const year = Number(day.slice(0, 4))
  const index = Math.floor((Number(day.slice(5, 7)) - 1) / months)
  const from = dayInMonth(year, index * months + 1, 1)
  const mark = { month: from.slice(4, 7), quarter: `-Q${index + 1}`, 'half-year': `-H${index + 1}`, year: '' }[kind]
  return { kind, label: `${year}${mark}`, from, to: addMonths(from, months) }
}

function weekOf(day: Day): Period {
  const from = addDays(day, 1 - weekdayOf(day))
  const thursday = addDays(from, 3)
  const newYear = dayInMonth(Number(thursday.slice(0, 4)), 1, 1)
  let week = 1
  for (let mark = addDays(newYear, 6); mark < thursday; mark = addDays(mark, 7)) week += 1
  return {
    kind: 'week',
    label: `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`,
    from,
    to: addDays(from, 7),
  }
}

const quarters = ['第一季度', '第二季度', '第三季度', '第四季度']
const halves = ['上半年', '下半年']

/** A period as people say it: 2026年3月2日, 2026年第10周, 2026年3月, 2026年第一季度, 2026年上半年, 2026年. */
export function spokenPeriod({ kind, label, from }: Period): string {
  const [year, month, day] = from.split('-').map(Number)
  if (kind === 'week') return `${label.slice(0, 4)}年第${Number(label.slice(6))}周`
  if (kind === 'quarter') return `${year}年${quarters[Number(label.slice(6)) - 1]}`
  if (kind === 'half-year') return `${year}年${halves[Number(label.slice(6)) - 1]}`
  return kind === 'year' ? `${year}年` : kind === 'month' ? `${year}年${month}月` : `${year}年${month}月${day}日`
}

export function previousPeriod(period: Period): Period {
  return periodOf(addDays(period.from, -1), period.kind)
}

export function nextPeriod(period: Period): Period {
  return periodOf(period.to, period.kind)
}
