import { daysBetween, isDay } from '../../calendar/days.ts'
import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { fieldIn, monthsAfter } from '../../kernel/answers.ts'
import { noticeFields } from './public-notice-fields.ts'
import { noticeRules } from './public-notice-rules.ts'
import { above, publishers } from './words.ts'

const written = [
  'title',
  'asOf',
  'edits',
  'withheld',
  'withheldNumber',
  'withheldOn',
  'contactName',
  'phone',
  'mail',
  'address',
  'postcode',
] as const

/** The feedback of the round: how long a notice took is counted from it. */
const feedbackAsked = ({ record: { fields } }: Omit<Facts, 'known'>) => ({
  feedback: {
    register: 'inspection-feedback',
    ask: 'first' as const,
    where: { fields: { round: { is: String(fields['round'] ?? '') } } },
  },
})

/**
 * Notices of a rectification (整改通报), one text for the Party and one for the public: composed from the ledger as of a day, approved by the Party group, reviewed
 * above where the county wants it, frozen with a hash, published, and never changed afterwards. What is withheld is known by the number and day of its approval only.
 */
export const publicNotice = defineRegister({
  name: 'public-notice',
  label: { zh: '整改通报', en: 'Notice' },
  basis: '《中国共产党巡视工作条例》；《中国共产党党务公开条例（试行）》',
  covers: ['GK01'],
  cures: ['整改公开', '整改通报', '公开不及时', '信息公开'],
  version: '2026-01-01',
  domain: 'disclosure',
  starts: 'off',
  fields: noticeFields,
  columns: { title: 'title' },
  parties: { ...publishers, ...above },
  readers: ['director', 'leadingGroup', 'office', 'inspection'],
  states: {
    drafted: { label: { zh: '拟稿', en: 'Drafted' }, awaits: ['submit'] },
    submitted: { label: { zh: '待审定', en: 'Submitted' }, awaits: ['approve'] },
    approved: { label: { zh: '已审定', en: 'Approved' }, awaits: ['freeze'] },
    frozen: { label: { zh: '已定稿', en: 'Frozen' }, awaits: ['publish'] },
    published: { label: { zh: '已公布', en: 'Published' }, rests: true },
    withdrawn: { label: { zh: '已撤稿', en: 'Withdrawn' }, final: true },
  },
  verbs: {
    draft: {
      label: { zh: '拟稿', en: 'Draft' },
      by: ['office'],
      from: 'nothing',
      to: 'drafted',
      takes: ['kind', 'round', ...written],
      asks: feedbackAsked,
      sets: ({ known, settings }) => {
        const publishBy = monthsAfter(fieldIn(known['feedback'], 'feedbackOn'), settings['publishMonths'])
        return publishBy === null ? {} : { publishBy }
      },
      elsewhere: { zh: '已经拟稿。', en: 'It is drafted already.' },
      covers: ['GK01'],
    },
    edit: {
      label: { zh: '修改', en: 'Edit' },
      by: ['office'],
      from: ['drafted'],
      takes: written,
      elsewhere: {
        zh: '送审以后不再修改；需要修改的先退回。',
        en: 'It is with those who approve; it is returned first.',
      },
      covers: ['GK01', 'GK02'],
    },
    submit: {
      label: { zh: '送审', en: 'Submit' },
      by: ['office'],
      from: ['drafted'],
      to: 'submitted',
      takes: written,
      already: ['submitted', 'approved', 'frozen', 'published'],
      elsewhere: { zh: '已撤稿的通报请重新拟稿。', en: 'A withdrawn notice is drafted anew.' },
      covers: ['GK01', 'GK02'],
    },
    return: {
      label: { zh: '退回修改', en: 'Return' },
      by: ['director', 'leadingGroup'],
      from: ['submitted', 'approved'],
      to: 'drafted',
      reason: true,
      already: ['drafted'],
      elsewhere: {
        zh: '已定稿的通报不能退回，可以撤稿后重新拟稿。',
        en: 'A frozen notice is withdrawn, not returned.',
      },
    },
    approve: {
      label: { zh: '党组审定', en: 'Approve' },
      by: ['director'],
      from: ['submitted'],
      to: 'approved',
      takes: ['approvedOn', 'approvalNumber'],
      needs: ['approvedOn', 'approvalNumber'],
      apart: ['draft', 'edit', 'submit'],
      already: ['approved', 'frozen', 'published'],
      elsewhere: { zh: '先送审，再审定。', en: 'It is submitted first.' },
      covers: ['GK01', 'GK07'],
    },
    'enter-review': {
      label: { zh: '登记上级审核', en: 'Enter the review above' },
      by: ['office', 'inspection'],
      from: ['approved'],
      takes: ['reviewedOn', 'reviewNumber'],
      needs: ['reviewedOn', 'reviewNumber'],
      elsewhere: { zh: '党组审定以后、定稿以前登记上级审核。', en: 'Between the approval and the freezing.' },
      covers: ['GK01'],
    },
    freeze: {
      // Done by composing, never from a form: a hash that somebody types proves nothing.
      implied: true,
      label: { zh: '定稿', en: 'Freeze' },
      by: ['office', 'house'],
      from: ['approved'],
      to: 'frozen',
      takes: ['text', 'paper', 'hash'],
      needs: ['text', 'hash'],
      already: ['frozen', 'published'],
      elsewhere: { zh: '先经党组审定，再定稿。', en: 'It is approved first.' },
      covers: ['GK01'],
    },
    publish: {
      label: { zh: '登记公布', en: 'Publish' },
      by: ['office'],
      from: ['frozen'],
      to: 'published',
      takes: ['publishedOn'],
      needs: ['publishedOn'],
      asks: feedbackAsked,
      sets: ({ record: { fields }, known }) => {
        const feedbackOn = fieldIn(known['feedback'], 'feedbackOn')
        const { publishedOn } = fields
        return isDay(feedbackOn) && isDay(publishedOn)
          ? { daysSinceFeedback: daysBetween(feedbackOn, publishedOn) }
          : {}
      },
      already: ['published'],
      elsewhere: { zh: '先定稿，再公布。', en: 'It is frozen first.' },
      covers: ['GK01', 'GK05'],
    },
    withdraw: {
      label: { zh: '撤稿', en: 'Withdraw' },
      by: ['director'],
      from: ['drafted', 'submitted', 'approved', 'frozen', 'published'],
      to: 'withdrawn',
      reason: true,
      already: ['withdrawn'],
      covers: ['GK01'],
    },
  },
  rules: noticeRules,
  settings: {
    reviewAbove: {
      label: { zh: '社会公开须上级审核（1 是，0 否）', en: 'Reviewed above (1 yes, 0 no)' },
      standard: 1,
      measure: 'switch',
      loosens: 'down',
      min: 0,
      max: 1,
    },
    publishMonths: {
      label: { zh: '反馈后公布月数', en: 'Months from feedback to notice' },
      standard: 6,
      measure: 'months',
      loosens: 'up',
      min: 1,
      max: 24,
    },
  },
  deadlines: {
    'publish-due': {
      label: { zh: '应公布日期', en: 'To be published by' },
      verb: 'publish',
      starts: { field: 'publishBy' },
      remind: [20, 10],
      escalate: [{ after: 1, to: 'director' }],
      covers: ['GK05'],
    },
  },
  indicators: {
    'notices-published': {
      label: { zh: '已公布通报', en: 'Published' },
      unit: { zh: '件', en: 'notices' },
      value: { where: { state: ['published'] } },
      window: 'all',
      covers: ['GK01'],
    },
  },
  public: {
    after: 'publish',
    fields: ['title', 'asOf', 'text', 'hash', 'publishedOn', 'contactName', 'phone', 'mail', 'address', 'postcode'],
  },
})
