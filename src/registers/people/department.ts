import { defineRegister } from '../../kernel/register.ts'

/** Departments of a unit (部室、科室). */
export const department = defineRegister({
  name: 'department',
  label: { zh: '部门', en: 'Department' },
  version: '2026-01-01',
  domain: 'people',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '部门名称', en: 'Name' },
      required: true,
      inList: true,
      aliases: ['部门', '科室', '部室'],
    },
    parent: { kind: 'department', label: { zh: '上级部门', en: 'Parent' }, inList: true },
    duties: { kind: 'longtext', label: { zh: '职责', en: 'Duties' }, aliases: ['部门职责'] },
  },
  columns: { title: 'name' },
  parties: {
    personnel: { post: 'personnel', label: { zh: '人事', en: 'personnel' } },
    admin: { post: 'system-admin', label: { zh: '系统管理员', en: 'system administrator' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    active: { label: { zh: '在用', en: 'Active' }, rests: true },
    dissolved: { label: { zh: '已撤销', en: 'Dissolved' }, final: true },
  },
  verbs: {
    found: {
      label: { zh: '设立', en: 'Found' },
      by: ['personnel', 'admin', 'house'],
      from: 'nothing',
      to: 'active',
      takes: ['name', 'parent', 'duties'],
      elsewhere: { zh: '该部门已经设立。', en: 'The department exists already.' },
    },
    revise: {
      label: { zh: '调整', en: 'Revise' },
      by: ['personnel', 'admin'],
      from: ['active'],
      takes: ['name', 'parent', 'duties'],
      elsewhere: { zh: '已撤销的部门不能调整。', en: 'A dissolved department cannot be revised.' },
    },
    dissolve: {
      label: { zh: '撤销', en: 'Dissolve' },
      by: ['personnel', 'admin'],
      from: ['active'],
      to: 'dissolved',
      reason: true,
      already: ['dissolved'],
    },
  },
  claims: {
    'department-name': {
      label: { zh: '部门名称', en: 'Department name' },
      fields: ['name'],
      says: { zh: '已有同名部门，请换一个名称。', en: 'A department of this name exists; choose another.' },
    },
  },
})
