import type { Degree, PressFinding, Speed } from '../ledger.ts'
import { dayInWords } from '../written.ts'
import type { Day } from '../../calendar/days.ts'

const speeds: Readonly<{ [speed in Speed]: string }> = {
  'at-once': '立行立改',
  'by-date': '限期整改',
  lasting: '长期坚持',
}
const degrees: Readonly<{ [degree in Degree]: string }> = {
  done: '已完成',
  basic: '基本完成',
  lasting: '持续整改',
  undone: '未完成',
}

export const speedWords = ({ speed }: PressFinding): string => (speed === null ? '' : speeds[speed])

/** State and reported degree are two things: both are told. */
export function stateWords(f: PressFinding): string {
  if (f.state === 'closed') return '已销号'
  return f.degree === null ? '未销号' : `未销号，报告${degrees[f.degree]}`
}

export const dayOrBlank = (day: Day | null): string => (day === null ? '' : dayInWords(day))

/** The number a finding goes by: its code in the unit, else that of the feedback, else its place. */
export const numberOf = (f: PressFinding, place: number): string => f.code ?? f.number ?? String(place)

/** Measures one below the other in a cell: （1）… （2）…. */
export const measuresIn = (f: PressFinding): string =>
  f.measures.map((m, k) => `（${k + 1}）${m.text.trim()}`).join('\n')

export const whoIn = (f: PressFinding): string => [f.leader, f.department, f.owner].filter((w) => w !== null).join('、')
