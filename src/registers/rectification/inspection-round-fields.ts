import type { FieldSpec } from '../../kernel/fields.ts'
import type { SettingSpec } from '../../kernel/spec.ts'
import { bodies } from './words.ts'

/** Periods of a round by the names of their fields: what a unit changes here holds for rounds that are opened afterwards. */
export const roundSettings = {
  planDays: { label: { zh: '整改方案报送天数', en: 'Days for the plan' }, standard: 30, min: 1, max: 120 },
  concentratedMonths: {
    label: { zh: '集中整改期月数', en: 'Months of the concentrated period' },
    basis: '《中国共产党巡视工作条例》（2024年修订）',
    ...{ standard: 6, min: 1, max: 24 },
  },
  limitMonths: { label: { zh: '整改期限月数', en: 'Months until the limit' }, standard: 12, min: 1, max: 60 },
  evaluateMonths: {
    label: { zh: '集中整改期后评估月数', en: 'Months until the evaluation' },
    ...{ standard: 1, min: 0, max: 24 },
  },
  lookBackMonths: {
    label: { zh: '集中整改期后“回头看”月数', en: 'Months until the look-back' },
    ...{ standard: 3, min: 0, max: 24 },
  },
} as const satisfies Readonly<{ [setting: string]: SettingSpec }>

/** The periods a round began with, and the days that follow from them once the feedback is given. */
export const roundPeriods = {
  planDays: { kind: 'integer', label: { zh: '方案天数', en: 'Days for the plan' } },
  concentratedMonths: { kind: 'integer', label: { zh: '集中整改月数', en: 'Months of concentrated work' } },
  limitMonths: { kind: 'integer', label: { zh: '期限月数', en: 'Months until the limit' } },
  evaluateMonths: { kind: 'integer', label: { zh: '评估月数', en: 'Months until the evaluation' } },
  lookBackMonths: { kind: 'integer', label: { zh: '“回头看”月数', en: 'Months until the look-back' } },
  feedbackOn: { kind: 'day', label: { zh: '反馈日期', en: 'Feedback on' }, covers: ['ZG01'] },
  planDueOn: { kind: 'day', label: { zh: '方案报送时限', en: 'Plan due on' } },
  concentratedEndsOn: { kind: 'day', label: { zh: '集中整改期届满日', en: 'Concentrated period ends on' } },
  evaluateDueOn: { kind: 'day', label: { zh: '评估时限', en: 'To be evaluated by' } },
  lookBackOn: { kind: 'day', label: { zh: '“回头看”起始日', en: 'Look-back from' } },
  planOn: { kind: 'day', label: { zh: '方案批准日期', en: 'Plan approved on' } },
  unfinished: { kind: 'integer', label: { zh: '期满未完成问题数', en: 'Unfinished at the end' }, covers: ['ZG38'] },
  finished: { kind: 'integer', label: { zh: '期内完成问题数', en: 'Finished within the period' }, covers: ['ZG38'] },
  countedOn: { kind: 'day', label: { zh: '清点日期', en: 'Counted on' } },
  unfinishedNote: {
    kind: 'longtext',
    label: { zh: '未完成问题后续安排', en: 'What follows for the unfinished' },
    help: { zh: '逐个写明未完成问题的编号、原因和后续安排。', en: 'Code, cause and what follows, for each of them.' },
  },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>

/** Which bodies review the plan and each declaration of this round, and which of them concludes that a finding is cured. */
export const roundReview = {
  reviewOffice: { kind: 'yesno', label: { zh: '巡察办会审', en: 'Reviewed by the inspection office' } },
  reviewGroup: { kind: 'yesno', label: { zh: '巡察组会审', en: 'Reviewed by the inspection group' } },
  reviewDiscipline: { kind: 'yesno', label: { zh: '纪委监委会审', en: 'Reviewed by the discipline body' } },
  reviewOrganisation: { kind: 'yesno', label: { zh: '组织部会审', en: 'Reviewed by the organisation department' } },
  reviewPublicity: { kind: 'yesno', label: { zh: '宣传部会审', en: 'Reviewed by the publicity department' } },
  closer: {
    kind: 'choice',
    label: { zh: '认定销号单位', en: 'Closed by' },
    choices: bodies,
    help: {
      zh: '单位自己的检查是初核；认定销号由巡察一方按整改通知办理。',
      en: 'The unit checks first; it is the inspecting side that closes.',
    },
  },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>
