import { defineRegister } from '../../kernel/register.ts'
import { regulationRules } from './regulation-rules.ts'
import { leadReaders, outsiders, overseers } from './words.ts'

const counted = (action: 'create' | 'revise') => ({
  where: { state: ['in-force', 'replaced', 'abolished'], fields: { action: { is: action } } },
})

/**
 * Regulations made, revised and abolished (立改废): drafted, deliberated at a meeting, issued, in force. A revision in force takes the place of the one it revises; an
 * abolition ends it with its reason. Everybody it binds reads it.
 */
export const regulation = defineRegister({
  name: 'regulation',
  label: { zh: '制度立改废', en: 'Regulation' },
  covers: ['ZG27'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: {
      kind: 'text',
      label: { zh: '制度名称', en: 'Title' },
      required: true,
      inList: true,
      aliases: ['制度'],
      covers: ['ZG27'],
    },
    action: {
      kind: 'choice',
      label: { zh: '立改废', en: 'Made, revised or abolished' },
      required: true,
      inList: true,
      choices: {
        create: { zh: '新建', en: 'Made' },
        revise: { zh: '修订', en: 'Revised' },
        abolish: { zh: '废止', en: 'Abolished' },
      },
      covers: ['ZG27'],
    },
    edition: { kind: 'text', label: { zh: '版本', en: 'Edition' }, inList: true, covers: ['CW06'] },
    replaces: { kind: 'ref', register: 'regulation', label: { zh: '原制度', en: 'The one before' } },
    ground: { kind: 'text', label: { zh: '立改废理由', en: 'Why' }, max: 500, covers: ['ZG27'] },
    findings: {
      kind: 'refs',
      register: 'inspection-finding',
      label: { zh: '对应问题', en: 'Findings' },
      covers: ['ZG27'],
    },
    owner: {
      kind: 'person',
      label: { zh: '执行责任人', en: 'Who answers for it' },
      required: true,
      inList: true,
      covers: ['ZG28'],
    },
    department: { kind: 'department', label: { zh: '起草部门', en: 'Department' } },
    meeting: { kind: 'text', label: { zh: '审议会议', en: 'Deliberated by' }, covers: ['ZG27'] },
    deliberatedOn: { kind: 'day', label: { zh: '审议日期', en: 'Deliberated on' } },
    number: { kind: 'text', label: { zh: '文号', en: 'Number' }, inList: true },
    issuedOn: { kind: 'day', label: { zh: '印发日期', en: 'Issued on' } },
    inForceOn: { kind: 'day', label: { zh: '施行或废止日期', en: 'From' }, inList: true, covers: ['CW06'] },
    files: { kind: 'files', label: { zh: '制度文本', en: 'Text' } },
  },
  columns: { title: 'title', owner: 'owner', department: 'department' },
  parties: {
    ...overseers,
    ...outsiders,
    heads: { post: 'department-head', label: { zh: '部门负责人', en: 'head of a department' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: [...leadReaders, 'everyone'],
  states: {
    drafted: { label: { zh: '拟定', en: 'Drafted' }, awaits: ['deliberate'] },
    deliberated: { label: { zh: '已审议', en: 'Deliberated' }, awaits: ['issue'] },
    issued: { label: { zh: '已印发', en: 'Issued' }, awaits: ['bring-into-force'] },
    'in-force': { label: { zh: '执行中', en: 'In force' }, rests: true },
    replaced: { label: { zh: '已被修订', en: 'Replaced' }, final: true },
    abolished: { label: { zh: '已废止', en: 'Abolished' }, final: true },
    done: { label: { zh: '废止决定已生效', en: 'Abolition done' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '拟定', en: 'Draft' },
      by: ['office', 'heads'],
      from: 'nothing',
      to: 'drafted',
      takes: ['title', 'action', 'edition', 'replaces', 'ground', 'findings', 'owner', 'department', 'files'],
      elsewhere: { zh: '已经拟定。', en: 'It is drafted already.' },
      covers: ['ZG27'],
    },
    deliberate: {
      label: { zh: '登记审议', en: 'Deliberate' },
      by: ['office'],
      from: ['drafted'],
      to: 'deliberated',
      takes: ['meeting', 'deliberatedOn', 'files'],
      needs: ['meeting', 'deliberatedOn'],
      already: ['deliberated', 'issued', 'in-force', 'replaced', 'abolished', 'done'],
      covers: ['ZG27'],
    },
    issue: {
      label: { zh: '登记印发', en: 'Issue' },
      by: ['office'],
      from: ['deliberated'],
      to: 'issued',
      takes: ['number', 'issuedOn', 'files'],
      needs: ['number', 'issuedOn', 'files'],
      already: ['issued', 'in-force', 'replaced', 'abolished', 'done'],
      elsewhere: { zh: '先经会议审议，再印发。', en: 'It is deliberated first.' },
      covers: ['ZG27'],
    },
    'bring-into-force': {
      label: { zh: '登记施行', en: 'Bring into force' },
      by: ['office'],
      from: ['issued'],
      to: 'in-force',
      takes: ['inForceOn'],
      needs: ['inForceOn'],
      causes: [
        {
          register: 'regulation',
          verb: 'replace',
          each: ({ record: { fields } }) =>
            fields['action'] === 'revise' ? [{ record: String(fields['replaces']) }] : [],
        },
      ],
      already: ['in-force', 'replaced', 'abolished', 'done'],
      elsewhere: { zh: '先印发，再施行。', en: 'It is issued first.' },
      covers: ['ZG27'],
    },
    'carry-out': {
      label: { zh: '登记废止生效', en: 'Carry out the abolition' },
      by: ['office'],
      from: ['issued'],
      to: 'done',
      takes: ['inForceOn'],
      needs: ['inForceOn'],
      causes: [
        {
          register: 'regulation',
          verb: 'abolish',
          each: ({ record: { fields } }) => [
            { record: String(fields['replaces']), fields: { ground: fields['ground'] ?? null } },
          ],
        },
      ],
      already: ['done'],
      elsewhere: { zh: '先印发废止决定。', en: 'The abolition is issued first.' },
      covers: ['ZG27'],
    },
    replace: {
      label: { zh: '被修订', en: 'Replace' },
      by: ['house'],
      from: ['in-force'],
      to: 'replaced',
      elsewhere: { zh: '只有执行中的制度可以修订。', en: 'Only what is in force is revised.' },
    },
    abolish: {
      label: { zh: '废止', en: 'Abolish' },
      by: ['house'],
      from: ['in-force'],
      to: 'abolished',
      takes: ['ground'],
      needs: ['ground'],
      elsewhere: { zh: '只有执行中的制度可以废止。', en: 'Only what is in force is abolished.' },
      covers: ['ZG27'],
    },
  },
  rules: {
    ...regulationRules,
    'abolition-is-carried-out': {
      label: { zh: '施行与废止分开', en: 'In force, or abolished' },
      says: {
        zh: '新建、修订的制度登记施行，废止决定登记废止生效，请选择对应的办理动作。',
        en: 'What is made or revised is brought into force, an abolition is carried out: choose the other verb.',
      },
      on: ['bring-into-force', 'carry-out'],
      severity: 'refuse',
      at: 'action',
      holds: ({ record: { fields }, verb }) => (fields['action'] === 'abolish') === (verb === 'carry-out'),
    },
  },
  claims: {
    'regulation-number': {
      label: { zh: '文号', en: 'Number' },
      fields: ['number'],
      says: { zh: '这个文号已用于另一项制度，请核对。', en: 'Another regulation has this number; please check.' },
    },
  },
  settings: {
    issueDays: {
      label: { zh: '审议后印发时限（工作日）', en: 'Working days from deliberation to issue' },
      standard: 10,
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'issue-due': {
      label: { zh: '印发时限', en: 'Issue due' },
      verb: 'issue',
      starts: { on: 'deliberate' },
      within: { workingDays: 'issueDays' },
      escalate: [{ after: 1, to: 'leadingGroup' }],
      covers: ['ZG27'],
    },
  },
  indicators: {
    'regulations-made': {
      label: { zh: '新建制度', en: 'Regulations made' },
      unit: { zh: '项', en: 'regulations' },
      value: counted('create'),
      window: 'all',
      covers: ['ZG27'],
    },
    'regulations-revised': {
      label: { zh: '修订制度', en: 'Regulations revised' },
      unit: { zh: '项', en: 'regulations' },
      value: counted('revise'),
      window: 'all',
      covers: ['ZG27'],
    },
    'regulations-abolished': {
      label: { zh: '废止制度', en: 'Regulations abolished' },
      unit: { zh: '项', en: 'regulations' },
      value: { where: { state: ['abolished'] } },
      window: 'all',
      covers: ['ZG27'],
    },
  },
})
