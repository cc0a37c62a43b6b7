import { defineRegister } from '../../kernel/register.ts'

/** Accounts, kept in the root unit. The password's hash is no part of it: credentials lie outside the journal. */
export const account = defineRegister({
  name: 'account',
  label: { zh: '账号', en: 'Account' },
  basis: 'GB/T 22239-2019, 8.1.4.1–8.1.4.2',
  version: '2026-01-01',
  domain: 'safeguards',
  fields: {
    login: {
      kind: 'text',
      label: { zh: '登录名', en: 'Login' },
      required: true,
      inList: true,
      max: 60,
      help: { zh: '登录时输入的名称，全系统唯一。', en: 'Typed at sign-in; unique in the installation.' },
    },
    holder: { kind: 'text', label: { zh: '使用人', en: 'Holder' }, required: true, inList: true, max: 60 },
    personId: { kind: 'text', label: { zh: '人员编号', en: 'Person id' }, required: true, max: 60 },
    home: { kind: 'unit', label: { zh: '所属单位', en: 'Home unit' }, required: true, inList: true },
  },
  columns: { title: 'login' },
  parties: {
    admin: { post: 'system-admin', label: { zh: '系统管理员', en: 'system administrator' } },
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    audit: { post: 'audit-admin', label: { zh: '审计管理员', en: 'audit administrator' } },
  },
  readers: ['admin', 'security', 'audit'],
  states: {
    invited: { label: { zh: '待启用', en: 'Invited' }, rests: true },
    active: { label: { zh: '在用', en: 'Active' }, rests: true },
    locked: { label: { zh: '已锁定', en: 'Locked' }, awaits: ['unlock'] },
    disabled: { label: { zh: '已停用', en: 'Disabled' }, final: true },
  },
  verbs: {
    invite: {
      label: { zh: '开设账号', en: 'Invite' },
      by: ['admin', 'house'],
      from: 'nothing',
      to: 'invited',
      takes: ['login', 'holder', 'personId', 'home'],
      elsewhere: { zh: '该账号已经开设。', en: 'The account exists already.' },
    },
    activate: {
      label: { zh: '启用', en: 'Activate' },
      by: ['house'],
      from: ['invited'],
      to: 'active',
      already: ['active'],
      elsewhere: { zh: '已锁定或停用的账号不能启用。', en: 'A locked or disabled account cannot be activated.' },
    },
    lock: {
      label: { zh: '锁定', en: 'Lock' },
      by: ['security', 'house'],
      from: ['invited', 'active'],
      to: 'locked',
      reason: true,
      already: ['locked'],
      elsewhere: { zh: '账号已停用。', en: 'The account is disabled.' },
    },
    unlock: {
      label: { zh: '解锁', en: 'Unlock' },
      by: ['security'],
      from: ['locked'],
      to: 'active',
      already: ['active'],
      elsewhere: { zh: '账号没有锁定。', en: 'The account is not locked.' },
    },
    disable: {
      label: { zh: '停用', en: 'Disable' },
      by: ['admin', 'security'],
      from: ['invited', 'active', 'locked'],
      to: 'disabled',
      reason: true,
      already: ['disabled'],
    },
  },
  claims: {
    login: {
      label: { zh: '登录名', en: 'Login' },
      fields: ['login'],
      says: { zh: '登录名已被使用，请换一个。', en: 'This login is taken; choose another.' },
    },
  },
})
