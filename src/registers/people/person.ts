import { defineRegister } from '../../kernel/register.ts'

/** People of a unit. The record's id is the pseudonym the journal keeps; erasing the record takes the name from behind it. */
export const person = defineRegister({
  name: 'person',
  label: { zh: '人员', en: 'Person' },
  version: '2026-01-01',
  domain: 'people',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '姓名', en: 'Name' },
      required: true,
      inList: true,
      aliases: ['人员', '姓名'],
      max: 60,
    },
    department: {
      kind: 'department',
      label: { zh: '所在部门', en: 'Department' },
      inList: true,
      aliases: ['部门', '科室'],
    },
    phone: {
      kind: 'text',
      label: { zh: '联系电话', en: 'Phone' },
      max: 40,
      readers: ['personnel', 'admin', 'self'],
      aliases: ['电话', '手机'],
    },
    self: {
      kind: 'person',
      label: { zh: '本人', en: 'Self' },
      help: { zh: '由系统填写，指向本人。', en: 'Filled by the system; points at the person.' },
    },
  },
  columns: { title: 'name', department: 'department' },
  parties: {
    personnel: { post: 'personnel', label: { zh: '人事', en: 'personnel' } },
    admin: { post: 'system-admin', label: { zh: '系统管理员', en: 'system administrator' } },
    self: { field: 'self', label: { zh: '本人', en: 'the person' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    serving: { label: { zh: '在岗', en: 'Serving' }, rests: true },
    left: { label: { zh: '已离岗', en: 'Left' }, final: true },
  },
  verbs: {
    enrol: {
      label: { zh: '登记', en: 'Enrol' },
      by: ['personnel', 'admin', 'house'],
      from: 'nothing',
      to: 'serving',
      takes: ['name', 'department', 'phone', 'self'],
      elsewhere: { zh: '该人员已经登记。', en: 'The person is enrolled already.' },
    },
    revise: {
      label: { zh: '变更信息', en: 'Revise' },
      by: ['personnel', 'admin'],
      from: ['serving'],
      takes: ['name', 'department', 'phone'],
      elsewhere: { zh: '已离岗人员的信息不再变更。', en: 'Details of a person who left are not revised.' },
    },
    depart: {
      label: { zh: '离岗', en: 'Depart' },
      by: ['personnel', 'admin'],
      from: ['serving'],
      to: 'left',
      reason: true,
      already: ['left'],
    },
    reinstate: {
      label: { zh: '返岗', en: 'Reinstate' },
      by: ['personnel', 'admin'],
      from: ['left'],
      to: 'serving',
      already: ['serving'],
    },
  },
})
