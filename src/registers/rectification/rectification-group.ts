import { defineRegister } from '../../kernel/register.ts'
import { outsiders, overseers } from './words.ts'

/**
 * Who leads a rectification (整改工作领导小组及办公室), by versions with dates: a new list ends the one before, and none is overwritten. Told to the whole staff, so that
 * everybody reads it.
 */
export const rectificationGroup = defineRegister({
  name: 'rectification-group',
  label: { zh: '领导小组名单', en: 'Leading group' },
  covers: ['ZG07'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '名单名称', en: 'Title' }, required: true, inList: true },
    round: {
      kind: 'ref',
      register: 'inspection-round',
      label: { zh: '巡察轮次', en: 'Round' },
      required: true,
      inList: true,
    },
    from: { kind: 'day', label: { zh: '成立日期', en: 'From' }, required: true, inList: true, covers: ['ZG07'] },
    until: { kind: 'day', label: { zh: '截止日期', en: 'Until' }, inList: true },
    number: { kind: 'text', label: { zh: '文号', en: 'Number of the paper' }, inList: true },
    leader: {
      kind: 'person',
      label: { zh: '组长（第一责任人）', en: 'Leader, responsible first' },
      required: true,
      inList: true,
      aliases: ['组长', '第一责任人'],
      covers: ['ZG07', 'ZG08'],
    },
    deputies: { kind: 'people', label: { zh: '副组长', en: 'Deputies' }, required: true, covers: ['ZG07'] },
    members: { kind: 'people', label: { zh: '成员', en: 'Members' }, required: true, covers: ['ZG07'] },
    officeDirector: {
      kind: 'person',
      label: { zh: '整改办主任', en: 'Head of its office' },
      required: true,
      inList: true,
      covers: ['ZG07'],
    },
    officeMembers: { kind: 'people', label: { zh: '整改办成员', en: 'Members of its office' } },
    duties: { kind: 'longtext', label: { zh: '职责分工', en: 'Duties' } },
    paper: { kind: 'files', label: { zh: '成立文件', en: 'Document' } },
  },
  columns: { title: 'title', owner: 'leader' },
  parties: { ...overseers, ...outsiders, everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } } },
  readers: ['everyone', 'inspection', 'reviewer'],
  states: {
    'in-force': { label: { zh: '现行', en: 'In force' }, rests: true },
    ended: { label: { zh: '已调整', en: 'Ended' }, final: true },
  },
  verbs: {
    establish: {
      label: { zh: '成立或调整', en: 'Establish' },
      by: ['office', 'director'],
      from: 'nothing',
      to: 'in-force',
      takes: [
        'title',
        'round',
        'from',
        'number',
        'leader',
        'deputies',
        'members',
        'officeDirector',
        'officeMembers',
        'duties',
        'paper',
      ],
      elsewhere: {
        zh: '名单已经登记；人员有变动的，另登记一份调整后的名单。',
        en: 'The list is on record; when people change, another one is established.',
      },
      asks: ({ record }) => ({
        before: {
          register: 'rectification-group',
          ask: 'first',
          where: { state: ['in-force'], fields: { round: { is: String(record.fields['round'] ?? '') } } },
        },
      }),
      causes: [
        {
          register: 'rectification-group',
          verb: 'end',
          each: ({ record, known }) => {
            const before = known['before']
            return typeof before === 'object' && before
              ? [{ record: before.id, fields: { until: record.fields['from'] ?? null } }]
              : []
          },
        },
      ],
      covers: ['ZG07'],
    },
    end: {
      label: { zh: '终止', en: 'End' },
      by: ['office', 'house'],
      from: ['in-force'],
      to: 'ended',
      takes: ['until'],
      needs: ['until'],
      already: ['ended'],
    },
  },
  rules: {
    'group-has-each-once': {
      label: { zh: '一人一职', en: 'Everybody once' },
      says: {
        zh: '组长、副组长、成员中有同一个人重复列名，请只保留一处。',
        en: 'Somebody is named twice among leader, deputies and members; leave him or her in one place.',
      },
      on: ['establish'],
      severity: 'refuse',
      at: 'members',
      holds: ({ record: { fields } }) => {
        const named = [fields['leader'], ...listOf(fields['deputies']), ...listOf(fields['members'])]
        return new Set(named).size === named.length
      },
      covers: ['ZG07'],
    },
    'group-days-in-order': {
      label: { zh: '名单日期先后', en: 'Days in order' },
      says: {
        zh: '新名单的成立日期不能早于原名单的成立日期，请核对。',
        en: 'A list begins after the one before it began; please check.',
      },
      on: ['end'],
      severity: 'refuse',
      at: 'until',
      holds: ({ record: { fields } }) => !fields['until'] || !fields['from'] || fields['until'] >= fields['from'],
    },
  },
})

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
