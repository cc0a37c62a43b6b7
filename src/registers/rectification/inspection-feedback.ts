import { isDay } from '../../calendar/days.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { VerbSpec } from '../../kernel/spec.ts'
import { outsiders, overseers } from './words.ts'

/** The day of a feedback starts the clocks of its round; a round that is concluded keeps its own. */
const startsRound = {
  asks: ({ record: { fields } }) =>
    typeof fields['round'] === 'string'
      ? { round: { register: 'inspection-round', ask: 'first', where: { id: fields['round'] } } }
      : {},
  causes: [
    {
      register: 'inspection-round',
      verb: 'note-feedback',
      each: ({ record: { fields }, known, before }) => {
        const round = known['round']
        const feedbackOn = fields['feedbackOn']
        if (typeof round !== 'object' || round?.state !== 'rectifying' || typeof feedbackOn !== 'string') return []
        const same = before?.fields['feedbackOn'] === feedbackOn && before.fields['round'] === round.id
        return same ? [] : [{ record: round.id, fields: { feedbackOn } }]
      },
    },
  ],
} as const satisfies Pick<VerbSpec, 'asks' | 'causes'>

/**
 * The feedback of an inspection (巡察反馈意见): when it was given, under which number, on which day the leadership studied it, and that it was divided into findings.
 * Every clock of the rectification begins with it. What it announces is compared with what was listed; the list counts.
 */
