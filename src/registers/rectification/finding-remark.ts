import { defineRegister } from '../../kernel/register.ts'
import { outsiders, overseers, responsible } from './words.ts'

/** What people say to each other about a finding (交流记录). It stands as it was said; whoever is mentioned must be somebody who may read the finding. */
export const findingRemark = defineRegister({
  name: 'finding-remark',
  label: { zh: '交流记录', en: 'Remark' },
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    content: { kind: 'longtext', label: { zh: '内容', en: 'Content' }, required: true, inList: true, max: 2000 },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    mentioned: { kind: 'people', label: { zh: '提请关注', en: 'Mentioned' }, readersOf: 'finding', inList: true },
    files: { kind: 'files', label: { zh: '附件', en: 'Files' } },
  },
  columns: { title: 'content' },
  parties: {
    ...overseers,
    ...responsible,
    ...outsiders,
    speaker: { did: 'say', label: { zh: '发言人', en: 'who said it' } },
  },
  readers: [
    'director',
    'deputy',
    'leadingGroup',
    'office',
    'responsible',
    'speaker',
    'inspection',
    'reviewer',
    'group',
    'discipline',
    'organisation',
    'publicity',
  ],
  states: {
    said: { label: { zh: '已发言', en: 'Said' }, final: true },
  },
  verbs: {
    say: {
      label: { zh: '发言', en: 'Say' },
      by: ['director', 'deputy', 'leadingGroup', 'office', 'responsible'],
      from: 'nothing',
      to: 'said',
      takes: ['content', 'finding', 'mentioned', 'files'],
      elsewhere: { zh: '已经发言；要更正的，请另行发言。', en: 'It is said; to put it right, say something else.' },
      covers: ['ZG16'],
    },
  },
})
