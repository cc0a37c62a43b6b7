import { instantOf } from '../calendar/days.ts'
import type { Holding, PersonActor } from './actor.ts'
import { assemble, type Registers } from './assemble.ts'
import { type Register, defineRegister } from './register.ts'
import type { Situation } from './situation.ts'
import type { RegisterSpec } from './spec.ts'

/** Posts and seats of the toy house. */
export const toyHouse = {
  posts: {
    office: { zh: '整改办', en: 'Office' },
    head: { zh: '部门负责人', en: 'Head' },
    leader: { zh: '分管领导', en: 'Leader' },
  },
  seats: { reviewer: { zh: '会审单位', en: 'Reviewing body' } },
  inPerson: [],
  rows: ['ZG01', 'ZG02'],
} as const

/**
 * A small but complete register for the tests of every room: it has each thing a register can have at least once (creation by person and by clock, a way
 * back, separation of duties, a round of agreement, clocks with reminders and a ladder, a claim, a rule that asks, a duty, indicators, a restricted field).
 */
export const toySpec: RegisterSpec = defineRegister({
  name: 'toy-measure',
  label: { zh: '玩具措施', en: 'Toy measure' },
  basis: '《玩具整改办法》第三条',
  covers: ['ZG01'],
  version: '2026-01-01',
  domain: 'toys',
  fields: {
    title: { kind: 'text', label: { zh: '措施', en: 'Measure' }, required: true, inList: true, aliases: ['整改措施'] },
    detail: { kind: 'longtext', label: { zh: '详细内容', en: 'Detail' } },
    owner: { kind: 'person', label: { zh: '责任人', en: 'Owner' }, inList: true, aliases: ['负责人'] },
    reviewers: { kind: 'people', label: { zh: '会审人', en: 'Reviewers' } },
    department: { kind: 'department', label: { zh: '责任部门', en: 'Department' }, inList: true },
    due: { kind: 'day', label: { zh: '完成时限', en: 'Due' }, inList: true, covers: ['ZG02'] },
    heldAt: { kind: 'instant', label: { zh: '会议时间', en: 'Held at' } },
    amount: { kind: 'money', label: { zh: '涉及金额', en: 'Amount' }, min: 0 },
    count: { kind: 'integer', label: { zh: '件数', en: 'Count' }, min: 0, max: 1000 },
    kind: {
      kind: 'choice',
      label: { zh: '类型', en: 'Kind' },
      choices: { once: { zh: '立行立改', en: 'At once' }, lasting: { zh: '长期坚持', en: 'Lasting' } },
    },
    open: { kind: 'yesno', label: { zh: '可公开', en: 'May be public' } },
    evidence: { kind: 'files', label: { zh: '佐证材料', en: 'Evidence' } },
    result: { kind: 'text', label: { zh: '整改成效', en: 'Result' } },
    number: { kind: 'text', label: { zh: '编号', en: 'Number' }, max: 20 },
    before: { kind: 'ref', register: 'toy-measure', label: { zh: '前一措施', en: 'Measure before' } },
    secret: { kind: 'text', label: { zh: '内部备注', en: 'Internal remark' }, readers: ['office', 'owner'] },
  },
  columns: { title: 'title', owner: 'owner', department: 'department', amount: 'amount' },
  parties: {
    office: { post: 'office', label: { zh: '整改办', en: 'office' } },
    head: { post: 'head', of: 'department', label: { zh: '责任部门负责人', en: 'head of the department' } },
    leader: { post: 'leader', label: { zh: '分管领导', en: 'leader' } },
    owner: { field: 'owner', label: { zh: '责任人', en: 'owner' } },
    reviewers: { field: 'reviewers', label: { zh: '会审人', en: 'reviewers' } },
    opener: { did: 'open', label: { zh: '登记人', en: 'whoever opened it' } },
    outsider: { seat: 'reviewer', label: { zh: '会审单位', en: 'reviewing body' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['office', 'head', 'outsider', 'opener'],
  states: {
    open: { label: { zh: '待启动', en: 'Open' }, awaits: ['start'] },
    underway: { label: { zh: '整改中', en: 'Under way' }, awaits: ['declare'] },
    declared: { label: { zh: '待会审', en: 'Declared' }, awaits: ['review'] },
    reviewing: { label: { zh: '待销号', en: 'Reviewing' }, awaits: ['close'] },
    returned: { label: { zh: '已退回', en: 'Returned' }, awaits: ['declare'] },
    paused: { label: { zh: '暂缓', en: 'Paused' }, rests: true },
    closed: { label: { zh: '已销号', en: 'Closed' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '登记', en: 'Open' },
      by: ['office', 'everyone', 'house'],
      from: 'nothing',
      to: 'open',
      takes: [
        'title',
        'detail',
        'owner',
        'reviewers',
        'department',
        'due',
        'heldAt',
        'amount',
        'count',
        'kind',
        'number',
        'before',
      ],
      elsewhere: { zh: '该措施已经登记。', en: 'It is on record already.' },
    },
    plan: {
      label: { zh: '按期立项', en: 'Plan' },
      by: ['time'],
      from: 'nothing',
      to: 'underway',
      takes: ['title', 'owner', 'due'],
      elsewhere: { zh: '该措施已经立项。', en: 'It is planned already.' },
    },
    start: {
      label: { zh: '启动', en: 'Start' },
      by: ['owner', 'head'],
      from: ['open', 'paused'],
      to: 'underway',
      takes: ['owner'],
      needs: ['owner', 'reviewers'],
      already: ['underway'],
      elsewhere: { zh: '措施已经申报或销号。', en: 'It has been declared or closed.' },
    },
    amend: {
      label: { zh: '调整', en: 'Amend' },
      by: ['office', 'owner'],
      from: ['open', 'underway', 'declared', 'returned'],
      takes: [
        'title',
        'detail',
        'owner',
        'reviewers',
        'due',
        'number',
        'amount',
        'count',
        'kind',
        'open',
        'secret',
        'department',
      ],
      reason: true,
      elsewhere: { zh: '此时不能调整。', en: 'It cannot be amended now.' },
    },
    pause: {
      label: { zh: '暂缓', en: 'Pause' },
      by: ['office'],
      from: ['open', 'underway'],
      to: 'paused',
      reason: true,
      already: ['paused'],
      elsewhere: { zh: '只有未申报的措施可以暂缓。', en: 'Only what has not been declared can be paused.' },
    },
    declare: {
      label: { zh: '申报完成', en: 'Declare' },
      by: ['owner'],
      from: ['underway', 'returned'],
      to: 'declared',
      takes: ['evidence', 'result', 'amount', 'count'],
      needs: ['evidence', 'result'],
      already: ['declared'],
      elsewhere: { zh: '请先启动。', en: 'Start it first.' },
      covers: ['ZG01'],
    },
    review: {
      label: { zh: '会审同意', en: 'Review' },
      by: ['reviewers'],
      from: ['declared'],
      to: 'reviewing',
      all: 'reviewers',
      apart: ['open', 'declare'],
      already: ['reviewing', 'closed'],
      elsewhere: { zh: '尚未申报完成。', en: 'It has not been declared.' },
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      by: ['reviewers', 'outsider'],
      from: ['declared', 'reviewing'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '没有可退回的申报。', en: 'There is nothing to return.' },
    },
    close: {
      label: { zh: '销号', en: 'Close' },
      by: ['office'],
      from: ['reviewing'],
      to: 'closed',
      apart: ['declare'],
      already: ['closed'],
      elsewhere: { zh: '会审全部同意后才能销号。', en: 'All reviewers must have agreed.' },
    },
    reopen: {
      label: { zh: '重新整改', en: 'Reopen' },
      by: ['office'],
      from: ['closed'],
      to: 'underway',
      takes: ['due'],
      reason: true,
      elsewhere: { zh: '只有已销号的措施可以重新整改。', en: 'Only a closed measure can be reopened.' },
    },
    'look-back': {
      label: { zh: '回头看', en: 'Look back' },
      by: ['leader'],
      from: ['closed'],
      takes: ['detail'],
      elsewhere: { zh: '销号后才回头看。', en: 'One looks back at what is closed.' },
    },
  },
  rules: {
    'toy-due-in-future': {
      label: { zh: '时限不早于今天', en: 'Due from today on' },
      says: { zh: '完成时限早于今天，请核对。', en: 'The due day is in the past; please check.' },
      on: ['open', 'amend'],
      severity: 'refuse',
      at: 'due',
      holds: ({ given, today }) => typeof given['due'] !== 'string' || given['due'] >= today,
    },
    'toy-few-per-owner': {
      label: { zh: '每人同时在办不超限', en: 'Few at a time' },
      says: { zh: '责任人在办措施已达上限。', en: 'The owner has as many open measures as allowed.' },
      on: ['start'],
      severity: 'refuse',
      at: 'owner',
      needs: ({ record }) => ({
        others: {
          register: 'toy-measure',
          ask: 'count',
          where: { state: ['underway'], fields: { owner: { is: String(record.fields['owner'] ?? '') } } },
        },
      }),
      holds: ({ known, settings }) => Number(known['others']) < (settings['mostPerOwner'] ?? 0),
    },
    'toy-result-has-figure': {
      label: { zh: '成效有数据', en: 'Result has a figure' },
      says: { zh: '整改成效没有数据支撑。', en: 'The result names no figure.' },
      on: ['declare'],
      severity: 'warn',
      at: 'result',
      holds: ({ record }) => /\d/.test(String(record.fields['result'] ?? '')),
      covers: ['ZG01'],
    },
  },
  claims: {
    'toy-number': {
      label: { zh: '编号', en: 'Number' },
      fields: ['number'],
      says: { zh: '编号已被使用。', en: 'The number is taken.' },
    },
  },
  deadlines: {
    'declare-due': {
      label: { zh: '整改时限', en: 'Declaration due' },
      verb: 'declare',
      starts: { field: 'due' },
      remind: [7, 2],
      escalate: [
        { after: 1, to: 'head' },
        { after: 5, to: 'leader', letter: { zh: '提醒书', en: 'Letter of reminder' } },
      ],
      covers: ['ZG02'],
    },
    'review-due': {
      label: { zh: '会审时限', en: 'Review due' },
      verb: 'review',
      starts: { on: 'declare' },
      within: { workingDays: 'reviewDays' },
    },
    'start-due': {
      label: { zh: '启动时限', en: 'Start due' },
      verb: 'start',
      starts: { on: 'open' },
      within: { minutes: 90 },
      escalate: [{ after: 0, to: 'leader' }],
    },
    'look-back-due': {
      label: { zh: '回头看时限', en: 'Look-back due' },
      verb: 'look-back',
      starts: { on: 'close' },
      within: { months: 3 },
    },
  },
  duties: {
    'monthly-measure': {
      label: { zh: '每月自查', en: 'Monthly check' },
      recurs: { every: 'month', on: 10 },
      shift: 'next',
      ahead: 5,
      verb: 'plan',
      fills: ({ period, due }) => ({ title: `${period} 自查`, due }),
      holder: { post: 'office', field: 'owner' },
      covers: ['ZG02'],
    },
  },
  indicators: {
    'toy-close-rate': {
      label: { zh: '销号率', en: 'Close-out rate' },
      unit: { zh: '项', en: 'measures' },
      value: { where: { closed: true } },
      base: { where: {} },
      window: 'year',
      threshold: { atLeast: 0.9 },
      covers: ['ZG02'],
    },
    'toy-refunded': {
      label: { zh: '清退金额', en: 'Refunded' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { state: ['closed'] }, sum: 'amount' },
      window: 'all',
    },
  },
  settings: {
    reviewDays: { label: { zh: '会审工作日', en: 'Working days for review' }, standard: 5, min: 1, max: 30 },
    mostPerOwner: { label: { zh: '每人在办上限', en: 'Most per owner' }, standard: 3, min: 1, max: 10 },
  },
  public: { after: 'close', fields: ['title', 'result'] },
})

export const toyRegisters: Registers = assemble([toySpec], toyHouse)
export const toy: Register = newest(toyRegisters)

/** A person of the toy unit, with posts written as `office` or `head@<department id>`. */
export function toyPerson(id: string, ...posts: readonly string[]): PersonActor {
  const holdings = posts.map((post): Holding => {
    const [name = '', department = null] = post.split('@')
    return { post: name, department }
  })
  return { kind: 'person', id, home: 'unit', posts: holdings, standsInFor: [], seat: null }
}

/** A situation on a day at nine in the morning, with the given entry number as its ids. */
export function toySituation(day: string, number: number, more: Partial<Situation> = {}): Situation {
  return {
    now: instantOf(Date.parse(`${day}T01:00:00.000Z`)),
    zone: 'Asia/Shanghai',
    unit: 'unit',
    entryId: `entry-${number}`,
    recordId: 'record-1',
    settings: {},
    known: { 'toy-few-per-owner': { others: 0 } },
    ...more,
  }
}

function newest({ current: [register] }: Registers): Register {
  if (!register) throw new Error('the toy house has no register')
  return register
}
