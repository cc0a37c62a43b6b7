import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Question } from '../../kernel/where.ts'
import { leaders } from './words.ts'

const meetingOf = ({ record }: Omit<Facts, 'known'>): Question => ({
  register: 'meeting',
  ask: 'first',
  where: { id: String(record.fields['meeting']), fields: { heldOn: { filled: true } } },
})

/** A member's view of a topic (逐一表态), given once and by that member only: everybody present speaks, whoever chairs speaks last. */
export const memberView = defineRegister({
  name: 'member-view',
  label: { zh: '逐一表态', en: 'Member’s view' },
  covers: ['HY02', 'HY16'],
  cures: ['表态', '民主集中制', '征求意见'],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    topic: { kind: 'ref', register: 'meeting-topic', label: { zh: '议题', en: 'Topic' }, required: true, inList: true },
    meeting: { kind: 'ref', register: 'meeting', label: { zh: '会议', en: 'Meeting' }, required: true },
    member: { kind: 'person', label: { zh: '表态人', en: 'Member' }, inList: true },
    view: {
      kind: 'choice',
      label: { zh: '意见', en: 'View' },
      required: true,
      inList: true,
      choices: {
        agree: { zh: '同意', en: 'Agree' },
        disagree: { zh: '不同意', en: 'Disagree' },
        abstain: { zh: '弃权', en: 'Abstain' },
      },
    },
    words: { kind: 'longtext', label: { zh: '发言要点', en: 'What was said' }, required: true },
  },
  columns: { title: 'words', owner: 'member' },
  parties: {
    ...leaders,
    everyone: { everyone: true, label: { zh: '参会人员', en: 'whoever was present' } },
    member: { field: 'member', label: { zh: '表态人', en: 'member' } },
    members: { through: 'meeting', parties: ['present'], label: { zh: '到会人员', en: 'whoever was present' } },
  },
  readers: ['director', 'office', 'discipline', 'member', 'members'],
  states: { given: { label: { zh: '已表态', en: 'Given' }, final: true } },
  verbs: {
    give: {
      label: { zh: '表态', en: 'Give a view' },
      by: ['everyone'],
      from: 'nothing',
      to: 'given',
      takes: ['topic', 'meeting', 'view', 'words'],
      sets: ({ actor }) => ({ member: actor.kind === 'person' ? actor.id : null }),
      elsewhere: { zh: '意见已经表达，以记录为准。', en: 'The view stands as it was given.' },
      covers: ['HY02', 'HY16'],
    },
  },
  rules: {
    'topic-is-before-meeting': {
      label: { zh: '议题正在本次会议上', en: 'The topic is before this meeting' },
      says: {
        zh: '该议题没有列入这次会议，或已经作出决定。',
        en: 'The topic is not before this meeting, or is decided.',
      },
      on: ['give'],
      severity: 'refuse',
      at: 'topic',
      needs: ({ record: { fields } }) => ({
        topic: {
          register: 'meeting-topic',
          ask: 'count',
          where: {
            id: String(fields['topic']),
            state: ['scheduled'],
            fields: { meeting: { is: String(fields['meeting']) } },
          },
        },
      }),
      holds: ({ known: { topic } }) => topic === 1,
      covers: ['HY02'],
    },
    'member-was-present': {
      label: { zh: '本人到会', en: 'The member was present' },
      says: {
        zh: '会议尚未召开，或您不在实到名单中，不能表态。',
        en: 'It was not held yet, or you are not among those present.',
      },
      on: ['give'],
      severity: 'refuse',
      needs: (facts) => ({ meeting: meetingOf(facts) }),
      holds: ({ actor, known: { meeting } }) => {
        const present = typeof meeting === 'object' && meeting ? meeting.fields['present'] : null
        return actor.kind === 'person' && Array.isArray(present) && present.includes(actor.id)
      },
      covers: ['HY02'],
    },
    'principal-speaks-last': {
      label: { zh: '主要负责人末位表态', en: 'The principal speaks last' },
      says: {
        zh: '主持会议的负责人最后表态；请等其他到会人员表态以后再登记。',
        en: 'Whoever chairs speaks last; wait until the others have spoken.',
      },
      on: ['give'],
      severity: 'refuse',
      needs: (facts) => ({
        meeting: meetingOf(facts),
        views: {
          register: 'member-view',
          ask: 'count',
          where: { fields: { topic: { is: String(facts.record.fields['topic']) } } },
        },
      }),
      holds: ({ actor, known: { meeting, views } }) => {
        if (typeof meeting !== 'object' || !meeting || actor.kind !== 'person') return true
        const { chair, present } = meeting.fields
        return chair !== actor.id || !Array.isArray(present) || Number(views) >= present.length - 1
      },
      covers: ['HY16'],
    },
  },
  claims: {
    'one-view-each': {
      label: { zh: '一人一次', en: 'One view each' },
      fields: ['topic', 'member'],
      says: { zh: '您对这个议题已经表态。', en: 'You have given your view of this topic.' },
    },
  },
})
