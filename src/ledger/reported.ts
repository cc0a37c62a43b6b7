import type { Label } from '../kernel/words.ts'
import type { Item, Measure } from '../notice/reading.ts'

/** Reported degrees (整改程度), the lowest first: what a paper says, which is no state. */
const degrees = ['undone', 'lasting', 'basic', 'done']

/** Higher is further; -1 where nothing is reported. */
export const rankOf = (degree: string | null): number => (degree === null ? -1 : degrees.indexOf(degree))

export const degreeWords: Readonly<{ [degree: string]: Label }> = {
  done: { zh: '已完成', en: 'done' },
  basic: { zh: '基本完成', en: 'basically done' },
  lasting: { zh: '持续整改', en: 'lasting' },
  undone: { zh: '未完成', en: 'not done' },
}

/** The degree of a reading's status. Work that goes on is lasting where the paper calls it so, else it is simply not done. */
export function degreeOf(status: Item['status'], quote: string | null): string | null {
  if (status === 'unstated') return null
  if (status !== 'ongoing') return status
  return /长期|持续|常态/u.test(quote ?? '') ? 'lasting' : 'undone'
}

const kinds: Readonly<{ [K in Measure['kinds'][number]]: string }> = {
  study: '学习',
  meeting: '会议',
  document: '建章立制',
  discipline: '谈话问责',
  money: '资金',
  person: '人员',
  equipment: '设备',
  process: '流程',
  explanation: '书面说明',
  plan: '计划',
  other: '其他',
}

export const kindWords = (of: Measure['kinds']): string => of.map((kind) => kinds[kind]).join('、')
