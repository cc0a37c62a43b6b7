import { addDays, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import { opinionFields } from './public-opinion-fields.ts'
import { leads } from './words.ts'

/**
 * Opinions of citizens on a rectification (群众意见). They may be about the leadership: only the appointed receiver reads them first, and after that whoever deals with
 * them. What belongs to somebody else is handed over and its content destroyed by a transfer (`opinion-transfer`).
 */
export const publicOpinion = defineRegister({
  name: 'public-opinion',
  label: { zh: '群众意见', en: 'Public opinion' },
  covers: ['GK03'],
  cures: ['群众意见', '意见建议', '回访', '满意度'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: opinionFields,
  columns: { title: 'subject', owner: 'owner', department: 'department' },
  parties: {
    receiver: { post: 'opinion-receiver', label: { zh: '受理人', en: 'receiver' } },
    owner: { field: 'owner', label: { zh: '承办人', en: 'whoever deals with it' } },
    head: { post: 'department-head', of: 'department', label: { zh: '承办部门负责人', en: 'head of the department' } },
  },
  readers: ['receiver', 'owner', 'head'],
  states: {
    received: { label: { zh: '待受理', en: 'Received' }, awaits: ['assign'] },
    assigned: { label: { zh: '办理中', en: 'Assigned' }, awaits: ['draft'] },
    drafted: { label: { zh: '待答复', en: 'Drafted' }, awaits: ['answer'] },
    answered: { label: { zh: '已答复', en: 'Answered' }, final: true },
    declined: { label: { zh: '不予受理', en: 'Declined' }, final: true },
  },
  verbs: {
    receive: {
      label: { zh: '登记意见', en: 'Receive' },
      by: ['receiver', 'house'],
      from: 'nothing',
      to: 'received',
      takes: ['subject', 'words', 'channel', 'receivedOn', 'receiptCode', 'contact', 'notice', 'finding'],
      elsewhere: { zh: '意见已经登记。', en: 'It is on record already.' },
      covers: ['GK03', 'GK06'],
    },
    assign: {
      label: { zh: '受理并交办', en: 'Accept and assign' },
      by: ['receiver'],
      from: ['received'],
      to: 'assigned',
      takes: ['finding', 'department', 'owner'],
      needs: ['department', 'owner'],
      sets: ({ today, settings }) => ({ dueOn: addDays(today, settings['answerDays'] ?? 60) }),
      already: ['assigned', 'drafted', 'answered'],
      elsewhere: { zh: '不予受理的意见不再交办。', en: 'It was declined.' },
      covers: ['GK03'],
    },
    decline: {
      label: { zh: '不予受理', en: 'Decline' },
      by: ['receiver'],
      from: ['received'],
      to: 'declined',
      takes: ['answer'],
      needs: ['answer'],
      reason: true,
      already: ['declined'],
      elsewhere: { zh: '已经受理。', en: 'It is accepted already.' },
    },
    extend: {
      label: { zh: '延期', en: 'Extend' },
      by: ['receiver'],
      from: ['assigned', 'drafted'],
      reason: true,
      sets: ({ before, settings }) => {
        const due = before?.fields['dueOn']
        return isDay(due) ? { dueOn: addDays(due, settings['extensionDays'] ?? 30), extended: true } : {}
      },
      elsewhere: { zh: '办理中的意见才能延期。', en: 'Only what is being dealt with is extended.' },
    },
    'look-into': {
      label: { zh: '转“回头看”核查', en: 'Look back at the finding' },
      // Of these whoever may read the finding: the receiver mostly does not.
      by: ['receiver', 'owner', 'head'],
      from: ['assigned'],
      takes: ['finding'],
      needs: ['finding'],
      sets: () => ({ lookedBack: true }),
      causes: [
        {
          register: 'look-back-check',
          verb: 'plan',
          // The citizen's words stay here: the check says only that there was an opinion.
          each: ({ record: { fields } }) => [
            {
              fields: {
                title: '群众意见反映事项核查',
                finding: fields['finding'] ?? null,
                stage: 'opinion',
                dueOn: fields['dueOn'] ?? null,
                checker: fields['owner'] ?? null,
              },
            },
          ],
        },
      ],
      elsewhere: { zh: '交办以后、答复以前可以转核查。', en: 'Between assigning and answering.' },
      covers: ['GK03'],
    },
    draft: {
      label: { zh: '拟答复', en: 'Draft an answer' },
      by: ['owner', 'head'],
      from: ['assigned'],
      to: 'drafted',
      takes: ['answer'],
      needs: ['answer'],
      already: ['drafted', 'answered'],
      elsewhere: { zh: '还没有交办。', en: 'It is not assigned yet.' },
      covers: ['GK03'],
    },
    return: {
      label: { zh: '退回重拟', en: 'Return' },
      by: ['receiver'],
      from: ['drafted'],
      to: 'assigned',
      reason: true,
      elsewhere: { zh: '没有待答复的拟稿。', en: 'There is no draft.' },
    },
    answer: {
      label: { zh: '答复群众', en: 'Answer' },
      by: ['receiver'],
      from: ['drafted'],
      to: 'answered',
      takes: ['answer', 'answeredOn'],
      needs: ['answeredOn'],
      apart: ['draft'],
      already: ['answered'],
      elsewhere: { zh: '先由承办人拟答复。', en: 'An answer is drafted first.' },
      covers: ['GK03'],
    },
    rate: {
      label: { zh: '登记评价', en: 'Rate' },
      by: ['receiver', 'house'],
      from: ['answered'],
      takes: ['satisfaction'],
      needs: ['satisfaction'],
      elsewhere: { zh: '答复以后登记评价。', en: 'It is rated once it is answered.' },
      covers: ['GK03'],
    },
  },
  rules: {
    'receiver-does-not-lead': {
      label: { zh: '受理人不在班子', en: 'The receiver does not lead' },
      says: {
        zh: '班子成员、整改工作领导小组成员和正在代理他们的人不能经办群众意见，请由其他受理人办理。',
        en: 'Whoever leads, or stands in for somebody who does, does not deal with opinions; let another receiver do it.',
      },
      on: ['receive', 'assign', 'decline', 'answer'],
      severity: 'refuse',
      basis: '《信访工作条例》',
      holds: ({ actor }) => !leads(actor),
      covers: ['GK03'],
    },
    'extended-once': {
      label: { zh: '只延期一次', en: 'Extended once' },
      says: { zh: '已经延期一次，请尽快答复。', en: 'It was extended once already; answer it soon.' },
      on: ['extend'],
      severity: 'refuse',
      at: 'extended',
      holds: ({ before }) => before?.fields['extended'] !== true,
    },
    'opinion-days-in-order': {
      label: { zh: '答复日期核对', en: 'Answered in its time' },
      says: {
        zh: '收到日期不能晚于今天，答复日期不能早于收到日期、晚于今天，请核对。',
        en: 'It is received by today and answered after that, by today; please check.',
      },
      on: ['receive', 'answer'],
      severity: 'refuse',
      at: 'answeredOn',
      holds: ({ record: { fields }, today }) => {
        const { receivedOn, answeredOn } = fields
        return (
          String(receivedOn ?? '') <= today &&
          (typeof answeredOn !== 'string' || (answeredOn <= today && answeredOn >= String(receivedOn ?? '')))
        )
      },
    },
  },
  claims: {
    'receipt-code': {
      label: { zh: '回执码', en: 'Receipt code' },
      fields: ['receiptCode'],
      says: { zh: '这个回执码已经发给另一条意见。', en: 'Another opinion has this receipt code.' },
    },
  },
  settings: {
    acceptDays: { label: { zh: '受理告知时限（天）', en: 'Days to accept' }, standard: 15, min: 1, max: 30 },
    answerDays: {
      label: { zh: '办结时限（天）', en: 'Days to answer' },
      standard: 60,
      measure: 'days',
      loosens: 'up',
      min: 1,
      max: 90,
    },
    extensionDays: {
      label: { zh: '延期（天）', en: 'Days of an extension' },
      standard: 30,
      measure: 'days',
      loosens: 'up',
      min: 1,
      max: 30,
    },
  },
  deadlines: {
    'accept-due': {
      label: { zh: '受理告知时限', en: 'To be accepted by' },
      verb: 'assign',
      starts: { on: 'receive' },
      within: { days: 'acceptDays' },
      remind: [3],
      covers: ['GK03'],
    },
    'opinion-answer-due': {
      label: { zh: '办结时限', en: 'To be answered by' },
      verb: 'answer',
      starts: { field: 'dueOn' },
      remind: [7],
      escalate: [{ after: 1, to: 'head' }],
      covers: ['GK03'],
    },
  },
  indicators: {
    'opinions-answered': {
      label: { zh: '群众意见答复率', en: 'Opinions answered' },
      unit: { zh: '条', en: 'opinions' },
      value: { where: { state: ['answered', 'declined'] } },
      base: { where: {} },
      window: 'all',
      covers: ['GK03'],
    },
    'opinions-satisfied': {
      label: { zh: '群众意见满意率', en: 'Satisfied' },
      unit: { zh: '条', en: 'opinions' },
      value: { where: { fields: { satisfaction: { in: ['satisfied', 'fair'] } } } },
      base: { where: { fields: { satisfaction: { filled: true } } } },
      window: 'all',
      covers: ['GK03'],
    },
    'opinions-looked-back': {
      label: { zh: '转核查的意见', en: 'Looked back at' },
      unit: { zh: '条', en: 'opinions' },
      value: { where: { fields: { lookedBack: { is: true } } } },
      window: 'all',
      covers: ['GK03'],
    },
  },
})
