import { defineRegister } from '../../kernel/register.ts'
import { everyone, keepers } from './words.ts'

/** A class of assets and the one department that answers for it; finance leads, and nothing the house owns is nobody's. */
export const assetClass = defineRegister({
  name: 'asset-class',
  label: { zh: '资产分类责任', en: 'Asset class' },
  covers: ['ZC02'],
  version: '2026-01-01',
  domain: 'assets',
  starts: 'off',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '资产类别', en: 'Class' },
      required: true,
      inList: true,
      max: 60,
      aliases: ['类别', '资产分类'],
    },
    kind: {
      kind: 'choice',
      label: { zh: '大类', en: 'Kind' },
      required: true,
      inList: true,
      choices: {
        building: { zh: '房屋建筑', en: 'Buildings' },
        furniture: { zh: '家具用具', en: 'Furniture' },
        equipment: { zh: '设备', en: 'Equipment' },
        vehicle: { zh: '车辆', en: 'Vehicles' },
        data: { zh: '数据资源', en: 'Data resources' },
        other: { zh: '其他', en: 'Other' },
      },
    },
    department: {
      kind: 'department',
      label: { zh: '责任部门', en: 'Responsible department' },
      required: true,
      inList: true,
      covers: ['ZC02'],
    },
    lead: { kind: 'department', label: { zh: '牵头部门', en: 'Leading department' }, required: true, covers: ['ZC02'] },
    months: {
      kind: 'integer',
      label: { zh: '折旧月数', en: 'Months of depreciation' },
      required: true,
      min: 0,
      max: 1200,
      help: { zh: '不计提折旧的填0。', en: '0 for what is not depreciated.' },
    },
  },
  columns: { title: 'name', department: 'department' },
  parties: { ...keepers, everyone },
  readers: ['everyone'],
  states: {
    'in-force': { label: { zh: '在用', en: 'In force' }, rests: true },
    abolished: { label: { zh: '已停用', en: 'Abolished' }, final: true },
  },
  verbs: {
    assign: {
      label: { zh: '确定责任部门', en: 'Assign' },
      by: ['accountant', 'manager', 'house'],
      from: 'nothing',
      to: 'in-force',
      takes: ['name', 'kind', 'department', 'lead', 'months'],
      elsewhere: { zh: '该类别已经确定责任部门。', en: 'It is assigned already.' },
      covers: ['ZC02'],
    },
    reassign: {
      label: { zh: '调整责任部门', en: 'Reassign' },
      by: ['leader', 'director'],
      from: ['in-force'],
      takes: ['department', 'lead', 'months'],
      needs: ['department'],
      reason: true,
      elsewhere: { zh: '该类别已经停用。', en: 'The class is abolished.' },
      covers: ['ZC02'],
    },
    abolish: {
      label: { zh: '停用类别', en: 'Abolish' },
      by: ['accountant'],
      from: ['in-force'],
      to: 'abolished',
      reason: true,
      already: ['abolished'],
    },
  },
  rules: {
    'class-is-empty': {
      label: { zh: '类别下没有资产', en: 'No asset is left in it' },
      says: {
        zh: '该类别下还有在账资产，停用后这些资产就没有责任部门了：请先改到其他类别。',
        en: 'Assets of this class are still on the books and would be nobody’s: move them to another class first.',
      },
      on: ['abolish'],
      severity: 'refuse',
      needs: ({ record }) => ({
        left: {
          register: 'asset-card',
          ask: 'count',
          where: { closed: false, fields: { class: { is: record.id } } },
          lock: record.id,
        },
      }),
      holds: ({ known }) => known['left'] === 0,
      covers: ['ZC02'],
    },
  },
  claims: {
    'class-name': {
      label: { zh: '一类一责任部门', en: 'One department to a class' },
      fields: ['name'],
      says: {
        zh: '该类别已有责任部门，一类资产只归一个部门负责：要改请用“调整责任部门”。',
        en: 'The class has a responsible department; to change it, reassign it.',
      },
    },
  },
})
