import { defineRegister } from '../../kernel/register.ts'

/** Units of the installation. Its records live in the root unit; a unit's id is the id of its record here. */
export const unit = defineRegister({
  name: 'unit',
  label: { zh: '单位', en: 'Unit' },
  version: '2026-01-01',
  domain: 'people',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '单位名称', en: 'Name' },
      required: true,
      inList: true,
      aliases: ['单位', '名称'],
    },
    kind: {
      kind: 'choice',
      label: { zh: '类别', en: 'Kind' },
      required: true,
      inList: true,
      choices: { district: { zh: '县（市、区）', en: 'District' }, unit: { zh: '单位', en: 'Unit' } },
    },
    parent: { kind: 'unit', label: { zh: '上级单位', en: 'Parent' }, inList: true },
    zone: {
      kind: 'text',
      label: { zh: '时区', en: 'Time zone' },
      required: true,
      help: {
        zh: '期限按这个时区的日期计算，一般为 Asia/Shanghai。',
        en: 'Days are counted in this zone, usually Asia/Shanghai.',
      },
    },
  },
  columns: { title: 'name' },
  parties: {
    admin: { post: 'system-admin', label: { zh: '系统管理员', en: 'system administrator' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    active: { label: { zh: '在用', en: 'Active' }, rests: true },
    dissolved: { label: { zh: '已撤并', en: 'Dissolved' }, final: true },
  },
  verbs: {
    found: {
      label: { zh: '设立', en: 'Found' },
      by: ['admin', 'house'],
      from: 'nothing',
      to: 'active',
      takes: ['name', 'kind', 'parent', 'zone'],
      elsewhere: { zh: '该单位已经设立。', en: 'The unit exists already.' },
    },
    rename: {
      label: { zh: '更名', en: 'Rename' },
      by: ['admin'],
      from: ['active'],
      takes: ['name', 'parent'],
      elsewhere: { zh: '已撤并的单位不能更名。', en: 'A dissolved unit cannot be renamed.' },
    },
    dissolve: {
      label: { zh: '撤并', en: 'Dissolve' },
      by: ['admin'],
      from: ['active'],
      to: 'dissolved',
      reason: true,
      already: ['dissolved'],
    },
  },
  claims: {
    'unit-name': {
      label: { zh: '单位名称', en: 'Unit name' },
      fields: ['name'],
      says: { zh: '已有同名单位，请核对后改用全称。', en: 'A unit of this name exists; check, and use the full name.' },
    },
  },
})
