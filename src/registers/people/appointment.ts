import { defineRegister } from '../../kernel/register.ts'
import { adminPosts, leadingPosts, posts } from '../words.ts'

/**
 * Who holds which post, from when until when. Powers follow from it and from nothing else.
 * Only the security administrator appoints, and nobody appoints himself or herself: GB/T 22239 separates the three administrators.
 */
export const appointment = defineRegister({
  name: 'appointment',
  label: { zh: '任职', en: 'Appointment' },
  basis: 'GB/T 22239-2019, 8.1.4.2',
  version: '2026-01-01',
  domain: 'people',
  fields: {
    person: { kind: 'person', label: { zh: '人员', en: 'Person' }, required: true, inList: true, aliases: ['姓名'] },
    post: { kind: 'choice', label: { zh: '岗位', en: 'Post' }, required: true, inList: true, choices: posts },
    department: {
      kind: 'department',
      label: { zh: '限于部门', en: 'In department' },
      inList: true,
      help: { zh: '不填表示面向全单位。', en: 'Left empty, the post is for the whole unit.' },
    },
    from: { kind: 'day', label: { zh: '起始日', en: 'From' }, required: true, inList: true },
    until: { kind: 'day', label: { zh: '截止日', en: 'Until' }, inList: true },
    paper: { kind: 'files', label: { zh: '任职文件', en: 'Document' } },
  },
  columns: { title: 'post', owner: 'person', department: 'department' },
  parties: {
    security: { post: 'security-admin', label: { zh: '安全管理员', en: 'security administrator' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    'in-force': { label: { zh: '任职中', en: 'In force' }, rests: true },
    ended: { label: { zh: '已免去', en: 'Ended' }, final: true },
  },
  verbs: {
    appoint: {
      label: { zh: '任职', en: 'Appoint' },
      by: ['security', 'house'],
      from: 'nothing',
      to: 'in-force',
      takes: ['person', 'post', 'department', 'from', 'until', 'paper'],
      elsewhere: { zh: '这条任职已经生效，变更请先免去再任职。', en: 'It is in force; end it and appoint anew.' },
    },
    end: {
      label: { zh: '免去', en: 'End' },
      by: ['security', 'house'],
      from: ['in-force'],
      to: 'ended',
      takes: ['until', 'paper'],
      needs: ['until'],
      already: ['ended'],
    },
  },
  rules: {
    'one-administrator-power': {
      label: { zh: '三员分立', en: 'Separate administrators' },
      says: {
        zh: '系统、安全、审计三种管理权限不得由一人兼任：请先免去其另一项管理权限，或另选人员。',
        en: 'System, security and audit powers must not meet in one person: end the other power first, or choose somebody else.',
      },
      on: ['appoint'],
      severity: 'refuse',
      at: 'post',
      basis: 'GB/T 22239-2019, 8.1.4.2',
      needs: ({ record }) =>
        isAdminPost(record.fields['post']) && typeof record.fields['person'] === 'string'
          ? {
              others: {
                register: 'appointment',
                ask: 'count',
                lock: record.fields['person'],
                where: {
                  state: ['in-force'],
                  fields: {
                    person: { is: record.fields['person'] },
                    post: { in: adminPosts.filter((post) => post !== record.fields['post']) },
                  },
                },
              },
            }
          : {},
      holds: ({ known }) => !known['others'],
    },
    'receiver-outside-leadership': {
      label: { zh: '受理人不在班子', en: 'The receiver does not lead' },
      says: {
        zh: '群众意见的受理人不能由班子成员、整改工作领导小组成员担任：请另选人员，或者先免去其中一项任职。',
        en: 'Whoever leads is not the receiver of opinions: choose somebody else, or end one of the two posts first.',
      },
      on: ['appoint'],
      severity: 'refuse',
      at: 'post',
      needs: ({ record: { fields } }) => {
        const against = barredWith(fields['post'])
        return against.length > 0 && typeof fields['person'] === 'string'
          ? {
              others: {
                register: 'appointment',
                ask: 'count',
                lock: fields['person'],
                where: { state: ['in-force'], fields: { person: { is: fields['person'] }, post: { in: against } } },
              },
            }
          : {}
      },
      holds: ({ known }) => !known['others'],
      covers: ['GK03'],
    },
    'not-oneself': {
      label: { zh: '不得自行授权', en: 'Not oneself' },
      says: {
        zh: '不能给自己任职，请由另一名安全管理员办理。',
        en: 'Nobody appoints himself or herself; ask another security administrator.',
      },
      on: ['appoint'],
      severity: 'refuse',
      at: 'person',
      holds: ({ actor, record }) => actor.kind !== 'person' || actor.id !== record.fields['person'],
    },
    'term-in-order': {
      label: { zh: '任期起止', en: 'Term in order' },
      says: { zh: '截止日早于起始日，请核对。', en: 'The last day is before the first; please check.' },
      on: ['appoint', 'end'],
      severity: 'refuse',
      at: 'until',
      holds: ({ record: { fields } }) => !fields['until'] || !fields['from'] || fields['until'] >= fields['from'],
    },
  },
})

function isAdminPost(post: unknown): boolean {
  return adminPosts.some((one) => one === post)
}

/** Posts that whoever takes this one must not hold: reading what citizens say, and leading. */
function barredWith(post: unknown): readonly string[] {
  if (post === 'opinion-receiver') return leadingPosts
  return leadingPosts.some((one) => one === post) ? ['opinion-receiver'] : []
}
