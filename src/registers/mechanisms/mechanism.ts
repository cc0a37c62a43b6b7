import { defineRegister } from '../../kernel/register.ts'
import { concerned, readers } from './words.ts'

/**
 * What keeps a finding cured (长效机制): a register, duty, rule or indicator that runs, bound to the measure that promised it. The house looks at each every day and enters
 * what it sees. To end one loosens a control, so two persons do it. Read by those who lead and run the rectification and those who answer for the finding.
 */
export const mechanism = defineRegister({
  name: 'mechanism',
  label: { zh: '长效机制', en: 'Mechanism' },
  cures: ['长效机制', '建章立制', '举一反三'],
  version: '2026-01-01',
  domain: 'mechanisms',
  fields: {
    title: { kind: 'text', label: { zh: '机制名称', en: 'Title' }, required: true, inList: true },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '管住的问题', en: 'Finding it keeps cured' },
      required: true,
      inList: true,
    },
    measure: {
      kind: 'ref',
      register: 'rectification-measure',
      label: { zh: '对应措施', en: 'Measure' },
      required: true,
    },
    kind: {
      kind: 'choice',
      label: { zh: '看什么', en: 'What is watched' },
      required: true,
      inList: true,
      choices: {
        register: { zh: '台账一直在用', en: 'A register in use' },
        duty: { zh: '定期事项按期做', en: 'A duty kept' },
        rule: { zh: '规则没有被越过', en: 'A rule not overridden' },
        indicator: { zh: '指标守住界线', en: 'An indicator within its threshold' },
      },
    },
    register: { kind: 'text', label: { zh: '台账代码', en: 'Register' }, required: true, inList: true, max: 60 },
    part: {
      kind: 'text',
      label: { zh: '事项、规则或指标代码', en: 'Duty, rule or indicator' },
      max: 60,
      help: { zh: '只看台账本身的不填。', en: 'Empty when the register itself is watched.' },
    },
    healthy: {
      kind: 'text',
      label: { zh: '怎样算正常', en: 'What counts as healthy' },
      required: true,
      max: 500,
      help: {
        zh: '用一句话写明，如“每笔大额支出都有集体决定”。',
        en: 'In one sentence: every large payment has a decision.',
      },
    },
    since: { kind: 'day', label: { zh: '起算日期', en: 'Since' }, required: true, inList: true },
    atLeast: {
      kind: 'integer',
      label: { zh: '不低于', en: 'At least' },
      help: {
        zh: '本单位自己的界线；比率按百分数填，不填按指标原定。',
        en: 'Own threshold; of a rate in hundredths. Empty: the declared one.',
      },
    },
    atMost: { kind: 'integer', label: { zh: '不高于', en: 'At most' } },
    silentDays: {
      kind: 'integer',
      label: { zh: '多少天没有记录算停用', en: 'Days without a record' },
      min: 1,
      max: 3660,
    },
    answers: { kind: 'person', label: { zh: '说明责任人', en: 'Who must answer' }, required: true, inList: true },
    standing: {
      kind: 'choice',
      label: { zh: '运行情况', en: 'Standing' },
      inList: true,
      choices: {
        healthy: { zh: '正常', en: 'Healthy' },
        failing: { zh: '失守', en: 'Failing' },
        recovering: { zh: '恢复观察', en: 'Recovering' },
      },
    },
    standingSince: { kind: 'day', label: { zh: '自何日起', en: 'Standing since' } },
    warnedAt: { kind: 'instant', label: { zh: '最近一次预警', en: 'Warned last' } },
    counted: { kind: 'integer', label: { zh: '当时数目', en: 'Counted then' } },
    outcome: {
      kind: 'choice',
      label: { zh: '预警结果', en: 'How the warning ended' },
      choices: {
        explained: { zh: '已说明', en: 'Explained' },
        confirmed: { zh: '确认反弹', en: 'Confirmed' },
      },
    },
    outcomeOn: { kind: 'day', label: { zh: '结果日期', en: 'Ended on' } },
  },
  columns: { title: 'title', owner: 'answers' },
  parties: concerned,
  readers,
  states: {
    living: { label: { zh: '运行中', en: 'Living' }, rests: true },
    ending: { label: { zh: '拟停用', en: 'To be ended' }, awaits: ['approve-end'] },
    ended: { label: { zh: '已停用', en: 'Ended' }, final: true },
  },
  verbs: {
    bind: {
      label: { zh: '绑定机制', en: 'Bind' },
      by: ['office', 'responsible', 'house'],
      from: 'nothing',
      to: 'living',
      takes: [
        ...(['title', 'finding', 'measure', 'kind', 'register', 'part', 'healthy', 'since'] as const),
        ...(['atLeast', 'atMost', 'silentDays', 'answers'] as const),
      ],
      elsewhere: { zh: '这项机制已经绑定。', en: 'It is bound already.' },
    },
    entrust: {
      label: { zh: '变更说明责任人', en: 'Entrust' },
      by: ['office', 'responsible'],
      from: ['living', 'ending'],
      takes: ['answers'],
      needs: ['answers'],
      elsewhere: { zh: '已停用的机制不再变更。', en: 'It has ended.' },
    },
    'propose-end': {
      label: { zh: '提出停用', en: 'Propose to end' },
      by: ['office', 'responsible'],
      from: ['living'],
      to: 'ending',
      reason: true,
      already: ['ending', 'ended'],
    },
    'approve-end': {
      label: { zh: '批准停用', en: 'Approve the end' },
      by: ['director', 'deputy', 'office'],
      from: ['ending'],
      to: 'ended',
      apart: ['propose-end'],
      already: ['ended'],
      elsewhere: { zh: '先由另一人提出停用并说明理由。', en: 'Somebody else proposes it first, with the reason.' },
    },
    keep: {
      label: { zh: '继续运行', en: 'Keep' },
      by: ['director', 'deputy', 'office'],
      from: ['ending'],
      to: 'living',
      reason: true,
      already: ['living'],
      elsewhere: { zh: '已停用的机制请重新绑定。', en: 'What has ended is bound anew.' },
    },
    observe: {
      label: { zh: '运行情况记录', en: 'Observe' },
      by: ['house'],
      from: ['living', 'ending', 'ended'],
      takes: ['standing', 'standingSince', 'warnedAt', 'counted', 'outcome', 'outcomeOn'],
    },
  },
  rules: {
    'measure-of-the-finding': {
      label: { zh: '措施属于这个问题', en: 'The measure is of the finding' },
      says: {
        zh: '这条措施不属于所选问题，请重新选择措施或者问题。',
        en: 'The measure belongs to another finding; choose again.',
      },
      on: ['bind'],
      severity: 'refuse',
      at: 'measure',
      needs: ({ record: { fields } }) =>
        typeof fields['measure'] === 'string'
          ? { measure: { register: 'rectification-measure', ask: 'first', where: { id: fields['measure'] } } }
          : {},
      holds: ({ record: { fields }, known }) => {
        const measure = known['measure']
        return typeof measure !== 'object' || measure?.fields['finding'] === fields['finding']
      },
    },
    'mechanism-names-its-part': {
      label: { zh: '写明看哪一项', en: 'Names what is watched' },
      says: {
        zh: '没有写明看这个台账的哪一项事项、规则或指标，请填写代码。',
        en: 'Which duty, rule or indicator of the register is watched? Fill in its name.',
      },
      on: ['bind'],
      severity: 'refuse',
      at: 'part',
      holds: ({ record: { fields } }) => fields['kind'] === 'register' || typeof fields['part'] === 'string',
    },
    'mechanism-since-today': {
      label: { zh: '起算日期不晚于今天', en: 'Since today or before' },
      says: {
        zh: '起算日期晚于今天：机制从运行之日起算，请核对。',
        en: 'It counts from the day it runs; that day has not come. Please check.',
      },
      on: ['bind'],
      severity: 'refuse',
      at: 'since',
      holds: ({ record: { fields }, today }) => typeof fields['since'] !== 'string' || fields['since'] <= today,
    },
  },
  settings: {
    recoverDays: {
      label: { zh: '恢复观察天数', en: 'Days until recovered' },
      standard: 30,
      measure: 'days',
      loosens: 'up',
      min: 0,
      max: 366,
    },
    againDays: {
      label: { zh: '持续失守再次预警间隔天数', en: 'Days until what goes on is told again' },
      standard: 30,
      measure: 'days',
      loosens: 'up',
      min: 1,
      max: 366,
    },
    silentDays: {
      label: { zh: '没有记录算停用的天数', en: 'Days without a record' },
      standard: 90,
      measure: 'days',
      loosens: 'up',
      min: 1,
      max: 3660,
    },
  },
})
