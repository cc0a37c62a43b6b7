import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { outsiders, overseers, responsible } from './words.ts'

/**
 * Requests for more time (延期申请): asked for with a reason before the day has passed, decided by somebody else. What is granted moves the day of the finding in the
 * same breath; beyond the last day of the round only what is lasting may go.
 */
export const extensionRequest = defineRegister({
  name: 'extension-request',
  label: { zh: '延期申请', en: 'Extension request' },
  covers: ['ZG19'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '问题', en: 'Finding' },
      required: true,
      inList: true,
    },
    about: { kind: 'text', label: { zh: '事项', en: 'About' }, inList: true, max: 500 },
    ground: { kind: 'longtext', label: { zh: '延期理由', en: 'Reason' }, required: true, max: 2000 },
    fromDay: { kind: 'day', label: { zh: '原整改时限', en: 'Due until now' }, inList: true },
    toDay: { kind: 'day', label: { zh: '申请延至', en: 'Due then' }, required: true, inList: true },
    paper: { kind: 'files', label: { zh: '附件', en: 'Papers' } },
  },
  columns: { title: 'about' },
  parties: {
    ...overseers,
    ...responsible,
    ...outsiders,
    asker: { did: 'ask', label: { zh: '申请人', en: 'who asked' } },
  },
  readers: ['director', 'deputy', 'leadingGroup', 'office', 'responsible', 'asker', 'inspection'],
  states: {
    asked: { label: { zh: '待审批', en: 'Asked for' }, awaits: ['grant', 'decline'] },
    granted: { label: { zh: '已同意延期', en: 'Granted' }, final: true },
    declined: { label: { zh: '不同意延期', en: 'Declined' }, final: true },
  },
  verbs: {
    ask: {
      label: { zh: '申请延期', en: 'Ask' },
      by: ['responsible', 'office'],
      from: 'nothing',
      to: 'asked',
      takes: ['finding', 'ground', 'toDay', 'paper'],
      asks: asksFinding,
      sets: ({ known }) => {
        const { title, dueOn } = fieldsOf(known['finding'])
        return {
          about: String(title ?? '').slice(0, 500),
          ...(typeof dueOn === 'string' ? { fromDay: dueOn } : {}),
        }
      },
      elsewhere: { zh: '已经申请延期。', en: 'It is asked for already.' },
      covers: ['ZG19'],
    },
    grant: {
      label: { zh: '同意延期', en: 'Grant' },
      by: ['director', 'leadingGroup', 'inspection'],
      from: ['asked'],
      to: 'granted',
      apart: ['ask'],
      reason: true,
      causes: [
        {
          register: 'inspection-finding',
          verb: 'set-due-day',
          each: ({ record: { fields } }) => [
            { record: String(fields['finding']), fields: { dueOn: fields['toDay'] ?? null } },
          ],
        },
      ],
      already: ['granted'],
      elsewhere: { zh: '已经不同意延期。', en: 'It was declined.' },
      covers: ['ZG19'],
    },
    decline: {
      label: { zh: '不同意延期', en: 'Decline' },
      by: ['director', 'leadingGroup', 'inspection'],
      from: ['asked'],
      to: 'declined',
      apart: ['ask'],
      reason: true,
      already: ['declined'],
      elsewhere: { zh: '已经同意延期。', en: 'It was granted.' },
      covers: ['ZG19'],
    },
  },
  rules: {
    'extension-before-the-day': {
      label: { zh: '到期以前申请', en: 'Asked for before the day' },
      says: {
        zh: '整改时限已过，不能再申请延期：请抓紧整改，由督办文书另定最后期限。',
        en: 'The day has passed: no extension is asked for any more; a letter of supervision may set a last day.',
      },
      on: ['ask'],
      severity: 'refuse',
      needs: asksFinding,
      holds: ({ known, today }) => {
        const { dueOn } = fieldsOf(known['finding'])
        return typeof dueOn !== 'string' || today <= dueOn
      },
      covers: ['ZG19'],
    },
    'extension-is-later': {
      label: { zh: '延期晚于原时限', en: 'Later than before' },
      says: { zh: '申请延至的日期不晚于原整改时限，请核对。', en: 'It is not later than the day it is due now.' },
      on: ['ask'],
      severity: 'refuse',
      at: 'toDay',
      needs: asksFinding,
      holds: ({ record: { fields }, known }) => {
        const { dueOn } = fieldsOf(known['finding'])
        return typeof dueOn !== 'string' || String(fields['toDay']) > dueOn
      },
    },
  },
})

function asksFinding({ record: { fields } }: Omit<Facts, 'known'>): Readonly<{ [question: string]: Question }> {
  return typeof fields['finding'] === 'string'
    ? { finding: { register: 'inspection-finding', ask: 'first', where: { id: fields['finding'] } } }
    : {}
}

function fieldsOf(answer: Answer | undefined): Readonly<{ [field: string]: unknown }> {
  return typeof answer === 'object' ? (answer?.fields ?? {}) : {}
}
