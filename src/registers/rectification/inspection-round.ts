import { addDays, addMonths, isDay } from '../../calendar/days.ts'
import type { Fields } from '../../kernel/fields.ts'
import { defineRegister } from '../../kernel/register.ts'
import { roundPeriods, roundReview, roundSettings } from './inspection-round-fields.ts'
import { outsiders, overseers } from './words.ts'

/**
 * Rounds of inspection: who inspected, from when until when, and the day by which everything should be cured. That a round takes place is told to the whole staff at
 * its beginning, so that everybody reads it; what it found is another register. Its periods are copied from the settings when it is opened and never move with them
 * afterwards; the days are counted once the feedback is given.
 */
export const inspectionRound = defineRegister({
  name: 'inspection-round',
  label: { zh: '巡察轮次', en: 'Inspection round' },
  basis: '《中国共产党巡视工作条例》',
  covers: ['ZG01'],
  version: '2026-01-01',
  domain: 'rectification',
  fields: {
    name: {
      kind: 'text',
      label: { zh: '轮次名称', en: 'Name' },
      required: true,
      inList: true,
      help: { zh: '如“十五届县委第七轮巡察”。', en: 'As it is called in the papers.' },
      aliases: ['巡察轮次', '轮次'],
      covers: ['ZG01'],
    },
    inspector: { kind: 'text', label: { zh: '巡察机构', en: 'Inspecting body' }, inList: true, aliases: ['巡察组'] },
    level: {
      kind: 'choice',
      label: { zh: '层级', en: 'Level' },
      choices: {
        province: { zh: '省级', en: 'Province' },
        city: { zh: '市级', en: 'City' },
        county: { zh: '县级', en: 'County' },
      },
    },
    type: {
      kind: 'choice',
      label: { zh: '巡察方式', en: 'Type' },
      inList: true,
      choices: {
        routine: { zh: '常规巡察', en: 'Routine' },
        special: { zh: '专项巡察', en: 'Special' },
        mobile: { zh: '机动巡察', en: 'Mobile' },
        joint: { zh: '联动巡察', en: 'Joint' },
        'look-back': { zh: '巡察“回头看”', en: 'Look-back' },
      },
    },
    partyOrg: { kind: 'text', label: { zh: '被巡察党组织', en: 'Inspected party organisation' } },
    startsOn: { kind: 'day', label: { zh: '进驻日期', en: 'Starts on' }, inList: true },
    endsOn: { kind: 'day', label: { zh: '结束日期', en: 'Ends on' }, inList: true },
    dueOn: {
      kind: 'day',
      label: { zh: '整改期限', en: 'To be cured by' },
      inList: true,
      help: {
        zh: '除长期坚持的以外，问题的整改时限不得晚于这一天。',
        en: 'No finding may be due later, except those of long standing.',
      },
      aliases: ['集中整改期限'],
    },
    ...roundPeriods,
    ...roundReview,
  },
  columns: { title: 'name' },
  parties: { ...overseers, ...outsiders, everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } } },
  readers: ['everyone', 'inspection', 'reviewer', 'group', 'discipline', 'organisation', 'publicity'],
  states: {
    rectifying: { label: { zh: '整改中', en: 'Rectifying' }, rests: true },
    concluded: { label: { zh: '已结束', en: 'Concluded' }, final: true },
  },
  verbs: {
    open: {
      label: { zh: '登记轮次', en: 'Open' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'rectifying',
      takes: [
        'name',
        'inspector',
        'level',
        'type',
        'partyOrg',
        'startsOn',
        'endsOn',
        'dueOn',
        'reviewOffice',
        'reviewGroup',
        'reviewDiscipline',
        'reviewOrganisation',
        'reviewPublicity',
        'closer',
      ],
      sets: ({ settings }) =>
        Object.fromEntries(Object.keys(roundSettings).map((name) => [name, settings[name] ?? null])),
      elsewhere: { zh: '该轮次已经登记。', en: 'The round is on record already.' },
      covers: ['ZG01'],
    },
    'note-feedback': {
      label: { zh: '起算整改时限', en: 'Note the feedback' },
      by: ['house'],
      from: ['rectifying'],
      takes: ['feedbackOn'],
      needs: ['feedbackOn'],
      sets: ({ record: { fields } }) => daysFrom(fields),
      elsewhere: { zh: '已结束的轮次不再起算时限。', en: 'The clocks of a concluded round do not start again.' },
      covers: ['ZG02', 'ZG38'],
    },
    'adopt-plan': {
      label: { zh: '登记整改方案', en: 'Adopt the plan' },
      by: ['house'],
      from: ['rectifying'],
      takes: ['planOn'],
      needs: ['planOn'],
      elsewhere: { zh: '已结束的轮次不再登记整改方案。', en: 'A concluded round has no new plan.' },
      covers: ['ZG10'],
    },
    'end-concentrated': {
      label: { zh: '清点集中整改期未完成问题', en: 'List what is unfinished' },
      by: ['office'],
      from: ['rectifying'],
      takes: ['unfinishedNote'],
      needs: ['unfinishedNote'],
      asks: ({ record: { id } }) => ({
        open: { register: 'inspection-finding', ask: 'count', where: { closed: false, fields: { round: { is: id } } } },
        closed: {
          register: 'inspection-finding',
          ask: 'count',
          where: { state: ['closed'], fields: { round: { is: id } } },
        },
      }),
      sets: ({ known, today }) => ({
        unfinished: Number(known['open'] ?? 0),
        finished: Number(known['closed'] ?? 0),
        countedOn: today,
      }),
      elsewhere: { zh: '已结束的轮次不再清点。', en: 'A concluded round is not counted again.' },
      covers: ['ZG19', 'ZG38'],
    },
    revise: {
      label: { zh: '变更信息', en: 'Revise' },
      by: ['office'],
      from: ['rectifying'],
      takes: [
        'name',
        'inspector',
        'level',
        'type',
        'partyOrg',
        'startsOn',
        'endsOn',
        'dueOn',
        'reviewOffice',
        'reviewGroup',
        'reviewDiscipline',
        'reviewOrganisation',
        'reviewPublicity',
        'closer',
      ],
      elsewhere: { zh: '已结束的轮次不再变更。', en: 'A concluded round is not changed.' },
    },
    conclude: {
      label: { zh: '结束整改', en: 'Conclude' },
      by: ['office', 'director'],
      from: ['rectifying'],
      to: 'concluded',
      already: ['concluded'],
    },
  },
  rules: {
    'round-days-in-order': {
      label: { zh: '轮次日期先后', en: 'Days in order' },
      says: {
        zh: '结束日期不能早于进驻日期，整改期限不能早于结束日期，请核对。',
        en: 'A round ends after it starts, and is to be cured after it ends; please check.',
      },
      on: ['open', 'revise'],
      severity: 'refuse',
      at: 'endsOn',
      holds: ({ record: { fields } }) =>
        inOrder(fields['startsOn'], fields['endsOn']) &&
        inOrder(fields['endsOn'], fields['dueOn']) &&
        inOrder(fields['startsOn'], fields['dueOn']),
    },
    'round-findings-closed': {
      label: { zh: '本轮问题全部销号', en: 'All findings closed' },
      says: {
        zh: '本轮仍有问题没有销号；结束后这些问题照常整改、照常催办。',
        en: 'Findings of this round are not closed yet; they go on, and so do their deadlines.',
      },
      on: ['conclude'],
      severity: 'warn',
      needs: ({ record }) => ({
        open: {
          register: 'inspection-finding',
          ask: 'count',
          where: { closed: false, fields: { round: { is: record.id } } },
        },
      }),
      holds: ({ known }) => !known['open'],
    },
    'round-names-reviewers': {
      label: { zh: '明确会审单位和认定单位', en: 'Reviewers and closer named' },
      says: {
        zh: '没有明确会审单位或者认定销号的单位：本轮问题销号前不经会审，请核对整改通知后补正。',
        en: 'No reviewing body or nobody to close is named, so findings are closed without a review; please check the papers.',
      },
      on: ['open'],
      severity: 'warn',
      at: 'closer',
      holds: ({ record: { fields } }) =>
        Boolean(fields['closer']) && Object.keys(roundReview).some((name) => fields[name] === true),
      covers: ['ZG17'],
    },
    'reviewers-stand-once-begun': {
      label: { zh: '会审单位不中途改变', en: 'Reviewers stay' },
      says: {
        zh: '本轮已有问题申请销号或者销号：会审单位和认定销号的单位不能再变更。',
        en: 'Findings of this round are declared or closed already: who reviews and who closes does not change any more.',
      },
      on: ['revise'],
      severity: 'refuse',
      needs: ({ record: { id } }) => ({
        begun: {
          register: 'inspection-finding',
          ask: 'count',
          where: { state: ['declared', 'vetted', 'reviewing', 'closed'], fields: { round: { is: id } } },
        },
      }),
      holds: ({ given, before, known }) =>
        !known['begun'] ||
        Object.keys(roundReview).every(
          (name) => !Object.hasOwn(given, name) || (given[name] ?? null) === (before?.fields[name] ?? null),
        ),
      covers: ['ZG17'],
    },
    'counted-after-the-period': {
      label: { zh: '集中整改期届满后清点', en: 'Counted after the period' },
      says: {
        zh: '集中整改期还没有届满：届满当日起再清点未完成问题。',
        en: 'The concentrated period has not ended yet: count on its last day or later.',
      },
      on: ['end-concentrated'],
      severity: 'refuse',
      holds: ({ record: { fields }, today }) =>
        typeof fields['concentratedEndsOn'] === 'string' && fields['concentratedEndsOn'] <= today,
      covers: ['ZG38'],
    },
  },
  settings: roundSettings,
  deadlines: {
    'plan-due': {
      label: { zh: '整改方案时限', en: 'Plan due' },
      verb: 'adopt-plan',
      starts: { field: 'planDueOn' },
      escalate: [
        { after: 0, to: 'office' },
        { after: 1, to: 'director' },
      ],
      covers: ['ZG10'],
    },
    'concentrated-ends': {
      label: { zh: '集中整改期届满', en: 'End of the concentrated period' },
      verb: 'end-concentrated',
      starts: { field: 'concentratedEndsOn' },
      remind: [20, 10, 7],
      escalate: [{ after: 7, to: 'director' }],
      covers: ['ZG38'],
    },
  },
})

/** The days of a round, counted from its feedback by its own periods. A last day somebody typed in stands. */
function daysFrom(fields: Fields): Fields {
  const { feedbackOn, dueOn } = fields
  if (!isDay(feedbackOn)) return {}
  const length = (name: string) => (typeof fields[name] === 'number' ? Number(fields[name]) : 0)
  const concentratedEndsOn = addMonths(feedbackOn, length('concentratedMonths'))
  return {
    planDueOn: addDays(feedbackOn, length('planDays')),
    concentratedEndsOn,
    evaluateDueOn: addMonths(concentratedEndsOn, length('evaluateMonths')),
    lookBackOn: addMonths(concentratedEndsOn, length('lookBackMonths')),
    ...(typeof dueOn === 'string' ? {} : { dueOn: addMonths(feedbackOn, length('limitMonths')) }),
  }
}

function inOrder(first: unknown, second: unknown): boolean {
  return typeof first !== 'string' || typeof second !== 'string' || first <= second
}
