import { defineRegister } from '../../kernel/register.ts'

/** Papers of self-examination for a democratic-life meeting (对照检查材料): one of the team, one of each member. Read by the author and those who approve them. */
export const comparisonPaper = defineRegister({
  name: 'comparison-paper',
  label: { zh: '对照检查材料', en: 'Paper of self-examination' },
  covers: ['ZG20'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    lifeMeeting: {
      kind: 'ref',
      register: 'democratic-life-meeting',
      label: { zh: '民主生活会', en: 'Democratic-life meeting' },
      required: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '材料类型', en: 'Kind' },
      required: true,
      inList: true,
      choices: { team: { zh: '班子', en: 'Of the team' }, personal: { zh: '个人', en: 'Personal' } },
      covers: ['ZG20'],
    },
    author: { kind: 'person', label: { zh: '撰写人', en: 'Author' }, required: true, inList: true },
    files: { kind: 'files', label: { zh: '材料', en: 'Paper' }, required: true },
    approvedOn: { kind: 'day', label: { zh: '审定日期', en: 'Approved on' }, inList: true },
  },
  columns: { title: 'kind', owner: 'author' },
  parties: {
    office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
    director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
    deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
    author: { field: 'author', label: { zh: '撰写人', en: 'author' } },
  },
  readers: ['office', 'director', 'author'],
  states: {
    drafted: { label: { zh: '待审定', en: 'Drafted' }, awaits: ['approve'] },
    returned: { label: { zh: '退回修改', en: 'Returned' }, awaits: ['draft-again'] },
    approved: { label: { zh: '已审定', en: 'Approved' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '提交', en: 'Hand in' },
      by: ['office', 'director', 'deputy'],
      from: 'nothing',
      to: 'drafted',
      takes: ['lifeMeeting', 'kind', 'author', 'files'],
      elsewhere: { zh: '材料已经提交。', en: 'It is handed in already.' },
      covers: ['ZG20'],
    },
    'draft-again': {
      label: { zh: '修改后提交', en: 'Hand in again' },
      by: ['author', 'office'],
      from: ['returned'],
      to: 'drafted',
      takes: ['files'],
      elsewhere: { zh: '只有退回的材料需要重新提交。', en: 'Only what was returned is handed in again.' },
    },
    approve: {
      label: { zh: '审定', en: 'Approve' },
      by: ['director', 'office'],
      from: ['drafted'],
      to: 'approved',
      takes: ['approvedOn'],
      needs: ['approvedOn'],
      apart: ['draft', 'draft-again'],
      already: ['approved'],
      elsewhere: { zh: '退回的材料修改提交以后再审定。', en: 'It is handed in again first.' },
      covers: ['ZG20'],
    },
    return: {
      label: { zh: '退回修改', en: 'Return' },
      by: ['director', 'office'],
      from: ['drafted'],
      to: 'returned',
      reason: true,
      already: ['returned'],
      elsewhere: { zh: '已经审定。', en: 'It is approved already.' },
    },
  },
  rules: {
    'not-ones-own-paper': {
      label: { zh: '不审定本人材料', en: 'Not one’s own' },
      says: {
        zh: '撰写人不能审定本人的材料，请由整改办或者其他负责人审定。',
        en: 'The author does not approve the paper; let somebody else do it.',
      },
      on: ['approve'],
      severity: 'refuse',
      holds: ({ record: { fields }, actor }) => actor.kind !== 'person' || actor.id !== fields['author'],
      covers: ['ZG20'],
    },
  },
  claims: {
    'paper-of-author': {
      label: { zh: '每人每类一份', en: 'One of each author' },
      fields: ['lifeMeeting', 'kind', 'author'],
      says: {
        zh: '该撰写人的这类材料已经提交过，请在原记录上修改。',
        en: 'This author has handed in such a paper already; change that one.',
      },
    },
  },
})
