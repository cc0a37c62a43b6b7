import { defineRegister } from '../../kernel/register.ts'
import { held, stateOf } from '../words.ts'
import { treasury } from './words.ts'

/** What one supplier asks for in one purchase. */
export const quotation = defineRegister({
  name: 'quotation',
  label: { zh: '报价', en: 'Quotation' },
  covers: ['CW11'],
  cures: ['询价', '报价', '比价', '市场询价'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    purchase: {
      kind: 'ref',
      register: 'purchase',
      label: { zh: '采购', en: 'Purchase' },
      required: true,
      inList: true,
    },
    supplier: { kind: 'text', label: { zh: '供应商', en: 'Supplier' }, required: true, inList: true },
    price: { kind: 'money', label: { zh: '报价金额', en: 'Price' }, required: true, inList: true, min: 1 },
    receivedOn: { kind: 'day', label: { zh: '报价日期', en: 'Received on' }, required: true, inList: true },
    paper: { kind: 'files', label: { zh: '报价单', en: 'Paper' }, required: true },
  },
  columns: { title: 'supplier', amount: 'price' },
  parties: {
    ...treasury,
    buyers: {
      through: 'purchase',
      parties: ['applicant', 'evaluator'],
      label: { zh: '申请人和评审人员', en: 'applicant and evaluators' },
    },
  },
  readers: ['office', 'buyers', 'leader', 'director', 'accountant'],
  states: {
    received: { label: { zh: '有效', en: 'Standing' }, rests: true },
    withdrawn: { label: { zh: '已撤回', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    receive: {
      label: { zh: '登记报价', en: 'Receive' },
      by: ['office'],
      from: 'nothing',
      to: 'received',
      takes: ['purchase', 'supplier', 'price', 'receivedOn', 'paper'],
      elsewhere: { zh: '该报价已经登记。', en: 'It is on record already.' },
      covers: ['CW11'],
    },
    withdraw: {
      label: { zh: '撤回', en: 'Withdraw' },
      by: ['office'],
      from: ['received'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
    },
  },
  rules: {
    'quotation-before-comparison': {
      label: { zh: '比选前报价', en: 'Before the comparison' },
      says: {
        zh: '该采购已经比选，报价不能再增减。',
        en: 'The purchase has been compared; quotations no longer come or go.',
      },
      on: ['receive', 'withdraw'],
      severity: 'refuse',
      at: 'purchase',
      needs: ({ record: { fields } }) => held('purchase', fields['purchase']),
      holds: ({ known }) => stateOf(known['purchase']) === 'submitted',
      covers: ['CW11'],
    },
  },
  claims: {
    'one-quotation-each': {
      label: { zh: '每家一个报价', en: 'One quotation each' },
      fields: ['purchase', 'supplier'],
      says: { zh: '该供应商已经报价，请勿重复登记。', en: 'The supplier has quoted already.' },
    },
  },
})
