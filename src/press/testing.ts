import { type Day, parseDay } from '../calendar/days.ts'
import type { PressFinding, PressLedger, PressMeasure } from './ledger.ts'

/** A day that a test names. */
export function toyDay(text: string): Day {
  const day = parseDay(text)
  if (!day) throw new Error(`${text} is no day`)
  return day
}

export const toyMeasure = (of: Partial<PressMeasure> = {}): PressMeasure => ({
  id: 'm1',
  marker: null,
  text: '修订《稿件计酬办法》，改为系统按刊播记录自动算分，共重算稿件214篇。',
  kinds: ['document'],
  owner: '纪若川',
  dueOn: toyDay('2026-06-30'),
  doneOn: null,
  result: null,
  state: 'underway',
  ...of,
})

export const toyFinding = (of: Partial<PressFinding> = {}): PressFinding => ({
  id: 'f1',
  code: 'W-01',
  number: '1',
  path: [],
  title: '稿费发放审核不严',
  original: null,
  state: 'underway',
  degree: null,
  speed: 'by-date',
  standard: '每笔稿费有三级签字',
  leader: '方知远',
  department: '财务部',
  owner: '纪若川',
  dueOn: toyDay('2026-09-30'),
  closedOn: null,
  closingNumber: null,
  progress: null,
  result: null,
  rootCause: null,
  withheld: null,
  measures: [],
  ...of,
})

export const toyLedger = (findings: readonly PressFinding[]): PressLedger => ({
  unit: { name: '云岫县融媒体中心', partyOrg: '中共云岫县融媒体中心党组' },
  round: {
    name: '十四届县委第七轮巡察',
    inspector: '县委第二巡察组',
    startsOn: toyDay('2025-10-14'),
    endsOn: toyDay('2025-12-13'),
    feedbackOn: toyDay('2026-01-18'),
    feedbackNumber: '云巡发〔2026〕3号',
  },
  asOf: toyDay('2026-06-20'),
  findings,
  money: [],
  talks: [],
  regulations: [],
  meetings: [],
  contacts: {
    phone: '0780-6128810',
    email: 'ryx-zgb@yunxiu.example',
    address: '云岫县文澜路18号广电大楼6楼608室',
    postcode: '318800',
    person: null,
  },
})
