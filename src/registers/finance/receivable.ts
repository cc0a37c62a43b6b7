import { addMonths, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { fen } from '../words.ts'
import { cashier, treasury } from './words.ts'

/** How old a debt is on a day. */
function ageOf({ record: { fields }, today }: Facts): string {
  const { arisenOn } = fields
  const since = isDay(arisenOn) ? arisenOn : today
  const older = (months: number) => addMonths(since, months) <= today
  return older(36) ? 'over-three' : older(24) ? 'two-to-three' : older(12) ? 'one-to-two' : 'within-one'
}

const aged = (facts: Facts) => ({ age: ageOf(facts) })

/** What others owe the house, from the first reminder through the court until the money has come in. What is left and how old it is are worked out, never typed in. */
export const receivable = defineRegister({
  name: 'receivable',
  label: { zh: '债权清收', en: 'Receivable' },
  covers: ['CW16'],
  cures: ['应收', '催收', '欠款', '债权', '未收回', '清收', '逾期未收'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    debtor: {
      kind: 'text',
      label: { zh: '债务人', en: 'Debtor' },
      required: true,
      inList: true,
      aliases: ['欠款单位'],
    },
    ground: { kind: 'text', label: { zh: '欠款事由', en: 'Ground' }, required: true },
    amount: {
      kind: 'money',
      label: { zh: '欠款金额', en: 'Amount' },
      required: true,
      inList: true,
      min: 1,
      aliases: ['金额'],
    },
    arisenOn: { kind: 'day', label: { zh: '形成日期', en: 'Arisen on' }, required: true, inList: true },
    owner: { kind: 'person', label: { zh: '清收责任人', en: 'Owner' }, required: true, inList: true },
    contract: { kind: 'ref', register: 'contract', label: { zh: '合同', en: 'Contract' } },
    age: {
      kind: 'choice',
      label: { zh: '账龄', en: 'Age' },
      inList: true,
      covers: ['CW16'],
      choices: {
        'within-one': { zh: '一年以内', en: 'Within a year' },
        'one-to-two': { zh: '一至两年', en: 'One to two years' },
        'two-to-three': { zh: '两至三年', en: 'Two to three years' },
        'over-three': { zh: '三年以上', en: 'Over three years' },
      },
    },
    lawyer: { kind: 'text', label: { zh: '代理律师', en: 'Lawyer' } },
    caseNumber: { kind: 'text', label: { zh: '案号', en: 'Case number' } },
    papers: { kind: 'files', label: { zh: '催收和诉讼材料', en: 'Papers' } },
    received: { kind: 'money', label: { zh: '本次到账', en: 'Received now' }, min: 1 },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' } },
    recovered: { kind: 'money', label: { zh: '累计收回', en: 'Recovered' }, inList: true, covers: ['CW16'] },
    remaining: { kind: 'money', label: { zh: '尚欠', en: 'Remaining' }, inList: true },
  },
  columns: { title: 'debtor', owner: 'owner', amount: 'remaining' },
  parties: { ...treasury, cashier, owner: { field: 'owner', label: { zh: '清收责任人', en: 'owner' } } },
  readers: ['owner', 'accountant', 'cashier', 'leader', 'director', 'office'],
  states: {
    open: { label: { zh: '待催收', en: 'Open' }, awaits: ['dun'] },
    dunned: { label: { zh: '已催收', en: 'Dunned' }, awaits: ['sue'] },
    sued: { label: { zh: '已起诉', en: 'Sued' }, awaits: ['docket'] },
    docketed: { label: { zh: '已立案', en: 'On the docket' }, awaits: ['hear'] },
    heard: { label: { zh: '审理中', en: 'Being heard' }, awaits: ['judge'] },
    judged: { label: { zh: '已判决', en: 'Judged' }, awaits: ['enforce'] },
    enforcing: { label: { zh: '执行中', en: 'Being enforced' }, awaits: ['collect'] },
    recovered: { label: { zh: '已收回', en: 'Recovered' }, final: true },
  },
  verbs: {
    register: {
      label: { zh: '登记债权', en: 'Register' },
      by: ['accountant'],
      from: 'nothing',
      to: 'open',
      takes: ['debtor', 'ground', 'amount', 'arisenOn', 'owner', 'contract'],
      sets: (facts) => ({ ...aged(facts), recovered: 0, remaining: fen(facts.record.fields['amount']) }),
      elsewhere: { zh: '该债权已经登记。', en: 'It is registered already.' },
      covers: ['CW16'],
    },
    dun: {
      label: { zh: '催收', en: 'Dun' },
      by: ['owner'],
      from: ['open', 'dunned'],
      to: 'dunned',
      takes: ['papers'],
      needs: ['papers'],
      sets: aged,
      elsewhere: { zh: '已进入诉讼或已收回，不再催收。', en: 'It is in court or recovered.' },
      covers: ['CW16'],
    },
    sue: {
      label: { zh: '委托律师起诉', en: 'Sue' },
      by: ['owner'],
      from: ['dunned'],
      to: 'sued',
      takes: ['lawyer', 'papers'],
      needs: ['lawyer'],
      sets: aged,
      already: ['sued'],
      elsewhere: { zh: '先催收，后起诉。', en: 'It is dunned before it is sued for.' },
      covers: ['CW16'],
    },
    docket: {
      label: { zh: '法院立案', en: 'Put on the docket' },
      by: ['owner'],
      from: ['sued'],
      to: 'docketed',
      takes: ['caseNumber', 'papers'],
      needs: ['caseNumber'],
      sets: aged,
      already: ['docketed'],
      elsewhere: { zh: '起诉以后才有立案。', en: 'A suit comes first.' },
    },
    hear: {
      label: { zh: '开庭审理', en: 'Hear' },
      by: ['owner'],
      from: ['docketed'],
      to: 'heard',
      takes: ['papers'],
      already: ['heard'],
      elsewhere: { zh: '立案以后才有审理。', en: 'It is on the docket first.' },
    },
    judge: {
      label: { zh: '登记判决', en: 'Judge' },
      by: ['owner'],
      from: ['heard'],
      to: 'judged',
      takes: ['papers'],
      needs: ['papers'],
      already: ['judged'],
      elsewhere: { zh: '审理以后才有判决。', en: 'It is heard first.' },
    },
    enforce: {
      label: { zh: '申请执行', en: 'Enforce' },
      by: ['owner'],
      from: ['judged'],
      to: 'enforcing',
      takes: ['papers'],
      already: ['enforcing'],
      elsewhere: { zh: '判决以后才能申请执行。', en: 'A judgment comes first.' },
    },
    collect: {
      label: { zh: '登记到账', en: 'Collect' },
      by: ['cashier'],
      from: ['open', 'dunned', 'sued', 'docketed', 'heard', 'judged', 'enforcing'],
      takes: ['received', 'voucher'],
      needs: ['received', 'voucher'],
      sets: (facts) => {
        const { received, recovered, remaining } = facts.record.fields
        return { ...aged(facts), recovered: fen(recovered) + fen(received), remaining: fen(remaining) - fen(received) }
      },
      elsewhere: { zh: '已全部收回。', en: 'All of it is recovered.' },
      covers: ['CW16'],
    },
    conclude: {
      label: { zh: '清收完毕', en: 'Conclude' },
      by: ['accountant'],
      from: ['open', 'dunned', 'sued', 'docketed', 'heard', 'judged', 'enforcing'],
      to: 'recovered',
      apart: ['collect'],
      already: ['recovered'],
    },
  },
  rules: {
    'collected-not-more': {
      label: { zh: '到账不超过欠款', en: 'Not more than is owed' },
      says: { zh: '本次到账超过尚欠金额，请核对。', en: 'It is more than is owed; please check.' },
      on: ['collect'],
      severity: 'refuse',
      at: 'received',
      holds: ({ record }) => fen(record.fields['remaining']) >= 0,
      covers: ['CW16'],
    },
    'receivable-cleared': {
      label: { zh: '已经收清', en: 'Cleared' },
      says: { zh: '还有欠款没有收回，不能办结。', en: 'Something is still owed; it cannot be concluded.' },
      on: ['conclude'],
      severity: 'refuse',
      at: 'remaining',
      holds: ({ record }) => fen(record.fields['remaining']) === 0,
      covers: ['CW16'],
    },
    'receivable-arisen-by-today': {
      label: { zh: '形成日期不晚于今天', en: 'Arisen by today' },
      says: { zh: '形成日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
      on: ['register'],
      severity: 'refuse',
      at: 'arisenOn',
      holds: ({ record: { fields }, today }) => typeof fields['arisenOn'] !== 'string' || fields['arisenOn'] <= today,
    },
  },
  settings: {
    dunDays: { label: { zh: '首次催收时限（天）', en: 'Days to the first reminder' }, standard: 30, min: 1, max: 365 },
    sueDays: {
      label: { zh: '催收无果起诉时限（天）', en: 'Days from reminder to suit' },
      standard: 90,
      min: 1,
      max: 1095,
    },
  },
  deadlines: {
    'dunning-due': {
      label: { zh: '催收时限', en: 'Reminder due' },
      verb: 'dun',
      starts: { on: 'register' },
      within: { days: 'dunDays' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW16'],
    },
    'suit-due': {
      label: { zh: '起诉时限', en: 'Suit due' },
      verb: 'sue',
      starts: { on: 'dun' },
      within: { days: 'sueDays' },
      remind: [15],
      escalate: [{ after: 1, to: 'director' }],
      covers: ['CW16'],
    },
  },
  indicators: {
    'recovered-share': {
      label: { zh: '债权收回率', en: 'Recovered' },
      unit: { zh: '分', en: 'fen' },
      value: { where: {}, sum: 'recovered' },
      base: { where: {}, sum: 'amount' },
      window: 'all',
      covers: ['CW16'],
    },
    'owed-over-three-years': {
      label: { zh: '三年以上欠款', en: 'Owed for over three years' },
      unit: { zh: '分', en: 'fen' },
      value: { where: { closed: false, fields: { age: { is: 'over-three' } } }, sum: 'remaining' },
      window: 'all',
      threshold: { atMost: 0 },
      covers: ['CW16'],
      cures: ['逾期未收回', '长期挂账', '催收不力'],
    },
  },
})
