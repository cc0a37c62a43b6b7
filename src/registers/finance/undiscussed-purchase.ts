import { defineRegister } from '../../kernel/register.ts'
import { told } from '../words.ts'
import { treasury } from './words.ts'

/** One purchase of former years that no special meeting had discussed: how it came about, what was put right, and that another has looked. */
export const undiscussedPurchase = defineRegister({
  name: 'undiscussed-purchase',
  label: { zh: '未经讨论的采购', en: 'Purchase not discussed' },
  covers: ['CW23'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    audit: {
      kind: 'ref',
      register: 'purchase-self-audit',
      label: { zh: '采购自查', en: 'Self-audit' },
      required: true,
      inList: true,
    },
    subject: { kind: 'text', label: { zh: '采购内容', en: 'Subject' }, required: true, inList: true },
    year: { kind: 'integer', label: { zh: '年度', en: 'Year' }, required: true, inList: true, min: 1990, max: 2100 },
    amount: { kind: 'money', label: { zh: '金额', en: 'Amount' }, required: true, inList: true, min: 1 },
    voucher: { kind: 'text', label: { zh: '凭证号', en: 'Voucher number' }, required: true, max: 40 },
    owner: { kind: 'person', label: { zh: '整改责任人', en: 'Owner' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '整改时限', en: 'Due on' }, required: true },
    explanation: { kind: 'longtext', label: { zh: '情况说明', en: 'Explanation' }, covers: ['CW23'] },
    correction: { kind: 'longtext', label: { zh: '整改措施', en: 'What was put right' }, covers: ['CW23'] },
    papers: { kind: 'files', label: { zh: '补办材料', en: 'Papers' } },
  },
  columns: { title: 'subject', owner: 'owner', amount: 'amount' },
  parties: { ...treasury, owner: { field: 'owner', label: { zh: '整改责任人', en: 'owner' } } },
  readers: ['owner', 'office', 'accountant', 'leader', 'director'],
  states: {
    found: { label: { zh: '待说明整改', en: 'Found' }, awaits: ['correct'] },
    corrected: { label: { zh: '待核实', en: 'Corrected' }, awaits: ['verify'] },
    verified: { label: { zh: '已核实', en: 'Verified' }, final: true },
  },
  verbs: {
    enter: {
      label: { zh: '登记', en: 'Enter' },
      by: ['office', 'accountant'],
      from: 'nothing',
      to: 'found',
      takes: ['audit', 'subject', 'year', 'amount', 'voucher', 'owner', 'dueOn'],
      elsewhere: { zh: '已经登记。', en: 'It is entered already.' },
      covers: ['CW23'],
    },
    correct: {
      label: { zh: '说明并整改', en: 'Correct' },
      by: ['owner'],
      from: ['found'],
      to: 'corrected',
      takes: ['explanation', 'correction', 'papers'],
      needs: ['explanation', 'correction'],
      already: ['corrected', 'verified'],
      covers: ['CW23'],
    },
    verify: {
      label: { zh: '核实', en: 'Verify' },
      by: ['accountant', 'leader'],
      from: ['corrected'],
      to: 'verified',
      apart: ['correct'],
      already: ['verified'],
      elsewhere: { zh: '先说明并整改。', en: 'It is put right first.' },
    },
    return: {
      label: { zh: '退回', en: 'Return' },
      by: ['accountant', 'leader'],
      from: ['corrected'],
      to: 'found',
      reason: true,
      already: ['found'],
      elsewhere: { zh: '已经核实。', en: 'It is verified already.' },
    },
  },
  rules: {
    'undiscussed-within-the-audit': {
      label: { zh: '在自查范围内', en: 'Within the audit' },
      says: {
        zh: '这笔采购不在所选自查的年度之内，或者该自查已经报告。',
        en: 'It lies outside the years of the self-audit, or that has been reported already.',
      },
      on: ['enter'],
      severity: 'refuse',
      at: 'year',
      needs: ({ record: { fields } }) =>
        typeof fields['audit'] === 'string'
          ? {
              audit: {
                register: 'purchase-self-audit',
                ask: 'first',
                where: { id: fields['audit'], state: ['planned'] },
              },
            }
          : {},
      holds: ({ record: { fields }, known }) => {
        const year = Number(fields['year'] ?? 0)
        return year >= Number(told(known['audit'], 'fromYear')) && year <= Number(told(known['audit'], 'toYear'))
      },
      covers: ['CW23'],
    },
  },
  claims: {
    'undiscussed-voucher': {
      label: { zh: '年度和凭证号', en: 'Year and voucher' },
      fields: ['year', 'voucher'],
      says: { zh: '这张凭证已经登记，请核对。', en: 'This voucher is entered already; please check.' },
    },
  },
  deadlines: {
    'undiscussed-put-right-due': {
      label: { zh: '整改时限', en: 'Correction due' },
      verb: 'correct',
      starts: { field: 'dueOn' },
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW23'],
    },
  },
})
