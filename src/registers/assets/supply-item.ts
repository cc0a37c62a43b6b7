import { defineRegister } from '../../kernel/register.ts'
import { fen } from '../words.ts'
import { everyone, keepers } from './words.ts'

/** An article of office supplies and how many of it are in the store. The figure is written by what comes in and goes out, by nobody's hand. */
export const supplyItem = defineRegister({
  name: 'supply-item',
  label: { zh: '办公用品', en: 'Supply item' },
  covers: ['ZC09'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    name: { kind: 'text', label: { zh: '品名', en: 'Name' }, required: true, inList: true, aliases: ['物品名称'] },
    spec: { kind: 'text', label: { zh: '规格', en: 'Specification' }, required: true, inList: true },
    unit: { kind: 'text', label: { zh: '计量单位', en: 'Unit' }, required: true, inList: true, max: 20 },
    low: { kind: 'integer', label: { zh: '最低库存', en: 'Lowest stock' }, required: true, min: 0 },
    stock: { kind: 'integer', label: { zh: '库存', en: 'Stock' }, inList: true, min: 0, covers: ['ZC09'] },
    perTime: { kind: 'integer', label: { zh: '每次领用上限', en: 'Most at a time' }, min: 1 },
  },
  columns: { title: 'name' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    kept: { label: { zh: '在册', en: 'Kept' }, rests: true },
    dropped: { label: { zh: '已停用', en: 'Dropped' }, final: true },
  },
  verbs: {
    list: {
      label: { zh: '登记品目', en: 'List' },
      by: ['manager', 'house'],
      from: 'nothing',
      to: 'kept',
      takes: ['name', 'spec', 'unit', 'low', 'perTime'],
      sets: () => ({ stock: 0 }),
      elsewhere: { zh: '该品目已经登记。', en: 'It is listed already.' },
      covers: ['ZC09'],
    },
    'set-limits': {
      label: { zh: '调整限额', en: 'Set the limits' },
      by: ['office'],
      from: ['kept'],
      takes: ['low', 'perTime'],
      reason: true,
      elsewhere: { zh: '该品目已经停用。', en: 'It was dropped.' },
      covers: ['ZC09'],
    },
    'move-stock': {
      label: { zh: '更新库存', en: 'Move the stock' },
      by: ['house'],
      from: ['kept'],
      takes: ['stock'],
      needs: ['stock'],
      elsewhere: { zh: '该品目已经停用，不再出入库。', en: 'It was dropped; nothing comes in or goes out.' },
      covers: ['ZC09'],
    },
    drop: {
      label: { zh: '停用品目', en: 'Drop' },
      by: ['manager'],
      from: ['kept'],
      to: 'dropped',
      reason: true,
      already: ['dropped'],
    },
  },
  rules: {
    'dropped-when-empty': {
      label: { zh: '库存清零再停用', en: 'Dropped when none is left' },
      says: { zh: '该品目还有库存：请先领用完或处理完。', en: 'Some of it is in the store; use it up first.' },
      on: ['drop'],
      severity: 'refuse',
      at: 'stock',
      holds: ({ record: { fields } }) => fen(fields['stock']) === 0,
      covers: ['ZC09'],
    },
  },
  claims: {
    'supply-name': {
      label: { zh: '品名规格', en: 'Name and specification' },
      fields: ['name', 'spec'],
      says: { zh: '该品名规格已经登记，请在原品目上出入库。', en: 'It is listed already; use that item.' },
    },
  },
})