export const inspectionFeedback = defineRegister({
  name: 'inspection-feedback',
  label: { zh: '巡察反馈', en: 'Inspection feedback' },
  covers: ['ZG02'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    title: { kind: 'text', label: { zh: '反馈名称', en: 'Title' }, required: true, inList: true },
    round: {
      kind: 'ref',
      register: 'inspection-round',
      label: { zh: '巡察轮次', en: 'Round' },
      inList: true,
    },
    number: {
      kind: 'text',
      label: { zh: '文号', en: 'Document number' },
      inList: true,
      aliases: ['反馈文号'],
      covers: ['ZG02'],
    },
    feedbackOn: {
      kind: 'day',
      label: { zh: '反馈日期', en: 'Given on' },
      required: true,
      inList: true,
      covers: ['ZG02'],
    },
    meeting: { kind: 'text', label: { zh: '反馈会议', en: 'Meeting' } },
    signedBy: { kind: 'person', label: { zh: '签收人', en: 'Signed for by' }, covers: ['ZG08'] },
    signedOn: { kind: 'day', label: { zh: '签收日期', en: 'Signed for on' } },
    paper: { kind: 'files', label: { zh: '反馈原件', en: 'The paper' } },
    studiedOn: { kind: 'day', label: { zh: '研究日期', en: 'Studied on' }, inList: true, covers: ['ZG04'] },
    announcedCategories: { kind: 'integer', label: { zh: '反馈类别数', en: 'Categories announced' }, min: 0 },
    announcedAspects: { kind: 'integer', label: { zh: '反馈方面数', en: 'Aspects announced' }, min: 0 },
    announcedProblems: {
      kind: 'integer',
      label: { zh: '反馈问题数', en: 'Findings announced' },
      inList: true,
      min: 0,
      help: {
        zh: '照反馈原件填写，只用来与问题清单核对；统计一律以清单为准。',
        en: 'As the paper says, only to be compared with the list; the list counts.',
      },
    },
  },
  columns: { title: 'title' },
  parties: { ...overseers, ...outsiders },
  readers: [
    'director',
    'deputy',
    'leadingGroup',
    'office',
    'inspection',
    'reviewer',
    'group',
    'discipline',
    'organisation',
    'publicity',
  ],
  states: {
    received: { label: { zh: '已接收', en: 'Received' }, awaits: ['study'] },
    studied: { label: { zh: '已研究', en: 'Studied' }, awaits: ['divide'] },
    divided: { label: { zh: '已分解', en: 'Divided' }, final: true },
  },
  verbs: {
    receive: {
      label: { zh: '接收反馈', en: 'Receive' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'received',
      takes: [
        'title',
        'round',
        'number',
        'feedbackOn',
        'meeting',
        'paper',
        'announcedCategories',
        'announcedAspects',
        'announcedProblems',
      ],
      ...startsRound,
      elsewhere: { zh: '该反馈已经接收。', en: 'The feedback is on record already.' },
      covers: ['ZG02'],
    },
    'sign-for': {
      label: { zh: '签收', en: 'Sign for' },
      by: ['director'],
      from: ['received', 'studied', 'divided'],
      takes: ['signedOn'],
      needs: ['signedOn'],
      sets: ({ actor }) => (actor.kind === 'person' ? { signedBy: actor.id } : {}),
      covers: ['ZG02', 'ZG08'],
    },
    study: {
      label: { zh: '登记研究', en: 'Study' },
      by: ['office', 'leadingGroup', 'director'],
      from: ['received'],
      to: 'studied',
      takes: ['studiedOn', 'meeting'],
      needs: ['studiedOn'],
      already: ['studied', 'divided'],
      covers: ['ZG02'],
    },
    divide: {
      label: { zh: '分解完毕', en: 'Divide' },
      by: ['office'],
      from: ['studied'],
      to: 'divided',
      already: ['divided'],
      elsewhere: { zh: '反馈先由领导班子研究，再分解为问题。', en: 'It is studied first, then divided.' },
      covers: ['ZG02', 'ZG03'],
    },
    amend: {
      label: { zh: '补正', en: 'Amend' },
      by: ['office'],
      from: ['received', 'studied', 'divided'],
      takes: [
        'title',
        'round',
        'number',
        'feedbackOn',
        'meeting',
        'paper',
        'studiedOn',
        'announcedCategories',
        'announcedAspects',
        'announcedProblems',
      ],
      ...startsRound,
    },
  },
  rules: {
    'feedback-given-by-today': {
      label: { zh: '反馈日期不晚于今天', en: 'Given by today' },
      says: { zh: '反馈日期晚于今天，请核对。', en: 'The day of the feedback is in the future; please check.' },
      on: ['receive', 'amend'],
      severity: 'refuse',
      at: 'feedbackOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['feedbackOn'] !== 'string' || fields['feedbackOn'] <= today,
    },
    'signed-in-person': {
      label: { zh: '主要负责人本人签收', en: 'Signed for in person' },
      says: {
        zh: '反馈意见由主要负责人本人签收，不能代签；本人不在系统办理的，签字原件由代录员登记。',
        en: 'The principal signs for it in person, not somebody standing in; a paper signed by hand is entered by the recorder.',
      },
      on: ['sign-for'],
      severity: 'refuse',
      holds: ({ actor }) => actor.kind === 'person' && actor.posts.some(({ post }) => post === 'director'),
      covers: ['ZG08'],
    },
    'signed-days-in-order': {
      label: { zh: '签收日期核对', en: 'Signed for after it was given' },
      says: {
        zh: '签收日期不能早于反馈日期，也不能晚于今天，请核对。',
        en: 'It is signed for on or after the day it was given, and by today; please check.',
      },
      on: ['sign-for'],
      severity: 'refuse',
      at: 'signedOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['signedOn'] !== 'string' ||
        (fields['signedOn'] <= today && fields['signedOn'] >= String(fields['feedbackOn'] ?? '')),
    },
    'signed-before-divided': {
      label: { zh: '先签收再分解', en: 'Signed for before it is divided' },
      says: {
        zh: '主要负责人还没有签收反馈意见，请尽快签收。',
        en: 'The principal has not signed for it yet; have it signed soon.',
      },
      on: ['divide'],
      severity: 'warn',
      at: 'signedBy',
      holds: ({ record: { fields } }) => Boolean(fields['signedBy']),
      covers: ['ZG08'],
    },
    'feedback-has-number': {
      label: { zh: '反馈文号', en: 'Number of the document' },
      says: {
        zh: '没有填写文号；原件确实没有文号的可以不填，否则请补正。',
        en: 'No document number: leave it empty only if the paper has none.',
      },
      on: ['receive'],
      severity: 'warn',
      at: 'number',
      holds: ({ record: { fields } }) => Boolean(fields['number']),
      covers: ['ZG02'],
    },
    'studied-after-feedback': {
      label: { zh: '研究日期核对', en: 'Studied after it was given' },
      says: {
        zh: '研究日期不能早于反馈日期，也不能晚于今天，请核对。',
        en: 'It is studied on or after the day it was given, and by today; please check.',
      },
      on: ['study', 'amend'],
      severity: 'refuse',
      at: 'studiedOn',
      holds: ({ record: { fields }, today }) =>
        typeof fields['studiedOn'] !== 'string' ||
        (fields['studiedOn'] <= today && fields['studiedOn'] >= String(fields['feedbackOn'] ?? '')),
    },
    'studied-at-once': {
      label: { zh: '第一时间研究', en: 'Studied at once' },
      says: {
        zh: '研究日期距反馈日期超过规定的工作日，请在说明中写明原因。',
        en: 'More working days passed before it was studied than are allowed; say why in the note.',
      },
      on: ['study'],
      severity: 'warn',
      at: 'studiedOn',
      holds: ({ record: { fields }, settings }) => {
        const { feedbackOn, studiedOn } = fields
        if (!isDay(feedbackOn) || typeof studiedOn !== 'string') return true
        return studiedOn <= addWorkingDays(feedbackOn, settings['studyDays'] ?? 1)
      },
      covers: ['ZG04'],
    },
    'feedback-has-findings': {
      label: { zh: '已列出问题', en: 'Findings are listed' },
      says: {
        zh: '这份反馈还没有列出任何问题：请先逐条登记问题，再办理分解完毕。',
        en: 'No finding of this feedback is listed yet: list them first.',
      },
      on: ['divide'],
      severity: 'refuse',
      needs: ({ record }) => ({
        listed: { register: 'inspection-finding', ask: 'count', where: { fields: { feedback: { is: record.id } } } },
      }),
      holds: ({ known }) => Number(known['listed'] ?? 0) > 0,
      covers: ['ZG03'],
    },
    'announced-equals-listed': {
      label: { zh: '反馈数与清单数一致', en: 'Announced equals listed' },
      says: {
        zh: '反馈原件所说的问题数与清单条数不一致，请核对是漏列、合并还是原件有误。',
        en: 'The paper announces another number of findings than are listed: see whether one is missing or merged, or the paper is wrong.',
      },
      on: ['divide'],
      severity: 'warn',
      at: 'announcedProblems',
      needs: ({ record }) => ({
        listed: { register: 'inspection-finding', ask: 'count', where: { fields: { feedback: { is: record.id } } } },
      }),
      holds: ({ record: { fields }, known }) =>
        typeof fields['announcedProblems'] !== 'number' || fields['announcedProblems'] === known['listed'],
      covers: ['ZG03'],
    },
  },
  settings: {
    studyDays: {
      label: { zh: '研究反馈时限（工作日）', en: 'Working days to study the feedback' },
      standard: 1,
      min: 0,
      max: 30,
    },
  },
  deadlines: {
    'study-due': {
      label: { zh: '研究反馈时限', en: 'Study due' },
      verb: 'study',
      starts: { on: 'receive' },
      within: { workingDays: 'studyDays' },
      escalate: [{ after: 1, to: 'director' }],
      covers: ['ZG04'],
    },
  },
})
