import { daysBetween, isDay } from '../../calendar/days.ts'
import { isList } from '../../kernel/fields.ts'
import type { DeadlineSpec, DutySpec, IndicatorSpec, Recurrence, RuleSpec } from '../../kernel/spec.ts'
import type { RowId } from '../../kernel/words.ts'
import { bodies, majorMatters, studies } from './words.ts'

type Body = keyof typeof bodies
type Study = keyof typeof studies
type Duty = DutySpec & { readonly verb: 'call' }

/** A meeting that must be held, created ahead of its day so that one that is not held stays visible. */
function regular(body: Body, recurs: Recurrence, covers: readonly RowId[]): Duty {
  const { zh, en } = bodies[body]
  return {
    label: { zh: `${zh}例会`, en: `${en}: routine` },
    recurs,
    shift: 'next',
    ahead: 3,
    verb: 'call',
    fills: ({ due, spoken }) => ({ title: `${spoken}${zh}`, body, purpose: 'routine', plannedOn: due }),
    covers,
  }
}

function special(study: Study, recurs: Recurrence): Duty {
  const { zh, en } = studies[study]
  return {
    label: { zh: `专题研究${zh}`, en: `Special study: ${en}` },
    recurs,
    shift: 'previous',
    ahead: 30,
    verb: 'call',
    fills: ({ due, spoken }) => ({
      title: `${spoken}专题研究${zh}`,
      body: 'party-group',
      purpose: 'special-study',
      study,
      plannedOn: due,
    }),
    covers: ['HY12'],
  }
}

/** Before a holiday. Movable ones are called for on the earliest day they can need it. */
function beforeHoliday(zh: string, en: string, month: number, on: number): Duty {
  return {
    label: { zh: `${zh}节前部署会`, en: `Deployment before ${en}` },
    recurs: { every: 'year', month, on },
    shift: 'previous',
    ahead: 7,
    verb: 'call',
    fills: ({ due }) => ({
      title: `${zh}节前工作安排部署会`,
      body: 'party-group-extended',
      purpose: 'deployment',
      plannedOn: due,
    }),
    covers: ['HY13'],
  }
}

const halfYearly = { every: 'half-year', month: 6, on: 20 } as const

export const meetingDuties = {
  'monday-briefing': regular('monday-briefing', { every: 'week', on: 1 }, ['HY11']),
  'editorial-board-monthly': regular('editorial-board', { every: 'month', on: 10 }, ['HY11']),
  'staff-meeting-quarterly': regular('staff-meeting', { every: 'quarter', month: 3, on: 15 }, ['HY11']),
  'business-committee-quarterly': regular('business-committee', { every: 'quarter', month: 2, on: 15 }, ['HY10']),
  'study-ideology': special('ideology', halfYearly),
  'study-integrity': special('integrity', halfYearly),
  'study-party-building': special('party-building', halfYearly),
  'study-safety': special('safety', { every: 'quarter', month: 3, on: 10 }),
  'study-secrecy': special('secrecy', { every: 'year', month: 9, on: 20 }),
  'study-strict-governance': special('strict-governance', { every: 'year', month: 3, on: 20 }),
  'before-new-year': beforeHoliday('元旦', 'New Year', 12, 28),
  'before-spring-festival': beforeHoliday('春节', 'the Spring Festival', 1, 19),
  'before-qingming': beforeHoliday('清明', 'Qingming', 4, 2),
  'before-may-day': beforeHoliday('五一', 'May Day', 4, 28),
  'before-dragon-boat': beforeHoliday('端午', 'the Dragon Boat Festival', 5, 26),
  'before-national-day': beforeHoliday('中秋国庆', 'Mid-Autumn and National Day', 9, 6),
} as const satisfies Readonly<{ [duty: string]: DutySpec }>

/** Held studies of a subject in a half-year or year, under the number that was promised. */
function studied(study: Study, window: 'half-year' | 'year'): IndicatorSpec {
  const { zh, en } = studies[study]
  return {
    label: { zh: `专题研究${zh}次数`, en: `Special studies of ${en}` },
    unit: { zh: '次', en: 'meetings' },
    value: {
      where: { fields: { study: { is: study }, purpose: { is: 'special-study' }, heldOn: { filled: true } } },
    },
    window,
    by: { field: 'heldOn' },
    threshold: { atLeast: 1 },
    covers: ['HY12'],
  }
}

export const meetingIndicators = {
  'first-item-rate': {
    label: { zh: '第一议题落实率', en: 'First-item rate' },
    unit: { zh: '次', en: 'meetings' },
    value: {
      where: { fields: { body: { is: 'party-group' }, heldOn: { filled: true }, firstItem: { filled: true } } },
    },
    base: { where: { fields: { body: { is: 'party-group' }, heldOn: { filled: true } } } },
    window: 'year',
    by: { field: 'heldOn' },
    threshold: { atLeast: 1 },
    covers: ['HY08'],
  },
  'ideology-studied': studied('ideology', 'half-year'),
  'integrity-studied': studied('integrity', 'half-year'),
  'party-building-studied': studied('party-building', 'half-year'),
  'safety-studied': studied('safety', 'half-year'),
  'secrecy-studied': studied('secrecy', 'year'),
  'strict-governance-studied': studied('strict-governance', 'year'),
  'meetings-for-learning': {
    label: { zh: '集中学习次数', en: 'Meetings for learning' },
    unit: { zh: '次', en: 'meetings' },
    value: { where: { fields: { purpose: { in: ['learning', 'training'] }, heldOn: { filled: true } } } },
    window: 'year',
    by: { field: 'heldOn' },
    threshold: { atLeast: 1 },
    covers: ['HY18', 'ZC10'],
  },
} as const satisfies Readonly<{ [indicator: string]: IndicatorSpec }>

