import { defineRegister } from '../../kernel/register.ts'
import { bodies, leaders } from './words.ts'

/**
 * Rules of procedure of a body (议事规则): what it may decide and how many must be there. A topic is held against the version in force, so that what
 * belongs to the Party group is not decided in the director's office.
 */
export const procedureRules = defineRegister({
  name: 'procedure-rules',
  label: { zh: '议事规则', en: 'Rules of procedure' },
  covers: ['HY03', 'HY06'],
  cures: ['议事规则', '决策程序', '三重一大'],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    title: { kind: 'text', label: { zh: '规则名称', en: 'Title' }, required: true, inList: true },
    body: { kind: 'choice', label: { zh: '议事机构', en: 'Body' }, required: true, inList: true, choices: bodies },
    members: { kind: 'people', label: { zh: '组成人员', en: 'Members' }, required: true },
    quorumPercent: {
      kind: 'integer',
      label: { zh: '到会人数不低于（%）', en: 'Quorum in percent' },
      required: true,
      min: 50,
      max: 100,
    },
    decision: { kind: 'yesno', label: { zh: '议决重大决策', en: 'Decides major decisions' } },
    appointment: { kind: 'yesno', label: { zh: '议决干部任免', en: 'Decides appointments' } },
    project: { kind: 'yesno', label: { zh: '议决重大项目', en: 'Decides major projects' } },
    largeFund: { kind: 'yesno', label: { zh: '议决大额资金', en: 'Decides large funds' } },
    disposal: { kind: 'yesno', label: { zh: '议决资产处置', en: 'Decides disposals' } },
    routine: { kind: 'yesno', label: { zh: '议决一般事项', en: 'Decides routine matters' } },
    inForceOn: { kind: 'day', label: { zh: '施行日期', en: 'In force on' }, inList: true },
    document: { kind: 'files', label: { zh: '规则文本', en: 'Document' } },
  },
  columns: { title: 'title' },
  parties: { ...leaders, everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } } },
  // How decisions are made is known to everybody who must bring them.
  readers: ['everyone'],
  states: {
    drafted: { label: { zh: '待批准', en: 'Drafted' }, awaits: ['approve'] },
    'in-force': { label: { zh: '施行', en: 'In force' }, rests: true },
    ended: { label: { zh: '已废止', en: 'Ended' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '拟定规则', en: 'Draft' },
      by: ['office'],
      from: 'nothing',
      to: 'drafted',
      takes: [
        'title',
        'body',
        'members',
        'quorumPercent',
        'decision',
        'appointment',
        'project',
        'largeFund',
        'disposal',
        'routine',
        'document',
      ],
      elsewhere: { zh: '规则已经拟定，修订请另拟新的一版。', en: 'It is drafted; a revision is a new version.' },
    },
    approve: {
      label: { zh: '批准施行', en: 'Put into force' },
      by: ['director'],
      from: ['drafted'],
      to: 'in-force',
      takes: ['inForceOn'],
      needs: ['inForceOn'],
      apart: ['draft'],
      already: ['in-force'],
      elsewhere: { zh: '已废止的规则不再施行。', en: 'What has ended is not put into force again.' },
      asks: ({ record }) => ({
        before: {
          register: 'procedure-rules',
          ask: 'first',
          where: { state: ['in-force'], fields: { body: { is: String(record.fields['body']) } } },
        },
      }),
      // One body has one set of rules: the new version ends the old one in the same breath.
      causes: [
        {
          register: 'procedure-rules',
          verb: 'end',
          each: ({ known: { before } }) => (typeof before === 'object' && before ? [{ record: before.id }] : []),
        },
      ],
      covers: ['HY03', 'HY06'],
    },
    end: {
      label: { zh: '废止', en: 'End' },
      by: ['house'],
      from: ['in-force'],
      to: 'ended',
      already: ['ended'],
      elsewhere: { zh: '未施行的规则无须废止。', en: 'It was never in force.' },
    },
  },
})
