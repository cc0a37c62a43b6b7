import { defineRegister } from '../../kernel/register.ts'
import { type Asked, fen, type Questions } from '../words.ts'
import { treasury } from './words.ts'

const found = ({ record: { id } }: Asked, more: { readonly closed?: boolean } = {}) => ({
  register: 'undiscussed-purchase',
  where: { ...more, fields: { audit: { is: id } } },
})

function whatWasFound(facts: Asked): Questions {
  return {
    found: { ...found(facts), ask: 'count' },
    sum: { ...found(facts), ask: 'sum', field: 'amount' },
    open: { ...found(facts, { closed: false }), ask: 'count' },
  }
}

/** A look back at what was bought in former years: over which years and goods, how many purchases were looked at, and what no meeting had discussed. Counted, not typed. */
export const purchaseSelfAudit = defineRegister({
  name: 'purchase-self-audit',
  label: { zh: '采购自查', en: 'Purchase self-audit' },
  covers: ['CW23'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '自查事项', en: 'Topic' }, required: true, inList: true },
    fromYear: {
      kind: 'integer',
      label: { zh: '自查年度自', en: 'From the year' },
      required: true,
      min: 1990,
      max: 2100,
      covers: ['CW23'],
    },
    toYear: { kind: 'integer', label: { zh: '至年度', en: 'To the year' }, required: true, min: 1990, max: 2100 },
    goods: { kind: 'text', label: { zh: '自查范围', en: 'Goods' }, required: true, covers: ['CW23'] },
    owner: { kind: 'person', label: { zh: '责任人', en: 'Owner' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '完成时限', en: 'Due on' }, required: true, inList: true },
    examined: { kind: 'integer', label: { zh: '自查笔数', en: 'Purchases looked at' }, min: 1, covers: ['CW23'] },
    found: {
      kind: 'integer',
      label: { zh: '未经专题会讨论笔数', en: 'Not discussed' },
      inList: true,
      covers: ['CW23'],
    },
    sum: { kind: 'money', label: { zh: '涉及金额', en: 'Amount concerned' }, inList: true },
    report: { kind: 'files', label: { zh: '自查报告', en: 'Report' } },
  },
  columns: { title: 'topic', owner: 'owner', amount: 'sum' },
  parties: { ...treasury, owner: { field: 'owner', label: { zh: '责任人', en: 'owner' } } },
  readers: ['owner', 'office', 'accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '自查中', en: 'Planned' }, awaits: ['report'] },
    reported: { label: { zh: '整改中', en: 'Reported' }, awaits: ['conclude'] },
    concluded: { label: { zh: '自查办结', en: 'Concluded' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '布置自查', en: 'Plan' },
      by: ['office', 'accountant'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'fromYear', 'toYear', 'goods', 'owner', 'dueOn'],
      elsewhere: { zh: '已经布置。', en: 'It is planned already.' },
      covers: ['CW23'],
    },
    report: {
      label: { zh: '报告自查结果', en: 'Report' },
      by: ['owner'],
      from: ['planned'],
      to: 'reported',
      takes: ['examined', 'report'],
      needs: ['examined', 'report'],
      asks: whatWasFound,
      sets: ({ known }) => ({ found: fen(known['found']), sum: fen(known['sum']) }),
      already: ['reported', 'concluded'],
      covers: ['CW23'],
    },
    conclude: {
      label: { zh: '自查办结', en: 'Conclude' },
      by: ['leader', 'director'],
      from: ['reported'],
      to: 'concluded',
      apart: ['report'],
      already: ['concluded'],
      elsewhere: { zh: '先报告自查结果。', en: 'It is reported first.' },
      covers: ['CW23'],
    },
  },
  rules: {
    'audit-years-in-order': {
      label: { zh: '年度先后正确', en: 'Years in order' },
      says: { zh: '自查的截止年度早于起始年度，请核对。', en: 'It ends before it begins; please check.' },
      on: ['plan'],
      severity: 'refuse',
      at: 'toYear',
      holds: ({ record: { fields } }) => Number(fields['fromYear'] ?? 0) <= Number(fields['toYear'] ?? 9999),
    },
    'audit-looked-at-enough': {
      label: { zh: '自查笔数不少于查出笔数', en: 'Looked at as many as were found' },
      says: {
        zh: '自查笔数少于登记的未经讨论笔数，请核对。',
        en: 'Fewer were looked at than are listed as not discussed; please check.',
      },
      on: ['report'],
      severity: 'refuse',
      at: 'examined',
      holds: ({ record: { fields } }) => Number(fields['found'] ?? 0) <= Number(fields['examined'] ?? 0),
    },
    'audit-all-put-right': {
      label: { zh: '逐笔整改到位', en: 'Each put right' },
      says: { zh: '还有采购没有说明或整改到位，不能办结。', en: 'Some of what was found is not put right yet.' },
      on: ['conclude'],
      severity: 'refuse',
      needs: whatWasFound,
      holds: ({ known }) => fen(known['open']) === 0,
      covers: ['CW23'],
    },
  },
  deadlines: {
    'self-audit-due': {
      label: { zh: '自查时限', en: 'Self-audit due' },
      verb: 'report',
      starts: { field: 'dueOn' },
      remind: [5],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW23'],
    },
  },
  indicators: {
    'never-discussed': {
      label: { zh: '未经专题会讨论的采购', en: 'Never discussed' },
      unit: { zh: '笔', en: 'purchases' },
      value: { where: { state: ['reported', 'concluded'] }, sum: 'found' },
      base: { where: { state: ['reported', 'concluded'] }, sum: 'examined' },
      window: 'all',
      covers: ['CW23'],
    },
  },
})
