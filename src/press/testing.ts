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

const measure = (id: string, text: string, of: Partial<PressMeasure> = {}) =>
  toyMeasure({ id, text, state: 'done', ...of })

const cleanFindings = (): PressFinding[] => [
  toyFinding({
    id: 'f1',
    path: ['全面从严治党方面'],
    state: 'closed',
    degree: 'done',
    title: '稿费发放审核不严',
    measures: [
      measure('m1', '对以前发放的稿费逐笔复核，查出重复计酬14笔，18640元已于3月30日退回中心账户。'),
      measure('m2', '修订《稿件计酬办法》，改为系统按刊播记录自动算分，三级签字后才可造册。'),
    ],
    result: '重算稿件214篇，退回18640元。',
  }),
  toyFinding({
    id: 'f2',
    path: ['全面从严治党方面'],
    state: 'closed',
    degree: 'done',
    title: '公务用车登记不全',
    measures: [measure('m3', '3辆采访用车加装定位终端，出车单、里程、加油记录按月核对，4月至5月补记39条。')],
  }),
  toyFinding({
    id: 'f3',
    path: ['组织建设方面'],
    degree: 'lasting',
    title: '采编人员老化',
    department: '人事部',
    measures: [measure('m4', '核定空缺编制5个，选派4名记者到市级媒体轮训。', { state: 'underway' })],
  }),
]

/** A round nearly done, with nothing in it that a check could point at. */
export const cleanLedger = (): PressLedger => ({
  ...toyLedger(cleanFindings()),
  money: [
    { id: 'd1', finding: 'f1', kind: 'recovered', fen: 1_864_000, voucher: '2026-114', on: toyDay('2026-03-30') },
  ],
  talks: [{ id: 't1', kind: '提醒谈话', count: 2, finding: 'f1' }],
  regulations: [
    { id: 'r1', title: '稿件计酬办法', action: 'revised', on: toyDay('2026-04-02'), finding: 'f1' },
    { id: 'r2', title: '公务用车管理办法', action: 'new', on: toyDay('2026-04-20'), finding: 'f2' },
  ],
  meetings: [
    { id: 'g1', kind: '党组会', on: toyDay('2026-01-18'), title: '学习研究反馈意见' },
    { id: 'g2', kind: '整改推进会', on: toyDay('2026-03-02'), title: '听取进展' },
  ],
})
