import { addDays, isDay } from '../../calendar/days.ts'
import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import { figureIn } from '../../kernel/answers.ts'

type Asked = Omit<Facts, 'known'>

const ofThis = (id: string) => ({ lifeMeeting: { is: id } })

/** The order of a democratic-life meeting: study, talks and opinions, papers, meeting, what was raised is cured. */
export const lifeMeetingRules = {
  'studied-before-the-meeting': {
    label: { zh: '会前学习', en: 'Studied before' },
    says: {
      zh: '会前还没有登记学习巡察工作条例的专题学习：请先登记专题学习，日期不晚于民主生活会。',
      en: 'No study session on the inspection rules is on record before it: enter one first.',
    },
    on: ['hold'],
    severity: 'refuse',
    at: 'heldOn',
    needs: ({ record: { fields }, today }: Asked) => ({
      studied: {
        register: 'rectification-meeting',
        ask: 'count' as const,
        where: {
          state: ['held', 'filed'],
          fields: {
            kind: { is: 'study' },
            round: { is: String(fields['round'] ?? '') },
            heldOn: { before: isDay(fields['heldOn']) ? addDays(fields['heldOn'], 1) : today },
          },
        },
      },
    }),
    holds: ({ known }: Facts) => figureIn(known['studied']) > 0,
    covers: ['ZG20', 'ZG22'],
  },
  'talks-before-papers': {
    label: { zh: '先谈心谈话', en: 'Talks first' },
    says: {
      zh: '还没有登记谈心谈话，或者征求的意见还没有全部回应：请先完成谈话和回应，再起草对照检查材料。',
      en: 'No talk is on record, or an opinion is not answered yet: finish these first.',
    },
    on: ['consult'],
    severity: 'refuse',
    needs: ({ record }: Asked) => ({
      all: { register: 'pre-meeting-talk', ask: 'count' as const, where: { fields: ofThis(record.id) } },
      open: {
        register: 'pre-meeting-talk',
        ask: 'count' as const,
        where: { closed: false, fields: ofThis(record.id) },
      },
    }),
    holds: ({ known }: Facts) => figureIn(known['all']) > 0 && figureIn(known['open']) === 0,
    covers: ['ZG20', 'ZG21'],
  },
  'papers-before-meeting': {
    label: { zh: '先有对照检查材料', en: 'Papers first' },
    says: {
      zh: '班子和个人的对照检查材料还没有审定：至少要有一份班子材料和一份个人材料，并且全部审定。',
      en: 'The papers are not ready: at least one of the team and one personal, all of them approved.',
    },
    on: ['write-up'],
    severity: 'refuse',
    needs: ({ record }: Asked) => {
      const papers = (more: object, closed: boolean) => ({
        register: 'comparison-paper',
        ask: 'count' as const,
        where: { closed, fields: { ...ofThis(record.id), ...more } },
      })
      return {
        team: papers({ kind: { is: 'team' } }, true),
        personal: papers({ kind: { is: 'personal' } }, true),
        open: papers({}, false),
      }
    },
    holds: ({ known }: Facts) =>
      figureIn(known['team']) > 0 && figureIn(known['personal']) > 0 && figureIn(known['open']) === 0,
    covers: ['ZG20'],
  },
  'talks-precede-the-meeting': {
    label: { zh: '谈话在会前', en: 'Talks precede the meeting' },
    says: {
      zh: '有谈心谈话的日期不早于民主生活会：谈话应当在会前进行，请核对日期。',
      en: 'A talk is dated on or after the meeting; talks come before it, please check the days.',
    },
    on: ['hold'],
    severity: 'refuse',
    at: 'heldOn',
    needs: ({ record }: Asked) => ({
      after: {
        register: 'pre-meeting-talk',
        ask: 'count' as const,
        where: { fields: { ...ofThis(record.id), heldOn: { from: String(record.fields['heldOn'] ?? '9999-12-31') } } },
      },
    }),
    holds: ({ known }: Facts) => figureIn(known['after']) === 0,
    covers: ['ZG21'],
  },
  'life-meeting-by-today': {
    label: { zh: '召开日期不晚于今天', en: 'Held by today' },
    says: { zh: '召开日期晚于今天，请核对。', en: 'It would be held after today; please check.' },
    on: ['hold'],
    severity: 'refuse',
    at: 'heldOn',
    holds: ({ record: { fields }, today }: Facts) => typeof fields['heldOn'] !== 'string' || fields['heldOn'] <= today,
  },
  'raised-points-are-cured': {
    label: { zh: '会上意见整改完毕', en: 'What was raised is cured' },
    says: {
      zh: '会上提出的问题还没有全部解决，或者还没有登记：请先逐条登记、逐条解决。',
      en: 'What was raised at the meeting is not all solved, or not on record yet.',
    },
    on: ['finish'],
    severity: 'refuse',
    needs: ({ record }: Asked) => ({
      all: { register: 'pushed-problem', ask: 'count' as const, where: { fields: ofThis(record.id) } },
      open: { register: 'pushed-problem', ask: 'count' as const, where: { closed: false, fields: ofThis(record.id) } },
    }),
    holds: ({ known }: Facts) => figureIn(known['all']) > 0 && figureIn(known['open']) === 0,
    covers: ['ZG20'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
