import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { outsiders, overseers, responsible } from './words.ts'

/**
 * Evidence (佐证材料): the papers that show that a finding was cured. One paper may honestly serve several findings (共用佐证): then each says at which page to look.
 */
export const rectificationEvidence = defineRegister({
  name: 'rectification-evidence',
  label: { zh: '佐证材料', en: 'Evidence' },
  covers: ['ZG12', 'ZG31'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '材料名称', en: 'Title' },
      required: true,
      inList: true,
      aliases: ['佐证材料', '材料'],
    },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    measures: { kind: 'refs', register: 'rectification-measure', label: { zh: '对应措施', en: 'Measures' } },
    kind: {
      kind: 'choice',
      label: { zh: '材料类型', en: 'Kind' },
      inList: true,
      choices: {
        minutes: { zh: '会议记录', en: 'Minutes' },
        document: { zh: '文件', en: 'Document' },
        regulation: { zh: '制度', en: 'Regulation' },
        voucher: { zh: '凭证', en: 'Voucher' },
        photo: { zh: '照片', en: 'Photograph' },
        statistics: { zh: '统计表', en: 'Statistics' },
        explanation: { zh: '书面说明', en: 'Written explanation' },
        records: { zh: '机制运行记录', en: 'Records of a mechanism' },
        other: { zh: '其他', en: 'Other' },
      },
      covers: ['ZG31'],
    },
    mechanism: {
      kind: 'ref',
      register: 'mechanism',
      label: { zh: '出自机制', en: 'Of the mechanism' },
      help: {
        zh: '由系统从台账生成的材料写明出自哪一项长效机制。',
        en: 'Which mechanism the records are of, when the house made the list.',
      },
    },
    files: { kind: 'files', label: { zh: '文件', en: 'Files' }, required: true, covers: ['ZG12', 'ZG31'] },
    datedOn: {
      kind: 'day',
      label: { zh: '材料日期', en: 'Dated' },
      inList: true,
      help: { zh: '材料本身的日期，不是归入的日期。', en: 'The day on the paper, not the day it was attached.' },
    },
    shared: {
      kind: 'yesno',
      label: { zh: '共用佐证', en: 'Shared' },
      help: {
        zh: '同一份材料还用于其他问题的填“是”，并在文件上注明页码。',
        en: 'Yes when the paper serves other findings too; then name the page.',
      },
    },
    remark: { kind: 'text', label: { zh: '说明', en: 'Remark' }, max: 500 },
  },
  columns: { title: 'title' },
  parties: {
    ...overseers,
    ...responsible,
    ...outsiders,
    attacher: { did: 'attach', label: { zh: '归入人', en: 'who attached it' } },
  },
  readers: [
    'director',
    'deputy',
    'leadingGroup',
    'office',
    'responsible',
    'attacher',
    'inspection',
    'reviewer',
    'group',
    'discipline',
    'organisation',
    'publicity',
  ],
  states: {
    kept: { label: { zh: '已归入', en: 'Kept' }, rests: true },
    withdrawn: { label: { zh: '已撤出', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    attach: {
      label: { zh: '归入', en: 'Attach' },
      by: ['office', 'responsible', 'house'],
      from: 'nothing',
      to: 'kept',
      takes: ['title', 'finding', 'measures', 'kind', 'mechanism', 'files', 'datedOn', 'shared', 'remark'],
      elsewhere: { zh: '这份材料已经归入。', en: 'The paper is attached already.' },
      covers: ['ZG12', 'ZG31'],
    },
    amend: {
      label: { zh: '补正信息', en: 'Amend' },
      by: ['office', 'responsible', 'attacher'],
      from: ['kept'],
      takes: ['title', 'measures', 'kind', 'files', 'datedOn', 'shared', 'remark'],
      elsewhere: { zh: '已撤出的材料不再补正。', en: 'What was withdrawn is not amended.' },
    },
    withdraw: {
      label: { zh: '撤出', en: 'Withdraw' },
      by: ['office', 'attacher'],
      from: ['kept'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
    },
  },
  rules: {
    'evidence-after-feedback': {
      label: { zh: '材料不早于反馈', en: 'Not before the feedback' },
      says: {
        zh: '材料日期早于问题提出的日期：只能说明整改以前的情况，请核对。',
        en: 'It is dated before the finding was raised, so it can only show what was before; please check.',
      },
      on: ['attach', 'amend'],
      severity: 'warn',
      at: 'datedOn',
      needs: findingOf,
      holds: ({ record: { fields }, known }) => {
        const openedOn = findingIn(known['finding'])?.fields['openedOn']
        const { datedOn } = fields
        return typeof openedOn !== 'string' || typeof datedOn !== 'string' || datedOn >= openedOn
      },
    },
    'records-name-their-mechanism': {
      label: { zh: '运行记录写明机制', en: 'Records name their mechanism' },
      says: {
        zh: '机制运行记录要写明出自哪一项长效机制，请在问题页的“长效机制”中生成。',
        en: 'Records of a mechanism say of which one: have the list made under “Mechanisms” of the finding.',
      },
      on: ['attach'],
      severity: 'refuse',
      at: 'mechanism',
      holds: ({ record: { fields } }) => fields['kind'] !== 'records' || typeof fields['mechanism'] === 'string',
    },
    'evidence-before-declaration': {
      label: { zh: '申请销号以前归入', en: 'Attached before the declaration' },
      says: {
        zh: '这个问题已经申请销号：此后归入的材料不是申请时的依据，请在说明中写明来由。',
        en: 'The finding is declared already: what comes later was no ground for it; say in the remark where it comes from.',
      },
      on: ['attach'],
      severity: 'warn',
      needs: findingOf,
      holds: ({ known }) =>
        !['declared', 'vetted', 'reviewing', 'closed'].includes(findingIn(known['finding'])?.state ?? ''),
    },
    'closed-keeps-its-evidence': {
      label: { zh: '已销号的材料不动', en: 'What was closed keeps its evidence' },
      says: {
        zh: '这个问题正在会审或者已经销号，佐证材料不能改动、撤出；确有错误的，先退回或者恢复整改。',
        en: 'The finding is under review or closed: its evidence stays as it is; return or reopen it first.',
      },
      on: ['amend', 'withdraw'],
      severity: 'refuse',
      needs: findingOf,
      holds: ({ known }) => !['vetted', 'reviewing', 'closed'].includes(findingIn(known['finding'])?.state ?? ''),
      covers: ['ZG31'],
    },
    'shared-evidence-names-page': {
      label: { zh: '共用佐证注明页码', en: 'Shared evidence names its page' },
      says: {
        zh: '共用佐证没有注明页码：请在文件上写明与本问题有关的页码。',
        en: 'Shared evidence without a page: say at which page to look for this finding.',
      },
      on: ['attach', 'amend'],
      severity: 'warn',
      at: 'files',
      holds: ({ record: { fields } }) => {
        const files = fields['files']
        if (fields['shared'] !== true || !Array.isArray(files)) return true
        return files.every((file) => typeof file === 'object' && file.page !== undefined)
      },
      covers: ['ZG31'],
    },
  },
})

function findingOf({ record: { fields } }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  const { finding } = fields
  return typeof finding === 'string'
    ? { finding: { register: 'inspection-finding', ask: 'first', where: { id: finding } } }
    : {}
}

function findingIn(answer: Answer | undefined) {
  return typeof answer === 'object' ? answer : null
}