export const meetingDeadlines = {
  'meeting-due': {
    label: { zh: '按期召开', en: 'Meeting due' },
    verb: 'hold',
    starts: { field: 'plannedOn' },
    remind: [1],
    escalate: [{ after: 3, to: 'director' }],
    covers: ['HY11', 'HY12', 'HY13'],
  },
  'minutes-due': {
    label: { zh: '整理会议记录', en: 'Minutes due' },
    verb: 'draft-minutes',
    starts: { on: 'hold' },
    within: { workingDays: 'minutesDays' },
    escalate: [{ after: 1, to: 'office' }],
    covers: ['HY05'],
  },
  'filing-due': {
    label: { zh: '归档时限', en: 'Filing due' },
    verb: 'file',
    starts: { on: 'approve' },
    within: { workingDays: 'filingDays' },
    escalate: [{ after: 1, to: 'director' }],
    covers: ['HY07'],
  },
} as const satisfies Readonly<{ [deadline: string]: DeadlineSpec }>

/** What must hold when a meeting is called and held. */
export const meetingRules = {
  'quorum-is-present': {
    label: { zh: '到会人数达到规定', en: 'A quorum is present' },
    says: {
      zh: '实到人数没有达到议事规则规定的比例，会议不能召开；请改期，或核对应到、实到名单。',
      en: 'Fewer are present than the rules of procedure ask for; hold it on another day or check the lists.',
    },
    on: ['hold'],
    severity: 'refuse',
    at: 'present',
    needs: ({ record }) => ({
      rules: {
        register: 'procedure-rules',
        ask: 'first',
        where: { state: ['in-force'], fields: { body: { is: String(record.fields['body']) } } },
      },
    }),
    holds: ({ record: { fields }, known: { rules }, settings }) => {
      const called = fields['called'] ?? null
      const present = fields['present'] ?? null
      if (!isList(called) || !isList(present)) return true
      const asked = typeof rules === 'object' && rules ? rules.fields['quorumPercent'] : settings['quorumPercent']
      return present.length * 100 >= called.length * Number(asked)
    },
    covers: ['HY03'],
  },
  'chair-does-not-record': {
    label: { zh: '主持人不兼记录', en: 'The chair does not record' },
    says: {
      zh: '会议记录由专人负责，主持人不能兼任记录人；请另定记录人。',
      en: 'Somebody else than the chair records.',
    },
    on: ['call', 'arrange', 'hold'],
    severity: 'refuse',
    at: 'recorder',
    holds: ({ record: { fields } }) => !fields['recorder'] || fields['recorder'] !== fields['chair'],
    covers: ['HY05'],
  },
  'discipline-invited-in-time': {
    label: { zh: '会前邀请纪检监察组', en: 'Discipline group invited in time' },
    says: {
      zh: '会议有三重一大议题，却没有按规定提前邀请派驻纪检监察组；请先邀请并改期召开。',
      en: 'A topic is a major matter and the discipline group was not invited in time; invite it and meet later.',
    },
    on: ['hold'],
    severity: 'refuse',
    at: 'disciplineInvitedOn',
    needs: ({ record: { id } }) => ({
      major: {
        register: 'meeting-topic',
        ask: 'count',
        where: { fields: { meeting: { is: id }, kind: { in: majorMatters } } },
      },
    }),
    holds: ({ record: { fields }, known: { major }, settings }) => {
      if (!major) return true
      const { disciplineInvitedOn: invited, heldOn } = fields
      if (!isDay(invited) || !isDay(heldOn)) return false
      return daysBetween(invited, heldOn) >= Number(settings['inviteDays'])
    },
    covers: ['HY09'],
  },
  'held-by-today': {
    label: { zh: '召开日期不晚于今天', en: 'Held by today' },
    says: { zh: '召开日期晚于今天，请核对。', en: 'The day of the meeting is in the future; please check.' },
    on: ['hold'],
    severity: 'refuse',
    at: 'heldOn',
    holds: ({ record: { fields }, today }) => typeof fields['heldOn'] !== 'string' || fields['heldOn'] <= today,
  },
  'study-is-named': {
    label: { zh: '专题会议写明专题', en: 'A study names its subject' },
    says: {
      zh: '专题研究、集中学习和制度培训要选定专题，每次只计一个专题。',
      en: 'A study, learning or training names its one subject.',
    },
    on: ['call', 'hold'],
    severity: 'refuse',
    at: 'study',
    holds: ({ record: { fields } }) =>
      !['special-study', 'learning', 'training'].includes(String(fields['purpose'])) || Boolean(fields['study']),
    covers: ['HY12', 'HY18'],
  },
  'first-item-is-study': {
    label: { zh: '落实第一议题', en: 'The first item is study' },
    says: {
      zh: '党组会没有登记第一议题；如已学习请补上，否则计入未落实。',
      en: 'No first item of study is entered for this Party-group meeting; it counts as not done.',
    },
    on: ['hold'],
    severity: 'warn',
    at: 'firstItem',
    holds: ({ record: { fields } }) => fields['body'] !== 'party-group' || Boolean(fields['firstItem']),
    covers: ['HY08'],
    cures: ['第一议题', '集中学习', '理论学习'],
  },
  'deployment-has-rota': {
    label: { zh: '节前部署附值班安排', en: 'A deployment has its rota' },
    says: {
      zh: '节前部署会要附值班安排和联系表。',
      en: 'A deployment before a holiday comes with the duty rota and contacts.',
    },
    on: ['hold'],
    severity: 'refuse',
    at: 'dutyRota',
    holds: ({ record: { fields } }) => {
      const rota = fields['dutyRota'] ?? null
      return fields['purpose'] !== 'deployment' || (isList(rota) && rota.length > 0)
    },
    covers: ['HY13'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
