import { defineRegister } from '../../kernel/register.ts'
import { everyone, treasury } from './words.ts'

/** A fuel card: one vehicle, one card, kept by one person. Lost or no longer needed, it is stopped. Read by everyone, because whoever fuels names it. */
export const fuelCard = defineRegister({
  name: 'fuel-card',
  label: { zh: '加油卡', en: 'Fuel card' },
  covers: ['CW22'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    number: { kind: 'text', label: { zh: '卡号', en: 'Card number' }, required: true, inList: true, max: 40 },
    plate: {
      kind: 'text',
      label: { zh: '车牌号', en: 'Number plate' },
      required: true,
      inList: true,
      max: 20,
      covers: ['CW22'],
    },
    keeper: { kind: 'person', label: { zh: '保管人', en: 'Keeper' }, required: true, inList: true },
    stoppedFor: { kind: 'text', label: { zh: '停用原因', en: 'Why it was stopped' } },
  },
  columns: { title: 'number', owner: 'keeper' },
  parties: { ...treasury, everyone, keeper: { field: 'keeper', label: { zh: '保管人', en: 'keeper' } } },
  readers: ['everyone'],
  states: {
    'in-use': { label: { zh: '在用', en: 'In use' }, rests: true },
    stopped: { label: { zh: '已停用', en: 'Stopped' }, final: true },
  },
  verbs: {
    issue: {
      label: { zh: '办卡', en: 'Issue' },
      by: ['office'],
      from: 'nothing',
      to: 'in-use',
      takes: ['number', 'plate', 'keeper'],
      elsewhere: { zh: '这张卡已经登记。', en: 'The card is registered already.' },
      covers: ['CW22'],
    },
    entrust: {
      label: { zh: '变更保管人', en: 'Entrust' },
      by: ['office'],
      from: ['in-use'],
      takes: ['keeper'],
      needs: ['keeper'],
      elsewhere: { zh: '卡已停用。', en: 'The card is stopped.' },
    },
    stop: {
      label: { zh: '停用', en: 'Stop' },
      by: ['office'],
      from: ['in-use'],
      to: 'stopped',
      takes: ['stoppedFor'],
      needs: ['stoppedFor'],
      already: ['stopped'],
    },
  },
  claims: {
    'fuel-card-number': {
      label: { zh: '卡号', en: 'Card number' },
      fields: ['number'],
      says: { zh: '这个卡号已经登记。', en: 'This card is registered already.' },
    },
    'fuel-card-plate': {
      label: { zh: '一车一卡', en: 'One vehicle, one card' },
      fields: ['plate'],
      says: { zh: '这辆车已有加油卡：一车一卡，先停用原卡。', en: 'The vehicle has a card; one vehicle, one card.' },
    },
  },
})
