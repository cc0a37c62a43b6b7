import { defineRegister } from '../../kernel/register.ts'
import type { Facts } from '../../kernel/spec.ts'
import { names, sizeOf, stateOf } from '../words.ts'
import { byToday, treasury } from './words.ts'

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Who was called and has neither come nor made up for it. */
function absentOf({ record: { fields } }: Facts): number {
  const came = [...listed(fields['attended']), ...listed(fields['madeUp'])]
  return listed(fields['called']).filter((one) => !came.includes(one)).length
}

/** Those who spend and account for money learn its rules: with what, on which day, who signed in, and that who was absent made up for it. Read by everybody called. */
export const financeTraining = defineRegister({
  name: 'finance-training',
  label: { zh: '财经纪律学习', en: 'Finance-discipline training' },
  covers: ['CW07'],
  version: '2026-01-01',
  domain: 'finance',
  starts: 'off',
  fields: {
    topic: { kind: 'text', label: { zh: '学习主题', en: 'Topic' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '应学习日', en: 'Due on' }, required: true, inList: true },
    regulation: {
      kind: 'ref',
      register: 'regulation',
      label: { zh: '学习的制度', en: 'Regulation learnt' },
      covers: ['CW06'],
    },
    material: { kind: 'files', label: { zh: '学习材料', en: 'Material' }, covers: ['CW07'] },
    heldOn: { kind: 'day', label: { zh: '学习日期', en: 'Held on' }, inList: true, covers: ['CW07'] },
    called: {
      kind: 'people',
      label: { zh: '应到人员', en: 'Called' },
      help: {
        zh: '办公室、财务、工会、经办人员和班子成员。',
        en: 'Office, finance, trade union, those who handle money, the leadership.',
      },
    },
    attended: { kind: 'people', label: { zh: '实到人员', en: 'Attended' }, covers: ['CW07'] },
    signIn: { kind: 'files', label: { zh: '签到表', en: 'Sign-in sheet' }, covers: ['CW07'] },
    madeUp: { kind: 'people', label: { zh: '补学人员', en: 'Made up' } },
    calledCount: { kind: 'integer', label: { zh: '应到人数', en: 'Called, people' } },
    learntCount: { kind: 'integer', label: { zh: '已学人数', en: 'Have learnt, people' }, inList: true },
  },
  columns: { title: 'topic' },
  parties: { ...treasury, called: { field: 'called', label: { zh: '应到人员', en: 'those called' } } },
  readers: ['called', 'office', 'accountant', 'leader', 'director'],
  states: {
    planned: { label: { zh: '待学习', en: 'Planned' }, awaits: ['hold'] },
    held: { label: { zh: '已学习，待补学', en: 'Held' }, awaits: ['conclude'] },
    concluded: { label: { zh: '学习办结', en: 'Concluded' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排学习', en: 'Plan' },
      by: ['time', 'office'],
      from: 'nothing',
      to: 'planned',
      takes: ['topic', 'dueOn', 'called'],
      elsewhere: { zh: '已经安排。', en: 'It is planned already.' },
    },
    hold: {
      label: { zh: '登记学习', en: 'Hold' },
      by: ['office'],
      from: ['planned'],
      to: 'held',
      takes: ['regulation', 'material', 'heldOn', 'called', 'attended', 'signIn'],
      needs: ['material', 'heldOn', 'called', 'attended', 'signIn'],
      sets: (facts) => {
        const called = sizeOf(facts.record.fields['called'])
        return { calledCount: called, learntCount: called - absentOf(facts) }
      },
      already: ['held', 'concluded'],
      covers: ['CW07'],
    },
    conclude: {
      label: { zh: '补学完毕', en: 'Conclude' },
      by: ['office'],
      from: ['held'],
      to: 'concluded',
      takes: ['madeUp'],
      sets: (facts) => ({ learntCount: sizeOf(facts.record.fields['called']) - absentOf(facts) }),
      already: ['concluded'],
      elsewhere: { zh: '先登记学习。', en: 'It is held first.' },
      covers: ['CW07'],
    },
  },
  rules: {
    'training-held-by-today': {
      label: { zh: '学习日期不晚于今天', en: 'Held by today' },
      says: { zh: '学习日期晚于今天，请核对。', en: 'The day is in the future; please check.' },
      on: ['hold'],
      severity: 'refuse',
      at: 'heldOn',
      holds: ({ record: { fields }, today }) => byToday(fields['heldOn'], today),
    },
    'training-attended-by-the-called': {
      label: { zh: '实到在应到之内', en: 'Who came was called' },
      says: {
        zh: '实到人员中有人不在应到名单上，请先补入应到人员。',
        en: 'Somebody attended who was not called; add him or her to those called.',
      },
      on: ['hold'],
      severity: 'refuse',
      at: 'attended',
      holds: ({ record: { fields } }) => listed(fields['attended']).every((one) => names(fields['called'], one)),
    },
    'training-on-what-is-in-force': {
      label: { zh: '学习的是执行中的制度', en: 'A regulation in force' },
      says: {
        zh: '所选制度没有施行或已经废止：请选执行中的版本。',
        en: 'The regulation is not in force, or no longer: choose the edition that is.',
      },
      on: ['hold'],
      severity: 'refuse',
      at: 'regulation',
      needs: ({ record: { fields } }) =>
        typeof fields['regulation'] === 'string'
          ? { regulation: { register: 'regulation', ask: 'first', where: { id: fields['regulation'] } } }
          : {},
      holds: ({ record: { fields }, known }) =>
        typeof fields['regulation'] !== 'string' || stateOf(known['regulation']) === 'in-force',
      covers: ['CW06'],
    },
    'training-reaches-everybody': {
      label: { zh: '缺席的已补学', en: 'Who was absent made up' },
      says: {
        zh: '应到人员中还有人没有学习，请安排补学后再办结。',
        en: 'Somebody called has not learnt it yet; have it made up before it is concluded.',
      },
      on: ['conclude'],
      severity: 'refuse',
      at: 'madeUp',
      holds: (facts) => absentOf(facts) === 0,
      covers: ['CW07'],
    },
  },
  settings: {
    makeUpDays: { label: { zh: '补学时限（天）', en: 'Days to make up' }, standard: 30, min: 1, max: 180 },
  },
  deadlines: {
    'training-due': {
      label: { zh: '学习时限', en: 'Training due' },
      verb: 'hold',
      starts: { field: 'dueOn' },
      remind: [5],
      escalate: [{ after: 1, to: 'leader' }],
      covers: ['CW07'],
    },
    'make-up-due': {
      label: { zh: '补学时限', en: 'Making up due' },
      verb: 'conclude',
      starts: { on: 'hold' },
      within: { days: 'makeUpDays' },
      escalate: [{ after: 1, to: 'leader' }],
    },
  },
  duties: {
    'quarterly-finance-training': {
      label: { zh: '每季财经纪律学习', en: 'Quarterly finance-discipline training' },
      recurs: { every: 'quarter', month: 2, on: 20 },
      shift: 'previous',
      ahead: 15,
      verb: 'plan',
      fills: ({ spoken, due }) => ({ topic: `${spoken}财经纪律学习`, dueOn: due }),
      covers: ['CW07'],
    },
  },
  indicators: {
    'finance-training-reach': {
      label: { zh: '财经纪律学习覆盖率', en: 'Reach of the training' },
      unit: { zh: '人次', en: 'people' },
      value: { where: { state: ['held', 'concluded'] }, sum: 'learntCount' },
      base: { where: { state: ['held', 'concluded'] }, sum: 'calledCount' },
      window: 'year',
      by: { field: 'heldOn' },
      threshold: { atLeast: 1 },
      covers: ['CW07'],
    },
  },
})
